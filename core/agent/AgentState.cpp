// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentState.h"

#include "AgentError.h"

#include <core/base/FileError.h>
#include <core/base/JsonFields.h>
#include <core/package/ManifestJson.h>

#include <algorithm>

namespace rds {

namespace {

constexpr qsizetype maxStateBytes = 1024 * 1024;
constexpr qint64 maxSequence = 1'000'000'000'000;

QJsonObject toJson(const CommandKey& key)
{
    return {{QStringLiteral("campaign"), key.campaign}, {QStringLiteral("sequence"), key.sequence}};
}

QJsonObject toJson(const UpdateOutcome& outcome)
{
    return {{QStringLiteral("campaign"), outcome.campaign},
            {QStringLiteral("sequence"), outcome.sequence},
            {QStringLiteral("code"), outcome.code},
            {QStringLiteral("exitCode"), outcome.exitCode},
            {QStringLiteral("detail"), outcome.detail}};
}

Result<CommandKey> keyFromJson(const QJsonObject& object)
{
    JsonFields fields(object, make_error_code(AgentError::InvalidState));
    CommandKey key{fields.string(QStringLiteral("campaign")),
                   fields.integer(QStringLiteral("sequence"), 0, maxSequence)};
    if (auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return key;
}

Result<UpdateOutcome> outcomeFromJson(const QJsonObject& object)
{
    JsonFields fields(object, make_error_code(AgentError::InvalidState));
    UpdateOutcome outcome;
    outcome.campaign = fields.string(QStringLiteral("campaign"));
    outcome.sequence = fields.integer(QStringLiteral("sequence"), 0, maxSequence);
    outcome.code = fields.string(QStringLiteral("code"));
    outcome.exitCode = static_cast<int>(fields.integer(QStringLiteral("exitCode"), -1000, 1000));
    outcome.detail = fields.string(QStringLiteral("detail"), 10'000);
    if (auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return outcome;
}

Result<AgentState> stateFromJson(const QJsonObject& object)
{
    JsonFields fields(object, make_error_code(AgentError::InvalidState));
    AgentState state;
    state.highestReleaseSequence = fields.integer(QStringLiteral("highestReleaseSequence"), 0, maxSequence);
    for (const QJsonValue& value : fields.array(QStringLiteral("executed"), AgentState::maxExecuted)) {
        auto key = keyFromJson(value.toObject());
        if (!key) {
            return failure(key.error());
        }
        state.executed.push_back(*std::move(key));
    }
    if (fields.has(QStringLiteral("running"))) {
        auto key = keyFromJson(fields.object(QStringLiteral("running")));
        if (!key) {
            return failure(key.error());
        }
        state.running = *std::move(key);
    }
    if (fields.has(QStringLiteral("lastUpdate"))) {
        auto outcome = outcomeFromJson(fields.object(QStringLiteral("lastUpdate")));
        if (!outcome) {
            return failure(outcome.error());
        }
        state.lastUpdate = *std::move(outcome);
    }
    if (auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return state;
}

} // namespace

bool AgentState::wasExecuted(const CommandKey& command) const
{
    return std::find(executed.begin(), executed.end(), command) != executed.end();
}

void AgentState::remember(UpdateOutcome outcome)
{
    if (const CommandKey key{outcome.campaign, outcome.sequence}; !wasExecuted(key)) {
        executed.push_back(key);
    }
    if (executed.size() > maxExecuted) {
        executed.erase(executed.begin());
    }
    running.reset();
    lastUpdate = std::move(outcome);
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
    const auto object = parseJsonObject(*content, maxStateBytes);
    if (!object) {
        return failure(AgentError::InvalidState, folder.stateFile(), object.error().toLogLine());
    }
    auto state = stateFromJson(*object);
    if (!state) {
        return failure(AgentError::InvalidState, folder.stateFile(), state.error().toLogLine());
    }
    return state;
}

Result<void> writeAgentState(const AgentFolder& folder, const AgentState& state)
{
    QJsonArray executed;
    for (const CommandKey& key : state.executed) {
        executed.append(toJson(key));
    }
    QJsonObject object{{QStringLiteral("highestReleaseSequence"), state.highestReleaseSequence},
                       {QStringLiteral("executed"), executed}};
    if (state.running) {
        object.insert(QStringLiteral("running"), toJson(*state.running));
    }
    if (state.lastUpdate) {
        object.insert(QStringLiteral("lastUpdate"), toJson(*state.lastUpdate));
    }
    return folder.write(folder.stateFile(), canonicalJson(object));
}

} // namespace rds
