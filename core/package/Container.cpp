// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "UpdatePackage.h"

#include "PackageLayout.h"
#include "TarReader.h"
#include "TarWriter.h"

namespace rds {

namespace {

constexpr qint64 maxManifestBytes = 4 * 1024 * 1024;
constexpr qint64 tarOverhead = 64 * 1024;
constexpr unsigned fileMode = 0644;

/// The member that has to come now. Nothing where the archive ends instead.
Result<std::optional<QByteArray>> readMember(TarReader& reader, const QByteArray& name, qint64 maxBytes)
{
    const auto member = reader.next();
    if (!member) {
        return failure(member.error());
    }
    if (!member->has_value()) {
        return std::optional<QByteArray>();
    }
    const TarMember& found = **member;
    if (found.isDirectory || found.name != name) {
        return failure(PackageError::MemberNotAllowed, QString::fromLatin1(found.name));
    }
    if (found.size > maxBytes) {
        return failure(PackageError::TooLarge, QString::fromLatin1(name), QStringLiteral("%1 bytes").arg(found.size));
    }
    auto content = reader.content(found);
    if (!content) {
        return failure(content.error());
    }
    return std::optional(std::move(*content));
}

/// What comes first, in a container that is not too large.
Result<QByteArray> readManifest(TarReader& reader, const QByteArray& container, const PackageLimits& limits)
{
    if (container.size() > maxManifestBytes + limits.maxPayloadBytes + tarOverhead) {
        return failure(PackageError::TooLarge, {}, QStringLiteral("%1 bytes").arg(container.size()));
    }
    auto manifest = readMember(reader, manifestMember(), maxManifestBytes);
    if (!manifest) {
        return failure(manifest.error());
    }
    if (!manifest->has_value()) {
        return failure(PackageError::MemberMissing, QString::fromLatin1(manifestMember()));
    }
    return std::move(**manifest);
}

} // namespace

Result<QByteArray> packContainer(const Container& container)
{
    if (container.manifestJson.isEmpty()) {
        return failure(PackageError::InvalidManifest, QString::fromLatin1(manifestMember()), QStringLiteral("empty"));
    }
    TarWriter writer(TarWriter::Compression::None);
    writer.addFile(manifestMember(), container.manifestJson, fileMode);
    if (!container.payload.isEmpty()) {
        writer.addFile(payloadMember(), container.payload, fileMode);
    }
    return writer.finish();
}

Result<Container> unpackContainer(const QByteArray& bytes, const PackageLimits& limits)
{
    MemorySource source(bytes);
    TarReader reader(source);
    auto manifest = readManifest(reader, bytes, limits);
    if (!manifest) {
        return failure(manifest.error());
    }
    Container container{std::move(*manifest), {}};
    auto payload = readMember(reader, payloadMember(), limits.maxPayloadBytes);
    if (!payload) {
        return failure(payload.error());
    }
    if (!payload->has_value()) {
        return container;
    }
    container.payload = std::move(**payload);
    const auto end = reader.next();
    if (!end) {
        return failure(end.error());
    }
    if (end->has_value()) {
        return failure(PackageError::MemberNotAllowed, QString::fromLatin1((*end)->name));
    }
    return container;
}

Result<QByteArray> containerManifest(const QByteArray& bytes, const PackageLimits& limits)
{
    MemorySource source(bytes);
    TarReader reader(source);
    return readManifest(reader, bytes, limits);
}

} // namespace rds
