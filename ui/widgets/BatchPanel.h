// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/models/BatchSummary.h>

#include <QWidget>

class QLabel;

namespace rds {

class BatchBar;

/// How far the batch is, what happens next and when. Hidden where there is no batch. UI thread.
class BatchPanel final : public QWidget {
    Q_OBJECT

public:
    /// @param clock counts down; must outlive this
    BatchPanel(Clock& clock, QWidget* parent);
    ~BatchPanel() override;

    void setSummary(const std::optional<BatchSummary>& summary);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(const BatchSummary& summary);
    void tick();

    Clock& m_clock;
    Clock::TimerId m_timer = 0;
    std::optional<BatchSummary> m_summary;
    BatchBar* m_bar;
    QLabel* m_counters;
    QLabel* m_next;
};

} // namespace rds
