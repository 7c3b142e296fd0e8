// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentKeys.h"
#include "AgentMemory.h"
#include "AgentOutbox.h"
#include "EnrolmentClient.h"
#include "NoticeSender.h"
#include "TrustKeeper.h"
#include "UpdateInstaller.h"

namespace rds {

/// What an agent did with one command.
struct CommandReport {
    enum class Kind {
        Update,
        VersionRequest,
        KeySet,
        EnrolmentAnswer,
    };
    Kind kind = Kind::Update;
    CommandKey command; ///< empty: of a key set
    std::optional<UpdateOutcome> outcome; ///< of an update
};

/// How a command came.
struct CommandOrigin {
    QString messageId; ///< of the mail
    bool isRepeated = false; ///< the agent stopped at this very mail before, perhaps after the command was executed
};

/// S704: obeys commands that are authentic, one at a time, and remembers what it did.
///
/// An update is executed once. A version request is answered each time that it is asked. Everything that counts is
/// durable when `done` is called without an error; with one, the command may be given again later.
class CommandExecutor final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Result<void>)>;

    struct Parts {
        AgentMemory& memory;
        TrustKeeper& trust;
        AgentOutbox& outbox;
        UpdateInstaller& installer;
        NoticeSender& notices;
        EnrolmentClient& enrolment;
        Clock& clock;
        Executor& executor;
    };

    /// Everything referred to must outlive it.
    CommandExecutor(AgentFolder folder, AgentSelf self, QString hardwareClass, Parts parts);

    /// Reads what is installed, compares it with what was executed, and clears what an interrupted update has left.
    /// @pre the memory is loaded. Errors NotProvisioned, InvalidRelease, FileError.
    [[nodiscard]] Result<void> load();

    void execute(Command command, const CommandOrigin& origin, const Done& done);
    /// The agent has died of the update that is under way too often: it counts as executed, `interrupted`.
    [[nodiscard]] Result<void> giveUpRunning();

    [[nodiscard]] const Release& installed() const { return m_installed; }

Q_SIGNALS:
    void executed(const rds::CommandReport& report);

private:
    [[nodiscard]] const AgentState& state() const { return m_parts.memory.state(); }
    void obey(UpdateCommand&& command, const CommandOrigin& origin, const Done& done);
    void obey(VersionRequestCommand&& command, const CommandOrigin& origin, const Done& done);
    void obey(KeySetCommand&& command, const CommandOrigin& origin, const Done& done);
    void obey(EnrolmentAnswerCommand&& command, const CommandOrigin& origin, const Done& done);
    void obey(UnacceptableUpdate&& command, const CommandOrigin& origin, const Done& done);
    void install(UpdateCommand&& command, const Done& done);
    void onInstalled(InstallResult result, const Done& done);
    [[nodiscard]] Result<void> conclude(UpdateOutcome outcome);
    [[nodiscard]] Result<void> onSeenAgain(const CommandKey& command, const CommandOrigin& origin);
    void reconcile();

    AgentFolder m_folder;
    AgentSelf m_self;
    QString m_hardwareClass;
    Parts m_parts;
    Release m_installed;
};

} // namespace rds
