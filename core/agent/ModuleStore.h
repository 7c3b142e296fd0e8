// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentFolder.h"
#include "Inventory.h"

namespace rds {

/// A module's first file, when an agent is set up.
struct ModuleFile {
    ModuleVersion info;
    QByteArray content;
};

/// The installed modules, changed all or nothing.
///
///     modules/releases/<n>/      the files of release n
///     modules/releases/<n>.json  its record (Release)
///     modules/current            a link to releases/<n>: the one that counts
///     modules/staging.<pid>/     a copy of it, while an install script works on the copy; named after this process,
///                                since a script may outlive an agent that was killed
///
/// The link is replaced by rename, after everything that it leads to was synced: whenever the power fails,
/// the old release is there whole, or the new one. Copies, not hard links: a script that writes into a file in
/// place must not reach the release that is running. The previous release is kept, older ones are removed.
///
/// A value; usable in any thread, by one at a time for each folder.
class ModuleStore {
public:
    explicit ModuleStore(AgentFolder folder);

    /// Clears what an interrupted update has left. The installed release is not touched.
    [[nodiscard]] Result<void> recover() const;

    /// The record of what is installed. Errors NotProvisioned, InvalidRelease, FileError.
    [[nodiscard]] Result<Release> installed() const;
    /// The installed release, then the kept ones, newest first. As for `installed`.
    [[nodiscard]] Result<std::vector<Release>> known() const;
    [[nodiscard]] QString currentFolder() const { return path(QStringLiteral("current")); }

    /// Release 1 of a new agent. `release` gives the versions; its modules are made from `files`.
    /// Error AlreadyProvisioned.
    [[nodiscard]] Result<void> provision(Release release, const std::vector<ModuleFile>& files) const;

    [[nodiscard]] QString stagingFolder() const;
    /// Copies the installed files to the staging folder.
    [[nodiscard]] Result<void> stage() const;
    /// Makes the staging folder the installed release; sets the number of `release`.
    [[nodiscard]] Result<void> activate(Release& release) const;
    /// Removes every staging folder.
    void discard() const;

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.modules() + u'/' + name; }
    [[nodiscard]] QString releaseFolder(qint64 number) const;
    [[nodiscard]] QString recordFile(qint64 number) const;
    [[nodiscard]] std::vector<qint64> numbers() const;
    [[nodiscard]] qint64 currentNumber() const;
    [[nodiscard]] Result<Release> readRecord(qint64 number) const;
    [[nodiscard]] Result<void> syncStaging() const;
    [[nodiscard]] Result<void> switchTo(qint64 number) const;
    void removeReleasesExcept(qint64 keep, qint64 alsoKeep) const;

    AgentFolder m_folder;
};

} // namespace rds
