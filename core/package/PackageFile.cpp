// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageFile.h"

#include "ManifestJson.h"

#include <core/crypto/Cms.h>

#include <QJsonObject>

namespace rds {

namespace {

constexpr qsizetype maxManifestBytes = 4 * 1024 * 1024;

} // namespace

Result<QByteArray> writePackageFile(const UpdatePackage& package, const Identity& centreSigning)
{
    const auto container = packContainer({canonicalJson(toJson(package.manifest)), package.payload});
    if (!container) {
        return failure(container.error());
    }
    return cms::sign(*container, centreSigning);
}

Result<UpdatePackage> readPackageFile(const QByteArray& bytes, const Certificate& centreSigning)
{
    const auto content = cms::verify(bytes, centreSigning);
    if (!content) {
        return failure(content.error());
    }
    auto container = unpackContainer(*content);
    if (!container) {
        return failure(container.error());
    }
    const auto json = parseJsonObject(container->manifestJson, maxManifestBytes);
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
