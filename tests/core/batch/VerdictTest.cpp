// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/batch/Verdict.h>
#include <core/domain/BatchUpdate.h>
#include <core/protocol/Reply.h>
#include <tests/support/QtStringMaker.h>

using namespace rds;
using namespace rds::test;

namespace {

/// The second attempt of a campaign to `1.0.02-0`, and what an agent replies to it.
struct Case {
    Case()
    {
        batch.campaign = "c0ffee";
        batch.target = require(SoftwareVersion::parse("1.0.02-0"));
        target.attempt = 2;
    }

    void says(const QString& version) { reply.report.softwareVersion = require(SoftwareVersion::parse(version)); }
    void says(const QString& version, const QString& code, const QString& detail = {}, int exitCode = 0)
    {
        says(version);
        reply.lastUpdate = UpdateOutcome{"c0ffee", 2, code, exitCode, detail};
    }
    [[nodiscard]] Verdict verdict() const { return judge(batch, target, reply); }

    BatchUpdate batch;
    BatchTarget target;
    VersionReply reply;
};

} // namespace

TEST_CASE("The version as a whole is compared, whatever the agent says of its update")
{
    Case judged;
    judged.says("1.0.02-0", "script-failed", "no", 1);
    CHECK(judged.verdict().event == TargetEvent::ReplyMatches);
    CHECK(judged.verdict().cause == FailureCause::None);
    CHECK(judged.verdict().evidence.isEmpty());
    const auto* const other = GENERATE("1.0.02", "1.0.2-0", "1.0.02-00", "1.0.01-9", "0.9");
    judged.says(other, "installed");
    CHECK(judged.verdict().event == TargetEvent::ReplyDiffers);
}

TEST_CASE("An older version simply differs, and is the evidence")
{
    Case judged;
    judged.says("1.0.01-1");
    CHECK(judged.verdict().event == TargetEvent::ReplyDiffers);
    CHECK(judged.verdict().cause == FailureCause::VersionDiffers);
    CHECK(judged.verdict().evidence == "1.0.01-1");
}

TEST_CASE("A newer version is told as such, unless this batch may go back")
{
    Case judged;
    judged.says("1.0.02-1", "downgrade");
    CHECK(judged.verdict().cause == FailureCause::NewerReleaseInstalled);
    CHECK(judged.verdict().evidence == "1.0.02-1");
    judged.batch.allowDowngrade = true;
    CHECK(judged.verdict().cause == FailureCause::UpdateRefused);
    judged.reply.lastUpdate.reset();
    CHECK(judged.verdict().cause == FailureCause::VersionDiffers);
}

TEST_CASE("Damaged modules are not a newer release")
{
    Case judged;
    judged.says("1.0.02-0+damaged");
    CHECK(judged.verdict().event == TargetEvent::ReplyDiffers);
    CHECK(judged.verdict().cause == FailureCause::VersionDiffers);
    CHECK(judged.verdict().evidence == "1.0.02-0+damaged");
    judged.says("1.0.02-0+damaged", "interrupted");
    CHECK(judged.verdict().cause == FailureCause::InstallFailed);
}

TEST_CASE("A failed script is told with its exit code and its last lines")
{
    Case judged;
    judged.says("1.0.00-1", "script-failed", "cp: no space left\ninstall.sh: gave up", 7);
    CHECK(judged.verdict().cause == FailureCause::InstallFailed);
    CHECK(judged.verdict().evidence == "exit code 7\ncp: no space left\ninstall.sh: gave up");
}

TEST_CASE("Each code of an agent has its cause")
{
    const auto [code, cause] = GENERATE(table<const char*, FailureCause>({
        {"timed-out", FailureCause::InstallFailed},
        {"incomplete", FailureCause::InstallFailed},
        {"agent-error", FailureCause::InstallFailed},
        {"interrupted", FailureCause::InstallFailed},
        {"downgrade", FailureCause::UpdateRefused},
        {"precondition", FailureCause::UpdateRefused},
        {"bad-payload", FailureCause::UpdateRefused},
        {"a-word-of-later-times", FailureCause::UpdateRefused},
    }));
    Case judged;
    judged.says("1.0.00-1", code, "why");
    CHECK(judged.verdict().cause == cause);
    CHECK(judged.verdict().evidence == QString(code) + " why");
}

