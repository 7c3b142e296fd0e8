// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace rds {

/// One step from schema `number - 1` to schema `number`. Never changed once released.
struct Migration {
    int number = 0;
    QString name;
    QString sql; ///< statements, each ended by a semicolon and an empty line

    [[nodiscard]] QStringList statements() const;
};

/// The files of db/migrations, which every program that links rds::db carries, in their order.
[[nodiscard]] std::vector<Migration> builtInMigrations();

} // namespace rds
