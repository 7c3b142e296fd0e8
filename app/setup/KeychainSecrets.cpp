// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeychainSecrets.h"

#include <core/centre/CentreError.h>

#include <QFileInfo>

#include <qt6keychain/keychain.h>

#include <cstring>

namespace rds {

namespace {

const QString service = QStringLiteral("rds-version-manager");

QString textOf(const Secret& secret)
{
    const std::string_view bytes = secret.view();
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

Result<void> resultOf(const QKeychain::Job& job)
{
    return job.error() == QKeychain::NoError
        ? Result<void>()
        : Result<void>(failure(CentreError::KeyStoreFailed, job.key(), job.errorString()));
}

} // namespace

KeychainSecrets::KeychainSecrets(QObject* parent)
    : QObject(parent)
{
}

bool KeychainSecrets::isAvailable() const
{
    // Looked at before the bus is used: where none is named, the bus' library would start one of its own.
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (!address.isEmpty()) {
        return !address.startsWith(QLatin1String("disabled:"));
    }
    const QString runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtimeFolder.isEmpty() && QFileInfo::exists(runtimeFolder + QStringLiteral("/bus"));
}

void KeychainSecrets::read(const QString& account, Read done)
{
    auto* const job = new QKeychain::ReadPasswordJob(service); // deletes itself once it is finished
    job->setKey(account);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        QString text = job->textData();
        const bool found = job->error() == QKeychain::NoError && !text.isEmpty();
        done(found ? std::optional(Secret(text)) : std::nullopt);
    });
    job->start();
}

void KeychainSecrets::write(const QString& account, const Secret& secret, Done done)
{
    auto* const job = new QKeychain::WritePasswordJob(service);
    job->setKey(account);
    job->setTextData(textOf(secret));
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] { done(resultOf(*job)); });
    job->start();
}

void KeychainSecrets::remove(const QString& account, Done done)
{
    auto* const job = new QKeychain::DeletePasswordJob(service);
    job->setKey(account);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        done(job->error() == QKeychain::EntryNotFound ? Result<void>() : resultOf(*job));
    });
    job->start();
}

} // namespace rds
