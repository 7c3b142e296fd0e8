// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreKeys.h"

#include "CentreError.h"

#include <core/base/FileError.h>
#include <core/crypto/CryptoError.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace rds {

namespace {

constexpr qint64 maxPemBytes = 64 * 1024;
constexpr auto lifetime = std::chrono::hours(24 * 365 * 20);

struct KeyFiles {
    QString key;
    QString certificate;
};

KeyFiles signingFiles(const QString& centreFolder)
{
    const QString keys = centreFolder + QStringLiteral("/keys/");
    return {keys + QStringLiteral("signing-key.pem"), keys + QStringLiteral("signing-certificate.pem")};
}

} // namespace

Result<CentreKeys> createCentreKeys(const QString& centreFolder, Timestamp now)
{
    const KeyFiles files = signingFiles(centreFolder);
    if (QFileInfo::exists(files.key)) {
        return failure(CentreError::AlreadySetUp, centreFolder);
    }
    const QString folder = QFileInfo(files.key).path();
    if (!QDir().mkpath(folder)) {
        return failure(FileError::NotWritable, folder);
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto signing =
        Identity::generate(KeyPurpose::Signing, QStringLiteral("RDS centre signing"), now, now + Duration(lifetime));
    if (!signing) {
        return failure(signing.error());
    }
    if (const auto written = writeFileAtomically(files.certificate, signing->certificate().toPem()); !written) {
        return failure(written.error());
    }
    if (const auto written = writeFileAtomically(files.key, signing->privateKeyPem(), true); !written) {
        return failure(written.error());
    }
    return CentreKeys{*signing};
}

Result<CentreKeys> loadCentreKeys(const QString& centreFolder)
{
    const KeyFiles files = signingFiles(centreFolder);
    const auto key = readFile(files.key, maxPemBytes);
    if (!key) {
        return failure(key.error());
    }
    const auto certificate = readFile(files.certificate, maxPemBytes);
    if (!certificate) {
        return failure(certificate.error());
    }
    const auto signing = Identity::fromPem(*key, *certificate, KeyPurpose::Signing);
    if (!signing) {
        const bool isKey = signing.error().is(CryptoError::InvalidKey);
        return failure(Error(signing.error().code(), isKey ? files.key : files.certificate, signing.error().detail()));
    }
    return CentreKeys{*signing};
}

} // namespace rds
