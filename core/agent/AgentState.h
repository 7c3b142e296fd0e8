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

/// What an agent remembers between commands, apart from what is installed (Release).
struct AgentState {
    qint64 highestReleaseSequence = 0; ///< of everything that was ever installed here
    std::vector<CommandKey> executed; ///< oldest first, at most maxExecuted
    std::optional<CommandKey> running; ///< the update that was under way when this was written
    std::optional<UpdateOutcome> lastUpdate;
    bool isEnrolled = false; ///< the centre has accepted the agent's keys
    QString enrolmentRefusal; ///< the centre's answer to the present code, where it has refused; one of enrolmentCode

    static constexpr std::size_t maxExecuted = 200;

    [[nodiscard]] bool wasExecuted(const CommandKey& command) const;
    /// The command of this outcome is executed, and not under way any more.
    void remember(UpdateOutcome outcome);

    friend bool operator==(const AgentState&, const AgentState&) = default;
};

/// The state of `folder`; an empty one where none was written yet. Errors InvalidState, FileError.
[[nodiscard]] Result<AgentState> readAgentState(const AgentFolder& folder);
[[nodiscard]] Result<void> writeAgentState(const AgentFolder& folder, const AgentState& state);

} // namespace rds
