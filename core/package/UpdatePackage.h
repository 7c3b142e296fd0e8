// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "PackageError.h"

#include <core/domain/PackageManifest.h>

namespace rds {

/// Caps for what is built and for what is accepted.
struct PackageLimits {
    qint64 maxPayloadBytes = 16 * 1024 * 1024; ///< compressed
    qint64 maxUnpackedBytes = 256 * 1024 * 1024; ///< sum of all members
    int maxModules = 1000;
    int maxRatio = 200; ///< unpacked : compressed, judged once more than 4 MiB came out
};

/// A file that becomes a module of a package.
struct ModuleSource {
    QString path;
    QString name; ///< empty: the file's name
    ModuleKind kind = ModuleKind::NonResident;
    QString version; ///< common format; empty: the common part of the package's software version
    QDate date; ///< invalid: the day on which the file was last changed (UTC)
};

/// What the operator wants packed.
struct PackageSource {
    QString scriptPath;
    std::vector<ModuleSource> modules;
    /// Everything but modules, script and sizes, which the builder fills in.
    PackageManifest header;
};

/// Manifest and payload (a tar of `install.sh` and `modules/<name>`, compressed with zstd).
struct UpdatePackage {
    PackageManifest manifest;
    QByteArray payload;
};

/// One module with its bytes.
struct UnpackedModule {
    PackageModule info;
    QByteArray content;
};

struct UnpackedPayload {
    QByteArray script;
    std::vector<UnpackedModule> modules; ///< in the manifest's order
};

/// Reads the files and packs them; the same files give the same bytes, in whatever order they are named.
/// The manifest lists the modules by name. Thread-safe.
/// Errors NoModules, EmptyScript, ScriptNotText (no `#!` or a NUL byte), ScriptHasCarriageReturns, ModuleMissing,
/// DuplicateModule, InvalidModuleName, InvalidModuleVersion, TooLarge, InvalidManifest, ArchiveFailed, and FileError.
[[nodiscard]] Result<UpdatePackage> buildPackage(const PackageSource& source, const PackageLimits& limits = {});

/// Unpacks in memory and compares every member with the manifest: exactly those, exactly these bytes.
/// Errors InvalidArchive, MemberNotAllowed (kind, name, twice, unknown), MemberMissing, MemberMismatch (size, bytes),
/// TooLarge.
[[nodiscard]] Result<UnpackedPayload> unpackPayload(const QByteArray& payload, const PackageManifest& manifest,
                                                    const PackageLimits& limits = {});

/// @{ A container of a JSON document and a payload: an uncompressed tar of `manifest.json` and, unless empty,
/// `payload.tar.zst`. It is what gets signed, both for package files and in update commands.
struct Container {
    QByteArray manifestJson;
    QByteArray payload;
};
[[nodiscard]] Result<QByteArray> packContainer(const Container& container);
/// Errors InvalidArchive, MemberNotAllowed, MemberMissing, TooLarge.
[[nodiscard]] Result<Container> unpackContainer(const QByteArray& bytes, const PackageLimits& limits = {});
/// The document alone, which comes first: also of a container whose rest nobody accepts.
[[nodiscard]] Result<QByteArray> containerManifest(const QByteArray& bytes, const PackageLimits& limits = {});
/// @}

} // namespace rds
