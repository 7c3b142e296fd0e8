// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentOutbox.h"
#include "AgentState.h"
#include "UpdateInstaller.h"

#include <core/crypto/Identity.h>

namespace rds {

/// What an agent did with one command.
struct CommandReport {
    enum class Kind {
        Update,
        VersionRequest,
    };
    Kind kind = Kind::Update;
    CommandKey command;
    std::optional<UpdateOutcome> outcome; ///< of an update
};

/// Who an agent is, in its replies.
struct AgentSelf {
    AgentId id;
    QString fleet;
    MailAddress address;
    MailAddress centre;
    Identity signing;
};

/// S704: obeys commands that are authentic, one at a time, and remembers what it did.
///
/// An update is executed once. A version request is answered each time that it is asked. Everything that counts is
/// durable when `done` is called without an error; with one, the command may be given again later.
class CommandExecutor final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Result<void>)>;

    /// Everything referred to must outlive it.
    CommandExecutor(AgentFolder folder, AgentSelf self, AgentOutbox& outbox, UpdateInstaller& installer, Clock& clock,
                    Executor& executor);

    /// Reads what is installed and what was executed; clears what an interrupted update has left.
    /// Errors NotProvisioned, InvalidRelease, FileError.
    [[nodiscard]] Result<void> load();

    /// @param messageId of the mail that brought the command
    void execute(Command command, const QString& messageId, Done done);
    /// The agent has died of the update that is under way too often: it counts as executed, `interrupted`.
    [[nodiscard]] Result<void> giveUpRunning();

    [[nodiscard]] const AgentState& state() const { return m_state; }
    [[nodiscard]] const Release& installed() const { return m_installed; }

Q_SIGNALS:
    void executed(const rds::CommandReport& report);

private:
    void update(UpdateCommand command, Done done);
    void onInstalled(InstallResult result, const Done& done);
    void conclude(UpdateOutcome outcome, const Done& done);
    void answer(const VersionRequestCommand& command, const QString& messageId, Done done);
    void loadState();
    void reconcile();

    AgentFolder m_folder;
    AgentSelf m_self;
    AgentOutbox& m_outbox;
    UpdateInstaller& m_installer;
    Clock& m_clock;
    Executor& m_executor;
    AgentState m_state;
    Release m_installed;
};

} // namespace rds
