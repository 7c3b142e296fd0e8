// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WidgetHelpers.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>

namespace rds {

namespace {

constexpr size_t mostNamed = 5;

struct HelpersText {
    Q_DECLARE_TR_FUNCTIONS(WidgetHelpers)
};

} // namespace

void makePrimary(QPushButton& button)
{
    QPalette palette = QApplication::palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        palette.setColor(group, QPalette::Button, tintColor(Tint::Accent, palette));
        palette.setColor(group, QPalette::ButtonText, tintColor(Tint::OnAccent, palette));
    }
    button.setPalette(palette);
}

void drive(QPushButton& button, QAction& action)
{
    QObject::connect(&button, &QPushButton::clicked, &action, &QAction::trigger);
    const auto follow = [&button, &action] {
        button.setEnabled(action.isEnabled());
        button.setToolTip(action.toolTip());
    };
    QObject::connect(&action, &QAction::changed, &button, follow);
    follow();
}

void fitButton(QPushButton& button)
{
    constexpr int room = 24;
    button.setMinimumWidth(button.sizeHint().width() + room);
}

void setTextTint(QWidget& widget, Tint tint)
{
    QPalette palette = QApplication::palette();
    const QColor color = tintColor(tint, palette);
    palette.setColor(QPalette::WindowText, color);
    palette.setColor(QPalette::Text, color);
    widget.setPalette(palette);
}

QLabel* makeTextLabel(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString namesOf(const std::vector<AgentId>& agents)
{
    QStringList names;
    for (size_t i = 0; i < std::min(agents.size(), mostNamed); ++i) {
        names << agents[i].toString();
    }
    if (agents.size() > mostNamed) {
        names << HelpersText::tr("and %Ln more", nullptr, static_cast<int>(agents.size() - mostNamed));
    }
    return names.join(u'\n');
}

} // namespace rds
