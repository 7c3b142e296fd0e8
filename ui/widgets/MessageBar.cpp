// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MessageBar.h"

#include "WidgetHelpers.h"

#include <ui/models/SymbolicIcon.h>

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace rds {

namespace {

constexpr int iconSide = 18;

QString iconName(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Information:
        return QStringLiteral("info");
    case MessageBar::Kind::Success:
        return QStringLiteral("updated");
    case MessageBar::Kind::Warning:
        return QStringLiteral("warning");
    case MessageBar::Kind::Error:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace

MessageBar::MessageBar(const QString& prefix, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(prefix + QStringLiteral("Bar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(10);
    m_icon = new QLabel(this);
    m_icon->setFixedSize(iconSide, iconSide);
    m_text = makeTextLabel(prefix + QStringLiteral("Text"), this);
    m_button = new QPushButton(this);
    m_button->setObjectName(prefix + QStringLiteral("Button"));
    m_close = new QToolButton(this);
    m_close->setObjectName(prefix + QStringLiteral("Close"));
    m_close->setIcon(symbolicIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_close);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (const auto pressed = m_pressed) {
            pressed();
        }
    });
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    retranslate();
    hide();
}

void MessageBar::showMessage(Kind kind, const QString& text, Button button)
{
    m_kind = kind;
    m_text->setText(text);
    m_pressed = std::move(button.pressed);
    m_button->setText(button.text);
    m_button->setVisible(!button.text.isEmpty());
    fitButton(*m_button);
    drawIcon();
    setAccessibleName(text);
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

void MessageBar::drawIcon()
{
    m_icon->setPixmap(symbolicIcon(iconName(m_kind), tint()).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
}

Tint MessageBar::tint() const
{
    switch (m_kind) {
    case Kind::Information:
        return Tint::Busy;
    case Kind::Success:
        return Tint::Updated;
    case Kind::Warning:
        return Tint::Delayed;
    case Kind::Error:
        return Tint::Failed;
    }
    return Tint::Text;
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::ApplicationPaletteChange) {
        drawIcon();
    }
    QFrame::changeEvent(event);
}

void MessageBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor line = tintColor(tint(), palette());
    QColor fill = line;
    fill.setAlpha(isDark(palette()) ? 40 : 24);
    painter.setPen(QPen(line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Dismiss (Esc)"));
    m_close->setAccessibleName(tr("Dismiss message"));
}

} // namespace rds
