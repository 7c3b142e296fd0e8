// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SampleFleet.h"

#include <core/base/Csv.h>
#include <core/base/FileError.h>

#include <QDateTime>

#include <array>

namespace rds::test {

namespace {

using namespace std::chrono_literals;

/// The sample is right, or its program ends.
template <class T> T valueOf(Result<T> result)
{
    return std::move(result).value();
}

void setState(AgentStatus& status, TargetState state, Timestamp now)
{
    BatchTarget target;
    target.batch = 1;
    target.agent = status.agent.id;
    target.state = state;
    target.versionBefore = status.agent.version;
    target.changed = now;
    status.target = target;
    status.targetVersion = version("1.0.02-0");
}

void setUpdated(AgentStatus& status, Timestamp now)
{
    setState(status, TargetState::Updated, now);
    status.target->versionAfter = status.targetVersion;
    status.agent.version = status.targetVersion;
    status.agent.lastVersionCheck = now - 40s;
}

void setFailed(AgentStatus& status, FailureCause cause, const QString& evidence, Timestamp now)
{
    setState(status, TargetState::Failed, now);
    status.target->cause = cause;
    status.target->evidence = evidence;
    if (cause != FailureCause::NoReply) {
        status.target->versionAfter = status.agent.version;
        status.agent.lastVersionCheck = now - 40s;
    }
}

} // namespace

SoftwareVersion version(const QString& text)
{
    return valueOf(SoftwareVersion::parse(text));
}

std::vector<AgentStatus> sampleFleet()
{
    const auto records = valueOf(parseCsv(valueOf(readFile(QStringLiteral(RDS_DEMO_FLEET), 100'000))));
    std::vector<AgentStatus> fleet;
    for (size_t i = 1; i < records.size(); ++i) {
        const QStringList& fields = records[i].fields;
        AgentStatus status;
        status.agent.id = valueOf(AgentId::parse(fields[0]));
        status.agent.address = valueOf(MailAddress::parse(fields[1]));
        status.agent.version = version(fields[2]);
        if (!fields[3].isEmpty()) {
            const QDateTime time = QDateTime::fromString(fields[3], Qt::ISODate);
            status.agent.lastVersionCheck = fromMillis(time.toMSecsSinceEpoch());
        }
        status.agent.note = fields[4];
        fleet.push_back(status);
    }
    return fleet;
}

std::vector<AgentStatus> runningFleet(Timestamp now)
{
    std::vector<AgentStatus> fleet = sampleFleet();
    for (AgentStatus& status : fleet) {
        setUpdated(status, now);
    }
    const auto set = [&fleet, now](size_t index, TargetState state, std::optional<Duration> left = {}) {
        fleet[index].agent = sampleFleet()[index].agent;
        setState(fleet[index], state, now);
        if (left) {
            fleet[index].target->nextActionAt = now + *left;
        }
    };
    set(1, TargetState::Asked, 754s);
    set(5, TargetState::Settling, 83s);
    set(6, TargetState::Settling, 83s);
    set(8, TargetState::Deferred, 130s);
    fleet[8].target->evidence = "451 4.7.1 Greylisted, try again in 2 minutes";
    set(10, TargetState::InDoubt, 130s);
    set(11, TargetState::Sending);
    set(12, TargetState::Queued);
    set(13, TargetState::Asking);
    fleet[9].agent = sampleFleet()[9].agent;
    setFailed(fleet[9], FailureCause::NewerReleaseInstalled, "1.0.02-1", now);
    return fleet;
}

std::vector<AgentStatus> finishedFleet(Timestamp now)
{
    std::vector<AgentStatus> fleet = sampleFleet();
    for (AgentStatus& status : fleet) {
        setUpdated(status, now);
    }
    for (const size_t index : {1, 9, 14}) {
        fleet[index].agent = sampleFleet()[index].agent;
        setFailed(fleet[index], index == 9 ? FailureCause::NewerReleaseInstalled : FailureCause::NoReply, {}, now);
    }
    return fleet;
}

std::vector<AgentStatus> enrollingFleet(Timestamp now)
{
    std::vector<AgentStatus> fleet = sampleFleet();
    const auto invite = [&fleet](size_t index, Timestamp codeExpires, EnrolmentProblem problem) {
        Agent& agent = fleet[index].agent;
        agent.enrolment = EnrolmentState::Invited;
        agent.enrolmentProblem = problem;
        agent.codeExpires = codeExpires;
        agent.version = {};
        agent.lastVersionCheck.reset();
    };
    invite(0, now + 720h, EnrolmentProblem::None);
    invite(1, now - 1h, EnrolmentProblem::None);
    invite(2, now + 720h, EnrolmentProblem::WrongCode);
    fleet[3].agent.enrolment = EnrolmentState::Revoked;
    fleet[4].agent.enrolmentProblem = EnrolmentProblem::CodeUsed;
    return fleet;
}

KeyOverview sampleKeys(Timestamp now, Duration left)
{
    using Purpose = KeyOverview::Purpose;
    KeyOverview keys;
    keys.rootFingerprint = QString("5F:1C:93:0B:").repeated(8).chopped(1);
    keys.version = 3;
    keys.created = now - (24h * 365 - left);
    keys.notAfter = now + left;
    keys.approvalsRequired = 2;
    const auto id = [](char digit) { return QString(40, QChar(digit)); };
    keys.keys = {{Purpose::Signing, "RDS centre signing", id('a'), now + 24h * 365 * 2},
                 {Purpose::Encryption, "RDS centre encryption", id('b'), now + 24h * 365 * 2},
                 {Purpose::Approval, "鈴木", id('c'), now + 24h * 365 * 5},
                 {Purpose::Approval, "Tanaka", id('d'), now + 24h * 365 * 5}};
    keys.renewCommand = "rdsvm keys rotate --root-key /media/offline/root-key.pem";
    keys.revokeCommand = keys.renewCommand + " --revoke";
    return keys;
}

std::vector<AgentStatus> generatedFleet(int count)
{
    const std::array versions{version("1.0.00-1"), version("1.0.01-1"), version("1.0.02-0"), version("1.0.10-0"),
                              SoftwareVersion()};
    const Timestamp start = fromMillis(1'760'000'000'000);
    std::vector<AgentStatus> fleet;
    fleet.reserve(static_cast<size_t>(count));
    for (int i = 1; i <= count; ++i) {
        AgentStatus status;
        status.agent.id = valueOf(AgentId::parse(QString("AGENT%1").arg(i, 7, 10, QChar('0'))));
        status.agent.address = valueOf(MailAddress::parse(QString("agent%1@customer%2.example").arg(i).arg(i % 977)));
        status.agent.version = versions[static_cast<size_t>(i) % versions.size()];
        if (i % 7 != 0) {
            status.agent.lastVersionCheck = start + std::chrono::seconds(i * 7919LL % 1'000'000);
        }
        status.agent.note = QString("顧客%1 株式会社 site %2").arg(i % 977).arg(i % 13);
        if (i % 3 != 0) {
            setState(status, allTargetStates[static_cast<size_t>(i) % allTargetStates.size()], start);
            status.target->cause =
                status.target->state == TargetState::Failed ? FailureCause::NoReply : FailureCause::None;
        }
        fleet.push_back(std::move(status));
    }
    return fleet;
}

BatchProgress progressOf(const std::vector<AgentStatus>& fleet, Timestamp now)
{
    BatchProgress progress;
    progress.batch.id = 1;
    progress.batch.target = version("1.0.02-0");
    progress.batch.started = now - 5min;
    for (const AgentStatus& status : fleet) {
        if (!status.target) {
            continue;
        }
        ++progress.total;
        progress.updated += status.target->state == TargetState::Updated ? 1 : 0;
        progress.failed += status.target->state == TargetState::Failed ? 1 : 0;
    }
    if (progress.running() == 0) {
        progress.batch.finished = now;
    }
    return progress;
}

} // namespace rds::test
