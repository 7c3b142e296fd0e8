// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EmptyState.h"

#include "WidgetHelpers.h"

#include <ui/models/SymbolicIcon.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace rds {

namespace {

constexpr int textWidth = 480;

} // namespace

EmptyState::EmptyState(QString icon, QWidget* parent)
    : QFrame(parent)
    , m_iconName(std::move(icon))
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(makeTextLabel(QStringLiteral("emptyText"), this))
    , m_buttons(new QHBoxLayout)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    setFrameShape(QFrame::StyledPanel);
    m_text->setFixedWidth(textWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addStretch(2);
    for (QLabel* label : {m_icon, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label, 0, Qt::AlignHCenter);
    }
    layout->addSpacing(8);
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
    drawIcon();
}

void EmptyState::setTexts(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    // A centred label in a layout is not asked for its height at its width.
    m_text->setFixedHeight(m_text->heightForWidth(textWidth));
}

QPushButton* EmptyState::addButton(const QString& objectName)
{
    auto* button = new QPushButton(this);
    button->setObjectName(objectName);
    button->setMinimumHeight(34);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void EmptyState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange) {
        drawIcon();
    }
    QFrame::changeEvent(event);
}

void EmptyState::drawIcon()
{
    m_icon->setPixmap(symbolicIcon(m_iconName, Tint::Muted).pixmap(QSize(56, 56), devicePixelRatioF()));
    setTextTint(*m_text, Tint::Muted);
}

} // namespace rds
