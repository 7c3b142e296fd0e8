// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Migration.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

// A static library's resources register themselves only where something refers to them.
// Q_INIT_RESOURCE has to stand outside of any namespace.
static void initMigrationResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace rds {

QStringList Migration::statements() const
{
    static const QRegularExpression end(QStringLiteral(";[ \\t]*(?:\\n[ \\t]*\\n|\\s*\\z)"));
    QStringList statements = sql.split(end, Qt::SkipEmptyParts);
    statements.removeIf([](const QString& statement) { return statement.trimmed().isEmpty(); });
    return statements;
}

std::vector<Migration> builtInMigrations()
{
    initMigrationResources();
    const QDir folder(QStringLiteral(":/rds/db/migrations"));
    std::vector<Migration> migrations;
    for (const QString& fileName : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(fileName));
        if (file.open(QIODevice::ReadOnly)) {
            const int number = fileName.section(u'_', 0, 0).toInt();
            migrations.push_back({number, fileName.chopped(4), QString::fromUtf8(file.readAll())});
        }
    }
    return migrations;
}

} // namespace rds
