// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeyFile.h"

#include "CentreError.h"
#include "KeyTimes.h"

#include <core/base/FileError.h>
#include <core/crypto/CryptoError.h>

#include <QFileInfo>

namespace rds {

namespace {

constexpr qint64 maxKeyFileBytes = 64 * 1024;
const QByteArray certificateBegins = QByteArrayLiteral("-----BEGIN CERTIFICATE-----");

/// The two blocks of a key file; the key is empty in a certificate file.
struct Blocks {
    QByteArray key;
    QByteArray certificate;
};

Result<Blocks> readBlocks(const QString& path)
{
    const auto file = readFile(path, maxKeyFileBytes);
    if (!file) {
        return failure(file.error());
    }
    const qsizetype border = file->indexOf(certificateBegins);
    if (border < 0) {
        return failure(CryptoError::InvalidCertificate, path);
    }
    return Blocks{file->left(border), file->mid(border)};
}

Error atFile(const Error& error, const QString& path)
{
    return {error.code(), path, error.detail()};
}

} // namespace

Result<void> writeKeyFile(const QString& path, const Identity& identity, const Secret& passPhrase)
{
    if (QFileInfo::exists(path)) {
        return failure(CentreError::FileExists, path);
    }
    const auto key = identity.encryptedPrivateKeyPem(passPhrase);
    if (!key) {
        return failure(atFile(key.error(), path));
    }
    return writeFileAtomically(path, *key + identity.certificate().toPem(), true);
}

Result<Identity> readKeyFile(const QString& path, const Secret& passPhrase, KeyPurpose purpose)
{
    const auto blocks = readBlocks(path);
    if (!blocks) {
        return failure(blocks.error());
    }
    if (passPhrase.isEmpty()) {
        return failure(CentreError::PassphraseMissing, path);
    }
    const auto identity = Identity::fromEncryptedPem(blocks->key, passPhrase, blocks->certificate, purpose);
    return identity ? Result<Identity>(*identity) : failure(atFile(identity.error(), path));
}

Result<Certificate> readCertificateFile(const QString& path, KeyPurpose purpose)
{
    const auto blocks = readBlocks(path);
    if (!blocks) {
        return failure(blocks.error());
    }
    const auto certificate = Certificate::fromPem(blocks->certificate, purpose);
    return certificate ? Result<Certificate>(*certificate) : failure(atFile(certificate.error(), path));
}

Result<Identity> createApproverKey(const QString& path, const QString& name, const Secret& passPhrase, Timestamp now)
{
    if (passPhrase.isEmpty()) {
        return failure(CentreError::PassphraseMissing, QStringLiteral("approver"));
    }
    const QString certificatePath = path + QStringLiteral(".crt");
    if (QFileInfo::exists(certificatePath)) {
        return failure(CentreError::FileExists, certificatePath);
    }
    const auto identity =
        Identity::generate(KeyPurpose::Signing, name, now - clockTolerance, now + longCertificateLifetime);
    if (!identity) {
        return failure(identity.error());
    }
    if (const auto written = writeKeyFile(path, *identity, passPhrase); !written) {
        return failure(written.error());
    }
    const auto written = writeFileAtomically(certificatePath, identity->certificate().toPem());
    return written ? Result<Identity>(*identity) : failure(written.error());
}

} // namespace rds
