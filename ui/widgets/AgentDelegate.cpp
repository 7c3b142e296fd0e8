// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentDelegate.h"

#include <ui/models/AgentTableModel.h>
#include <ui/models/Tint.h>

#include <QApplication>
#include <QIcon>
#include <QLineEdit>
#include <QPainter>

namespace rds {

namespace {

constexpr int iconSide = 16;
constexpr int padding = 5;
constexpr int gap = 6;
constexpr int longestNote = 1000;

bool isSelected(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

QIcon::Mode iconMode(const QStyleOptionViewItem& option)
{
    return isSelected(option) && option.state.testFlag(QStyle::State_Active) ? QIcon::Selected : QIcon::Normal;
}

QPalette::ColorGroup colorGroup(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

/// On a selected row the style's colour is the one that can be read.
QColor textColor(const QStyleOptionViewItem& option, Tint tint)
{
    const QColor tinted = tintColor(tint, option.palette);
    return isSelected(option) ? option.palette.color(colorGroup(option), QPalette::HighlightedText) : tinted;
}

bool isEnrolled(const QModelIndex& index)
{
    return index.data(AgentTableModel::EnrolledRole).toBool();
}

void paintBackground(QPainter* painter, QStyleOptionViewItem option)
{
    option.text.clear();
    option.icon = {};
    option.features.setFlag(QStyleOptionViewItem::HasDecoration, false);
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
}

} // namespace

void AgentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    switch (static_cast<AgentColumn>(index.column())) {
    case AgentColumn::Mark:
        paintMark(painter, option, index);
        break;
    case AgentColumn::State:
        paintState(painter, option, index);
        break;
    default:
        QStyledItemDelegate::paint(painter, option, index);
        break;
    }
}

void AgentDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!isEnrolled(index)) {
        option->palette.setColor(QPalette::Text, tintColor(Tint::Muted, option->palette));
    }
}

void AgentDelegate::paintMark(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    paintBackground(painter, styled);
    QRect square(0, 0, iconSide + 2, iconSide + 2);
    square.moveCenter(option.rect.center());
    styled.icon.paint(painter, square, Qt::AlignCenter, iconMode(option));
}

void AgentDelegate::paintState(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    paintBackground(painter, styled);
    const QString word = index.data(AgentTableModel::WordRole).toString();
    if (word.isEmpty()) {
        return;
    }
    painter->save();
    QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    const QRect square(area.left(), area.center().y() - iconSide / 2 + 1, iconSide, iconSide);
    styled.icon.paint(painter, square, Qt::AlignCenter, iconMode(option));
    area.setLeft(square.right() + gap + 1);

    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(textColor(option, static_cast<Tint>(index.data(AgentTableModel::TintRole).toInt())));
    painter->drawText(area, Qt::AlignLeading | Qt::AlignVCenter,
                      QFontMetrics(strong).elidedText(word, Qt::ElideRight, area.width()));
    area.setLeft(area.left() + QFontMetrics(strong).horizontalAdvance(word) + padding);
    const QString reason = index.data(AgentTableModel::ReasonRole).toString();
    if (!reason.isEmpty() && area.width() > 0) {
        painter->setFont(option.font);
        painter->setPen(textColor(option, isEnrolled(index) ? Tint::Text : Tint::Muted));
        painter->drawText(area, Qt::AlignLeading | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(reason, Qt::ElideRight, area.width()));
    }
    painter->restore();
}

QWidget* AgentDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                     const QModelIndex& /*index*/) const
{
    auto* editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("noteEditor"));
    editor->setMaxLength(longestNote);
    editor->setFrame(false);
    editor->setAutoFillBackground(true);
    return editor;
}

} // namespace rds
