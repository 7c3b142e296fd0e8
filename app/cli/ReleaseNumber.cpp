// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ReleaseNumber.h"

#include <core/domain/PackageStore.h>
#include <core/domain/SettingsStore.h>
#include <core/domain/Transactions.h>
#include <db/CentreDatabase.h>

#include <algorithm>

namespace rds::cli {

namespace {

const QString settingKey = QStringLiteral("package/lastReleaseSequence");

} // namespace

Result<qint64> lastReleaseNumber(CentreDatabase& database)
{
    const auto built = database.settings().value(settingKey);
    if (!built) {
        return failure(built.error());
    }
    const auto sent = database.packages().all();
    if (!sent) {
        return failure(sent.error());
    }
    qint64 last = built->toLongLong();
    for (const StoredPackage& package : *sent) {
        last = std::max(last, package.manifest.releaseSequence);
    }
    return last;
}

Result<void> keepReleaseNumber(CentreDatabase& database, qint64 number)
{
    return database.transactions().run([&]() -> Result<void> {
        const auto last = lastReleaseNumber(database);
        if (!last) {
            return failure(last.error());
        }
        return number > *last ? database.settings().setValue(settingKey, QString::number(number)) : Result<void>();
    });
}

} // namespace rds::cli
