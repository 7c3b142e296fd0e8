// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentStateJson.h"

#include "AgentError.h"

#include <core/base/JsonFields.h>
#include <core/package/ManifestJson.h>

namespace rds {

namespace {

constexpr qsizetype maxStateBytes = 4 * 1024 * 1024;
constexpr qsizetype maxDetail = 2000;
/// The largest integer that JSON gives back exactly, as for a release sequence in a manifest.
constexpr qint64 maxSequence = (1LL << 53) - 1;

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
            {QStringLiteral("detail"), outcome.detail.right(maxDetail)}};
}

QJsonObject toJson(const PendingNotice& notice)
{
    return {{QStringLiteral("name"), notice.name},
            {QStringLiteral("created"), toIso(notice.created)},
            {QStringLiteral("outcome"), toJson(notice.outcome)}};
}

QJsonObject enrolmentToJson(const AgentState& state)
{
    QJsonArray requestIds;
    for (const QString& id : state.enrolment.requestIds) {
        requestIds.append(id);
    }
    return {{QStringLiteral("attempt"), state.enrolment.id},
            {QStringLiteral("lastAsked"), toIso(state.enrolment.lastAsked)},
            {QStringLiteral("lastMail"), state.enrolment.lastMail},
            {QStringLiteral("requestIds"), requestIds},
            {QStringLiteral("isEnrolled"), state.isEnrolled},
            {QStringLiteral("refusal"), state.enrolmentRefusal}};
}

template <class T> QJsonArray toArray(const std::vector<T>& values)
{
    QJsonArray array;
    for (const T& value : values) {
        array.append(toJson(value));
    }
    return array;
}

JsonFields fieldsOf(const QJsonObject& object)
{
    return {object, make_error_code(AgentError::InvalidState)};
}

void keepFirst(std::optional<Error>& first, JsonFields& fields)
{
    if (const auto read = fields.finish(); !read && !first) {
        first = read.error();
    }
}

CommandKey readKey(const QJsonObject& object, std::optional<Error>& error)
{
    JsonFields fields = fieldsOf(object);
    CommandKey key{fields.string(QStringLiteral("campaign")),
                   fields.integer(QStringLiteral("sequence"), 0, maxSequence)};
    keepFirst(error, fields);
    return key;
}

UpdateOutcome readOutcome(const QJsonObject& object, std::optional<Error>& error)
{
    JsonFields fields = fieldsOf(object);
    UpdateOutcome outcome;
    outcome.campaign = fields.string(QStringLiteral("campaign"));
    outcome.sequence = fields.integer(QStringLiteral("sequence"), 0, maxSequence);
    outcome.code = fields.string(QStringLiteral("code"));
    outcome.exitCode = static_cast<int>(fields.integer(QStringLiteral("exitCode"), -1000, 1000));
    outcome.detail = fields.string(QStringLiteral("detail"), maxDetail);
    keepFirst(error, fields);
    return outcome;
}

PendingNotice readNotice(const QJsonObject& object, std::optional<Error>& error)
{
    JsonFields fields = fieldsOf(object);
    PendingNotice notice;
    notice.name = fields.string(QStringLiteral("name"));
    notice.created = fields.time(QStringLiteral("created"));
    const QJsonObject outcome = fields.object(QStringLiteral("outcome"));
    keepFirst(error, fields);
    notice.outcome = readOutcome(outcome, error);
    return notice;
}

void readEnrolment(const QJsonObject& object, AgentState& state, std::optional<Error>& error)
{
    JsonFields fields = fieldsOf(object);
    state.enrolment.id = fields.string(QStringLiteral("attempt"));
    state.enrolment.lastAsked = fields.time(QStringLiteral("lastAsked"));
    state.enrolment.lastMail = fields.string(QStringLiteral("lastMail"));
    for (const QJsonValue& id : fields.array(QStringLiteral("requestIds"), EnrolmentAttempt::maxRequestIds)) {
        state.enrolment.requestIds.push_back(id.toString());
    }
    state.isEnrolled = fields.boolean(QStringLiteral("isEnrolled"));
    state.enrolmentRefusal = fields.string(QStringLiteral("refusal"));
    keepFirst(error, fields);
}

template <class Read>
auto readArray(JsonFields& fields, const QString& key, qsizetype maxSize, Read read, std::optional<Error>& error)
{
    std::vector<decltype(read(QJsonObject(), error))> values;
    for (const QJsonValue& value : fields.array(key, maxSize)) {
        values.push_back(read(value.toObject(), error));
    }
    return values;
}

} // namespace

QByteArray toJson(const AgentState& state)
{
    QJsonObject object{{QStringLiteral("highestReleaseSequence"), state.highestReleaseSequence},
                       {QStringLiteral("executed"), toArray(state.executed)},
                       {QStringLiteral("replaysTold"), toArray(state.replaysTold)},
                       {QStringLiteral("notices"), toArray(state.notices)},
                       {QStringLiteral("enrolment"), enrolmentToJson(state)}};
    if (state.running) {
        object.insert(QStringLiteral("running"), toJson(*state.running));
    }
    if (state.lastUpdate) {
        object.insert(QStringLiteral("lastUpdate"), toJson(*state.lastUpdate));
    }
    return canonicalJson(object);
}

Result<AgentState> agentStateFromJson(const QByteArray& json)
{
    const auto object = parseJsonObject(json, maxStateBytes);
    if (!object) {
        return failure(AgentError::InvalidState, {}, object.error().toLogLine());
    }
    JsonFields fields = fieldsOf(*object);
    std::optional<Error> error;
    AgentState state;
    state.highestReleaseSequence = fields.integer(QStringLiteral("highestReleaseSequence"), 0, maxSequence);
    state.executed = readArray(fields, QStringLiteral("executed"), AgentState::maxExecuted, readKey, error);
    state.replaysTold = readArray(fields, QStringLiteral("replaysTold"), AgentState::maxExecuted, readKey, error);
    state.notices = readArray(fields, QStringLiteral("notices"), AgentState::maxNotices, readNotice, error);
    readEnrolment(fields.object(QStringLiteral("enrolment")), state, error);
    if (fields.has(QStringLiteral("running"))) {
        state.running = readKey(fields.object(QStringLiteral("running")), error);
    }
    if (fields.has(QStringLiteral("lastUpdate"))) {
        state.lastUpdate = readOutcome(fields.object(QStringLiteral("lastUpdate")), error);
    }
    if (const auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    if (error) {
        return failure(*error);
    }
    return state;
}

} // namespace rds
