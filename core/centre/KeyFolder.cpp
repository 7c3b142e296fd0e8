// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeyFolder.h"

#include "CentreError.h"
#include "KeyFile.h"

#include <core/base/FileError.h>
#include <core/crypto/CryptoError.h>
#include <core/crypto/TokenKey.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace rds {

namespace {

constexpr qint64 maxTokenFileBytes = 64 * 1024;

QString nameOf(const Certificate& certificate)
{
    return QString::fromLatin1(certificate.keyId().toHex());
}

} // namespace

KeyFolder::KeyFolder(const QString& centreFolder)
    : m_path(centreFolder + QStringLiteral("/keys"))
{
}

Result<void> KeyFolder::make() const
{
    if (!QDir().mkpath(m_path)) {
        return failure(FileError::NotWritable, m_path);
    }
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

bool KeyFolder::has(const Certificate& certificate) const
{
    return QFileInfo::exists(keyPath(certificate)) || isOnToken(certificate);
}

bool KeyFolder::isOnToken(const Certificate& certificate) const
{
    return QFileInfo::exists(tokenPath(certificate));
}

QString KeyFolder::keyPath(const Certificate& certificate) const
{
    return file(nameOf(certificate) + QStringLiteral(".pem"));
}

QString KeyFolder::tokenPath(const Certificate& certificate) const
{
    return file(nameOf(certificate) + QStringLiteral(".token"));
}

Result<void> KeyFolder::store(const Identity& identity, const Secret& passPhrase) const
{
    return writeKeyFile(keyPath(identity.certificate()), identity, passPhrase);
}

Result<void> KeyFolder::storeToken(const Certificate& certificate, const QString& uri) const
{
    return writeFileAtomically(tokenPath(certificate), uri.toUtf8() + '\n' + certificate.toPem(), true);
}

Result<Identity> KeyFolder::open(const Certificate& certificate, const KeySecrets& secrets) const
{
    if (isOnToken(certificate)) {
        return openToken(certificate, secrets.tokenPin);
    }
    const QString path = keyPath(certificate);
    if (!QFileInfo::exists(path)) {
        return failure(CentreError::KeysMissing, path);
    }
    if (secrets.passPhrase.isEmpty()) {
        return failure(CentreError::PassphraseMissing, QStringLiteral("key"));
    }
    auto identity = readKeyFile(path, secrets.passPhrase, certificate.purpose());
    if (identity && identity->certificate().toDer() != certificate.toDer()) {
        return failure(CryptoError::KeyDoesNotMatch, path);
    }
    return identity;
}

Result<Identity> KeyFolder::openToken(const Certificate& certificate, const Secret& pin) const
{
    const QString path = tokenPath(certificate);
    const auto file = readFile(path, maxTokenFileBytes);
    if (!file) {
        return failure(file.error());
    }
    const QString uri = QString::fromUtf8(file->left(file->indexOf('\n'))).trimmed();
    if (!isTokenUri(uri)) {
        return failure(CryptoError::InvalidKey, path);
    }
    if (pin.isEmpty()) {
        return failure(CentreError::PassphraseMissing, QStringLiteral("token"));
    }
    const auto identity = openTokenIdentity(uri, pin, certificate.toPem(), certificate.purpose());
    return identity ? Result<Identity>(*identity)
                    : failure(Error(identity.error().code(), path, identity.error().detail()));
}

void KeyFolder::drop(const Certificate& certificate) const
{
    QFile::remove(keyPath(certificate));
    QFile::remove(tokenPath(certificate));
}

} // namespace rds
