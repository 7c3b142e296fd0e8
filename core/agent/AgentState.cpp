// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentState.h"

#include "AgentError.h"
#include "AgentStateJson.h"

#include <core/base/FileError.h>

#include <algorithm>

namespace rds {

namespace {

constexpr qint64 maxStateBytes = 4 * 1024 * 1024;

template <class T> void keepNewest(std::vector<T>& values, std::size_t count)
{
    if (values.size() > count) {
        values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(count));
    }
}

bool contains(const std::vector<CommandKey>& commands, const CommandKey& command)
{
    return std::find(commands.begin(), commands.end(), command) != commands.end();
}

} // namespace

bool AgentState::wasExecuted(const CommandKey& command) const
{
    return contains(executed, command);
}

bool AgentState::wasReplayTold(const CommandKey& command) const
{
    return contains(replaysTold, command);
}

void AgentState::remember(UpdateOutcome outcome)
{
    if (const CommandKey key{outcome.campaign, outcome.sequence}; !wasExecuted(key)) {
        executed.push_back(key);
    }
    keepNewest(executed, maxExecuted);
    std::erase_if(replaysTold, [this](const CommandKey& command) { return !wasExecuted(command); });
    running.reset();
    lastUpdate = std::move(outcome);
}

void AgentState::announce(PendingNotice notice)
{
    notices.push_back(std::move(notice));
    keepNewest(notices, maxNotices);
}

Result<AgentState> readAgentState(const AgentFolder& folder)
{
    const auto content = readFile(folder.stateFile(), maxStateBytes);
    if (!content && content.error().is(FileError::NotFound)) {
        return AgentState{};
    }
    if (!content) {
        return failure(content.error());
    }
    auto state = agentStateFromJson(*content);
    if (!state) {
        return failure(AgentError::InvalidState, folder.stateFile(), state.error().toLogLine());
    }
    return state;
}

Result<void> writeAgentState(const AgentFolder& folder, const AgentState& state)
{
    return folder.write(folder.stateFile(), toJson(state));
}

} // namespace rds
