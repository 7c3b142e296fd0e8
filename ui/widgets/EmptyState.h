// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace rds {

/// What stands where a list has nothing to show: why, and what to do. UI thread.
class EmptyState final : public QFrame {
    Q_OBJECT

public:
    EmptyState(QString icon, QWidget* parent);

    void setTexts(const QString& title, const QString& text);
    /// A button below the text; the caller gives it its words and connects it.
    [[nodiscard]] QPushButton* addButton(const QString& objectName);

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QHBoxLayout* m_buttons;
};

} // namespace rds