TEST_CASE("An agent that says installed and runs something else differs")
{
    Case judged;
    judged.says("1.0.00-1", "installed");
    CHECK(judged.verdict().cause == FailureCause::VersionDiffers);
    CHECK(judged.verdict().evidence == "1.0.00-1");
}

TEST_CASE("What the agent says of another campaign or attempt is not believed")
{
    Case judged;
    judged.says("1.0.00-1", "script-failed", "long ago", 7);
    SECTION("another campaign")
    {
        judged.reply.lastUpdate->campaign = "decaf";
    }
    SECTION("the attempt before")
    {
        judged.reply.lastUpdate->sequence = 1;
    }
    CHECK(judged.verdict().cause == FailureCause::VersionDiffers);
    CHECK(judged.verdict().evidence == "1.0.00-1");
}

namespace {

struct Notice : Case {
    Notice() { target.versionBefore = require(SoftwareVersion::parse("1.0.01-1")); }
    [[nodiscard]] std::optional<Verdict> verdict(const QString& code, qint64 sequence = 2) const
    {
        return judgeNotice(batch, target, {"c0ffee", sequence, code, 3, "why"});
    }
};

} // namespace

TEST_CASE("A notice says at once why the update came to nothing")
{
    const auto [code, cause, evidence] = GENERATE(table<const char*, FailureCause, const char*>({
        {"script-failed", FailureCause::InstallFailed, "exit code 3\nwhy"},
        {"timed-out", FailureCause::InstallFailed, "timed-out why"},
        {"interrupted", FailureCause::InstallFailed, "interrupted why"},
        {"not-approved", FailureCause::UpdateRefused, "not-approved why"},
        {"keys-expired", FailureCause::UpdateRefused, "keys-expired why"},
        {"downgrade", FailureCause::UpdateRefused, "downgrade why"},
    }));
    const Notice notice;
    const auto verdict = notice.verdict(code);
    REQUIRE(verdict);
    CHECK(verdict->event == TargetEvent::UpdateRefused);
    CHECK(verdict->cause == cause);
    CHECK(verdict->evidence == evidence);
}

TEST_CASE("A refused downgrade of an agent that ran a newer release is told as such")
{
    Notice notice;
    notice.target.versionBefore = require(SoftwareVersion::parse("1.0.02-1"));
    CHECK(notice.verdict("downgrade")->cause == FailureCause::NewerReleaseInstalled);
    CHECK(notice.verdict("downgrade")->evidence == "1.0.02-1");
    CHECK(notice.verdict("wrong-hardware")->cause == FailureCause::UpdateRefused);
    notice.batch.allowDowngrade = true;
    CHECK(notice.verdict("downgrade")->cause == FailureCause::UpdateRefused);
}

TEST_CASE("A notice of another attempt, of a replay or of a success says nothing")
{
    Notice notice;
    CHECK_FALSE(notice.verdict("script-failed", 1));
    CHECK_FALSE(notice.verdict("replayed"));
    CHECK_FALSE(notice.verdict("installed"));
    notice.batch.campaign = "decaf";
    CHECK_FALSE(notice.verdict("script-failed"));
}

TEST_CASE("A notice explains a silence, and overwrites no better reason")
{
    Notice notice;
    notice.target.state = TargetState::Failed;
    notice.target.cause = FailureCause::NoReply;
    CHECK(notice.verdict("script-failed"));
    notice.target.cause = FailureCause::VersionDiffers;
    CHECK_FALSE(notice.verdict("script-failed"));
}
