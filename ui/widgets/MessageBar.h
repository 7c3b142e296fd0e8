// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/models/Tint.h>

#include <QFrame>

class QLabel;
class QToolButton;

namespace rds {

/// Says inside the window what went wrong, or what came of a command, without stopping the operator.
/// Shows the newest message until it is dismissed. UI thread.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Information, Success, Error };

    explicit MessageBar(QWidget* parent);

    void showMessage(Kind kind, const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] Tint tint() const;

    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_close;
    Kind m_kind = Kind::Information;
};

} // namespace rds
