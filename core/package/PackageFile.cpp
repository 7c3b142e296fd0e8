// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageFile.h"

#include "ManifestJson.h"

#include <core/crypto/Cms.h>

#include <QJsonObject>

#include <algorithm>

namespace rds {

namespace {

constexpr qsizetype maxManifestBytes = 4 * 1024 * 1024;

/// The content, signed by one of these.
Result<QByteArray> verifyAny(const QByteArray& bytes, const std::vector<Certificate>& signers)
{
    const auto keyId = cms::claimedSigner(bytes);
    if (!keyId) {
        return failure(keyId.error());
    }
    const auto signer = std::find_if(signers.begin(), signers.end(),
                                     [&](const Certificate& candidate) { return candidate.keyId() == *keyId; });
    if (signer == signers.end()) {
        return failure(CryptoError::WrongSigner, QString::fromLatin1(keyId->toHex()));
    }
    return cms::verify(bytes, *signer);
}

} // namespace

Result<QByteArray> writePackageFile(const UpdatePackage& package, const Identity& centreSigning)
{
    const auto container = packContainer({canonicalJson(toJson(package.manifest)), package.payload});
    if (!container) {
        return failure(container.error());
    }
    return cms::sign(*container, centreSigning);
}

Result<UpdatePackage> readPackageFile(const QByteArray& bytes, const std::vector<Certificate>& signers)
{
    const auto content = verifyAny(bytes, signers);
    if (!content) {
        return failure(content.error());
    }
    auto container = unpackContainer(*content);
    if (!container) {
        return failure(container.error());
    }
    const auto json = parseCanonicalJson(container->manifestJson, maxManifestBytes);
    if (!json) {
        return failure(json.error());
    }
    auto manifest = manifestFromJson(*json);
    if (!manifest) {
        return failure(manifest.error());
    }
    if (const auto unpacked = unpackPayload(container->payload, *manifest); !unpacked) {
        return failure(unpacked.error());
    }
    return UpdatePackage{*std::move(manifest), std::move(container->payload)};
}

} // namespace rds
