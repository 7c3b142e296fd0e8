// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/models/Tint.h>

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace rds {

/// Says inside the window what went wrong, or what came of a command, without stopping the operator.
/// Shows the newest message until it is dismissed. UI thread.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Information, Success, Warning, Error };

    /// What can be done about a message right there.
    struct Button {
        QString text; ///< empty: there is none
        std::function<void()> pressed;
    };

    /// @param prefix of its object names: `messageBar`, `messageText`, `messageButton`, `messageClose`
    MessageBar(const QString& prefix, QWidget* parent);

    void showMessage(Kind kind, const QString& text, Button button = {});
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString text() const;
    /// By the operator.
    void dismiss();

Q_SIGNALS:
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void drawIcon();
    void retranslate();
    [[nodiscard]] Tint tint() const;

    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_button;
    QToolButton* m_close;
    Kind m_kind = Kind::Information;
    std::function<void()> m_pressed;
};

} // namespace rds
