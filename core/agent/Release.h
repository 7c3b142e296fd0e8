// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentState.h"

#include <core/domain/VersionReport.h>

#include <vector>

namespace rds {

/// One module as it must be on the disk.
struct ReleaseModule {
    ModuleVersion info;
    QByteArray sha256; ///< 32 bytes

    friend bool operator==(const ReleaseModule&, const ReleaseModule&) = default;
};

/// A combination of modules that was installed as a whole, and the version that it stands for
/// (SPEC.md, Versions). Its record becomes valid in the same instant as its files (ModuleStore).
struct Release {
    qint64 number = 0; ///< of the folder `releases/<number>`
    SoftwareVersion softwareVersion;
    QString romVersion; ///< common format, or empty
    qint64 releaseSequence = 0;
    CommandKey installedBy; ///< no campaign: provisioned
    std::vector<ReleaseModule> modules;

    friend bool operator==(const Release&, const Release&) = default;
};

/// A file among the installed modules, as it is now.
struct InstalledFile {
    QString name;
    QByteArray sha256; ///< empty: a folder, a link or a device
    QDate changed; ///< UTC

    friend bool operator==(const InstalledFile&, const InstalledFile&) = default;
};

/// Every entry of a folder, by name.
using Inventory = std::vector<InstalledFile>;

[[nodiscard]] QByteArray toJson(const Release& release);
/// Error InvalidRelease, subject: the field.
[[nodiscard]] Result<Release> releaseFromJson(const QByteArray& json);

} // namespace rds
