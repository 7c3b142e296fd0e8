// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentFolder.h"

#include <core/protocol/Reply.h>

#include <optional>
#include <vector>

namespace rds {

/// The name of one update command: a campaign's attempt.
struct CommandKey {
    QString campaign;
    qint64 sequence = 0;

    friend bool operator==(const CommandKey&, const CommandKey&) = default;
};

/// An UpdateNotice that is not in the outbox yet.
struct PendingNotice {
    QString name; ///< in the outbox: put there twice, because of a crash, it is still one mail
    Timestamp created{};
    UpdateOutcome outcome;

    friend bool operator==(const PendingNotice&, const PendingNotice&) = default;
};

/// What the agent has asked the centre with its present code and keys (EnrolmentClient).
struct EnrolmentAttempt {
    QString id; ///< of code and keys: with another id, all begins anew
    Timestamp lastAsked{};
    QString lastMail; ///< the newest request's name in the outbox
    std::vector<QString> requestIds; ///< newest last, at most maxRequestIds

    static constexpr std::size_t maxRequestIds = 8;

    friend bool operator==(const EnrolmentAttempt&, const EnrolmentAttempt&) = default;
};

/// What an agent remembers between commands, apart from what is installed (Release).
struct AgentState {
    /// Of what was ever installed here. A signed permission to go back (allowDowngrade) lowers it to the release that
    /// was installed by it: the next update may then be any later one, and needs no permission of its own.
    qint64 highestReleaseSequence = 0;
    std::vector<CommandKey> executed; ///< or refused; oldest first, at most maxExecuted
    std::vector<CommandKey> replaysTold; ///< those of `executed` of which a second mail was reported
    std::optional<CommandKey> running; ///< the update that was under way when this was written
    std::optional<UpdateOutcome> lastUpdate;
    std::vector<PendingNotice> notices; ///< oldest first, at most maxNotices
    bool isEnrolled = false; ///< the centre has accepted the agent's keys
    QString enrolmentRefusal; ///< the centre's answer to the present code, where it has refused; one of enrolmentCode
    EnrolmentAttempt enrolment;

    static constexpr std::size_t maxExecuted = 200;
    static constexpr std::size_t maxNotices = 100;

    [[nodiscard]] bool wasExecuted(const CommandKey& command) const;
    [[nodiscard]] bool wasReplayTold(const CommandKey& command) const;
    /// The command of this outcome is executed, and not under way any more.
    void remember(UpdateOutcome outcome);
    /// The centre is to be told.
    void announce(PendingNotice notice);

    friend bool operator==(const AgentState&, const AgentState&) = default;
};

/// The state of `folder`; an empty one where none was written yet. Errors InvalidState, FileError.
[[nodiscard]] Result<AgentState> readAgentState(const AgentFolder& folder);
[[nodiscard]] Result<void> writeAgentState(const AgentFolder& folder, const AgentState& state);

} // namespace rds
