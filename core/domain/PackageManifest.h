// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "SoftwareVersion.h"

#include <core/base/Clock.h>

#include <QDate>

#include <optional>
#include <vector>

namespace rds {

/// How a module lives on the agent, and so how it is replaced (SPEC.md, S902).
enum class ModuleKind {
    Resident, ///< stopped, replaced, restarted
    NonResident, ///< replaced while it is not running
    SharedLibrary, ///< replaced by rename; users are restarted
};

/// `resident`, `non-resident`, `shared-library`: stable, in manifests and in the database.
[[nodiscard]] QString toString(ModuleKind kind);
[[nodiscard]] std::optional<ModuleKind> moduleKindFromString(const QString& text);

/// 1 to 32 characters of `[A-Za-z0-9._-]`, the first a letter or a digit.
[[nodiscard]] bool isHardwareClass(const QString& text);

/// One module inside a package.
struct PackageModule {
    QString name; ///< also its file name; see isModuleName
    ModuleKind kind = ModuleKind::NonResident;
    QString version; ///< common format
    QDate date;
    qint64 size = 0; ///< bytes
    QByteArray sha256; ///< 32 bytes

    friend bool operator==(const PackageModule&, const PackageModule&) = default;
};

/// The wait before the version request for agents that run `from` now (S1204).
struct SettleTime {
    SoftwareVersion from;
    Duration wait{};

    friend bool operator==(const SettleTime&, const SettleTime&) = default;
};

/// What an update package says about itself. Signed; canonical JSON on the wire (docs/protocol.md).
struct PackageManifest {
    SoftwareVersion softwareVersion; ///< the agent's version once every module is installed
    QString romVersion; ///< common format, or empty: unchanged
    qint64 releaseSequence = 0; ///< grows with every release of the centre
    std::vector<PackageModule> modules; ///< those that this package carries
    qint64 scriptSize = 0; ///< bytes of the install script
    QByteArray scriptSha256; ///< 32 bytes
    std::vector<SoftwareVersion> acceptedVersions; ///< the agent must run one of these; empty: any
    std::vector<QString> hardwareClasses; ///< of agents that it is for, see isHardwareClass; empty: any
    std::vector<SettleTime> settleTimes;
    Duration defaultSettleTime{}; ///< for versions not in settleTimes
    Timestamp created{};

    /// The wait that this package needs on an agent that runs `present` now.
    [[nodiscard]] Duration settleTimeFor(const SoftwareVersion& present) const;

    friend bool operator==(const PackageManifest&, const PackageManifest&) = default;
};

/// A package as the centre keeps it. The file is never changed once it is stored.
struct StoredPackage {
    qint64 id = 0;
    QByteArray sha256; ///< of the package file, 32 bytes
    QString path; ///< of the package file
    PackageManifest manifest;
    Timestamp added{};
};

} // namespace rds
