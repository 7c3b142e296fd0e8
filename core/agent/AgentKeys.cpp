// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentKeys.h"

#include "AgentError.h"

#include <core/base/FileError.h>
#include <core/base/Logging.h>
#include <core/crypto/CryptoError.h>

#include <QFileInfo>

namespace rds {

namespace {

constexpr auto keyLifetime = std::chrono::hours(24 * 365 * 20);
constexpr qint64 maxKeyFileBytes = 256 * 1024;
const QString signingName = QStringLiteral("signing");
const QString encryptionName = QStringLiteral("encryption");

QString keyFile(const QString& folder, const QString& name)
{
    return folder + u'/' + name + QStringLiteral("-key.pem");
}

QString certificateFile(const QString& folder, const QString& name)
{
    return folder + u'/' + name + QStringLiteral("-certificate.pem");
}

QString keySetFile(const QString& folder)
{
    return folder + QStringLiteral("/key-set.p7m");
}

Unexpected damaged(const AgentFolder& folder, const QString& file, const QString& why)
{
    return failure(
        AgentError::InvalidKeys, file,
        QStringLiteral("%1; remove the folder %2 and load a new settings file of the centre").arg(why, folder.keys()));
}

/// A file that is missing is damage too: the set was whole once.
Result<QByteArray> readKeyFile(const AgentFolder& folder, const QString& path)
{
    auto content = readFile(path, maxKeyFileBytes);
    if (!content && !content.error().is(FileError::NotReadable)) {
        return damaged(folder, path, content.error().toLogLine());
    }
    return content;
}

Result<Identity> readIdentity(const AgentFolder& folder, const QString& name, KeyPurpose purpose)
{
    const auto key = readKeyFile(folder, keyFile(folder.keys(), name));
    if (!key) {
        return failure(key.error());
    }
    const auto certificate = readKeyFile(folder, certificateFile(folder.keys(), name));
    if (!certificate) {
        return failure(certificate.error());
    }
    auto identity = Identity::fromPem(*key, *certificate, purpose);
    if (!identity) {
        return damaged(folder, keyFile(folder.keys(), name), identity.error().toLogLine());
    }
    return identity;
}

Result<void> makeIdentity(const AgentFolder& folder, const QString& place, const QString& name, KeyPurpose purpose,
                          const AgentId& agent, Timestamp now)
{
    const auto made = Identity::generate(purpose, agent.toString(), now, now + Duration(keyLifetime));
    if (!made) {
        return failure(made.error());
    }
    if (auto written = folder.write(keyFile(place, name), made->privateKeyPem()); !written) {
        return written;
    }
    return folder.write(certificateFile(place, name), made->certificate().toPem());
}

/// In a folder beside the place, which is then renamed: the power may fail at any moment.
Result<void> makeKeys(const AgentFolder& folder, const AgentSettings& settings, Timestamp now)
{
    const QString fresh = folder.keys() + QStringLiteral(".new");
    if (auto made = AgentFolder::createFresh(fresh); !made) {
        return made;
    }
    if (auto made = makeIdentity(folder, fresh, signingName, KeyPurpose::Signing, settings.agent, now); !made) {
        return made;
    }
    if (auto made = makeIdentity(folder, fresh, encryptionName, KeyPurpose::Encryption, settings.agent, now); !made) {
        return made;
    }
    if (auto written = folder.write(keySetFile(fresh), settings.keySet); !written) {
        return written;
    }
    if (auto renamed = folder.rename(fresh, folder.keys()); !renamed) {
        return renamed;
    }
    qCInfo(logAgent, "%s: made keys of its own in %s", qUtf8Printable(settings.agent.toString()),
           qUtf8Printable(folder.keys()));
    return {};
}

bool isOfAnotherCentre(const Error& error)
{
    return error.is(CryptoError::WrongSigner) || error.is(ProtocolError::WrongFleet);
}

Result<KeySet> newestKeySet(const AgentFolder& folder, const AgentSettings& settings, const TrustAnchor& anchor)
{
    const QString path = keySetFile(folder.keys());
    const auto content = readKeyFile(folder, path);
    if (!content) {
        return failure(content.error());
    }
    auto stored = readKeySet(*content, anchor.root, settings.fleet);
    if (stored && stored->version >= anchor.keySet.version) {
        return stored;
    }
    if (!stored && !isOfAnotherCentre(stored.error())) {
        return damaged(folder, path, stored.error().toLogLine());
    }
    if (auto kept = storeKeySet(folder, settings.keySet); !kept) {
        return failure(kept.error());
    }
    return anchor.keySet;
}

} // namespace

Result<AgentKeys> openAgentKeys(const AgentFolder& folder, const AgentSettings& settings, Timestamp now)
{
    const auto anchor = readTrustAnchor(settings);
    if (!anchor) {
        return failure(anchor.error());
    }
    if (!QFileInfo::exists(folder.keys())) {
        if (auto made = makeKeys(folder, settings, now); !made) {
            return failure(made.error());
        }
    }
    auto signing = readIdentity(folder, signingName, KeyPurpose::Signing);
    if (!signing) {
        return failure(signing.error());
    }
    auto encryption = readIdentity(folder, encryptionName, KeyPurpose::Encryption);
    if (!encryption) {
        return failure(encryption.error());
    }
    auto keySet = newestKeySet(folder, settings, *anchor);
    if (!keySet) {
        return failure(keySet.error());
    }
    return AgentKeys{{settings.fleet, settings.agent, settings.centreAddress, anchor->root, *std::move(keySet),
                      *std::move(encryption)},
                     {settings.agent, settings.fleet, settings.address, settings.centreAddress, *std::move(signing)}};
}

Result<void> storeKeySet(const AgentFolder& folder, const QByteArray& signedKeySet)
{
    return folder.write(keySetFile(folder.keys()), signedKeySet);
}

AgentCertificates certificatesOf(const AgentKeys& keys)
{
    const Certificate& signing = keys.self.signing.certificate();
    return {signing.toDer(), keys.trust.encryption.certificate().toDer(), signing.keyId()};
}

} // namespace rds
