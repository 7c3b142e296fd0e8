// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/models/AgentFilter.h>

#include <QWidget>

class QButtonGroup;
class QLineEdit;

namespace rds {

/// The search field, and the counters that are filters. UI thread.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent);

    void setCounts(const AgentCounts& counts);
    void focusSearch();
    /// Shows everything again.
    void clear();

Q_SIGNALS:
    void textChanged(const QString& text);
    void stateChanged(rds::StateFilter state);
    /// The operator wants to go on in the list.
    void leftDownwards();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();

    QLineEdit* m_search;
    QButtonGroup* m_states;
    AgentCounts m_counts;
};

} // namespace rds
