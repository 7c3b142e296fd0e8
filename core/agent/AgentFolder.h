// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QString>

namespace rds {

/// Whether writes wait until the disk has them. A real box loses power at any moment; the folder of a
/// simulated agent is thrown away with the simulation.
enum class Durability {
    Synced,
    Unsynced,
};

/// The folder that belongs to one agent alone, and the one way to write into it. A value, usable in any thread.
///
///     state.json          AgentState
///     keys/               the agent's keys, and whom it trusts (AgentKeys)
///     inbox/ outbox/      mail that is not dealt with yet (AgentInbox, AgentOutbox)
///     modules/            what is installed (ModuleStore)
///     work/               the install script and its package, while an update is under way
///     run/                for the modules: process ids and the like
class AgentFolder {
public:
    explicit AgentFolder(const QString& path, Durability durability = Durability::Synced);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString file(const QString& name) const { return m_path + u'/' + name; }
    [[nodiscard]] QString stateFile() const { return file(QStringLiteral("state.json")); }
    [[nodiscard]] QString keys() const { return file(QStringLiteral("keys")); }
    [[nodiscard]] QString inbox() const { return file(QStringLiteral("inbox")); }
    [[nodiscard]] QString outbox() const { return file(QStringLiteral("outbox")); }
    [[nodiscard]] QString modules() const { return file(QStringLiteral("modules")); }
    [[nodiscard]] QString work() const { return file(QStringLiteral("work")); }

    /// Makes the folder (mode 0700) and those in it. What exists is kept.
    [[nodiscard]] Result<void> create() const;
    /// Makes an empty folder in the place of whatever is there. It is never one that was there already.
    [[nodiscard]] static Result<void> createFresh(const QString& path, int mode = 0700);
    /// Removes a folder with all that is in it. A link is removed, and not followed.
    static void removeTree(const QString& path);
    /// Replaces `path` as a whole or not at all.
    [[nodiscard]] Result<void> write(const QString& path, const QByteArray& content, int mode = 0600) const;
    [[nodiscard]] Result<void> rename(const QString& from, const QString& to) const;
    /// Succeeds where there is no such file.
    [[nodiscard]] Result<void> remove(const QString& path) const;
    /// Makes the names in a folder durable.
    [[nodiscard]] Result<void> syncFolder(const QString& path) const;
    /// Makes the content of a file durable.
    [[nodiscard]] Result<void> syncFile(const QString& path) const;

private:
    QString m_path;
    Durability m_durability;
};

} // namespace rds
