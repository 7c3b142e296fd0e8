// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>
#include <ui/models/Tint.h>

#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QWidget;

namespace rds {

/// @{ Small steps that several widgets take.

/// Makes the button the one thing to do: filled with the accent colour of the present palette.
void makePrimary(QPushButton& button);
/// Clicks trigger the action; the button is enabled as the action is.
void drive(QPushButton& button, QAction& action);
/// Gives the words of a button room at both sides; again whenever they change.
void fitButton(QPushButton& button);
void setTextTint(QWidget& widget, Tint tint);
/// A label that wraps, can be selected, and shows plain text only: what came by mail is never markup.
[[nodiscard]] QLabel* makeTextLabel(const QString& name, QWidget* parent);
/// The first few of them, one a line, and how many more there are.
[[nodiscard]] QString namesOf(const std::vector<AgentId>& agents);
/// @}

} // namespace rds
