// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Rows.h"

namespace rds::sql {

Agent readAgent(RowReader& row)
{
    Agent agent;
    agent.id = row.agentId();
    agent.address = row.address();
    agent.version = row.versionOrNull();
    agent.lastVersionCheck = row.optionalTime();
    agent.note = row.text();
    agent.enrolment = row.named(&enrolmentStateFromString);
    agent.enrolmentProblem = row.named(&enrolmentProblemFromString);
    agent.codeExpires = row.optionalTime();
    agent.keySetVersion = row.integer();
    agent.hardwareClass = row.hardwareClassOrEmpty();
    return agent;
}

BatchTarget readTarget(RowReader& row)
{
    BatchTarget target;
    target.batch = row.integer();
    target.agent = row.agentId();
    target.state = row.named(&targetStateFromString);
    target.attempt = row.count();
    target.versionBefore = row.versionOrNull();
    target.versionAfter = row.versionOrNull();
    target.cause = row.named(&failureCauseFromString);
    target.evidence = row.text();
    target.nextActionAt = row.optionalTime();
    target.requestId = row.text();
    target.changed = row.time();
    return target;
}

BatchUpdate readBatch(RowReader& row)
{
    BatchUpdate batch;
    batch.id = row.integer();
    batch.campaign = row.text();
    batch.packageId = row.integer();
    batch.target = row.version();
    batch.started = row.time();
    batch.finished = row.optionalTime();
    batch.allowDowngrade = row.flag();
    batch.replyTimeout = row.duration();
    return batch;
}

} // namespace rds::sql
