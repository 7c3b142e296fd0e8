// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreUnderAttack.h"

using namespace rds;
using namespace rds::test;

namespace {

/// A batch is under way at A1, and somebody would like it to end otherwise.
struct NoticeAttack : CentreUnderAttack {
    QString campaign = startBatch();
    UpdateNotice forged = notice(campaign);

    /// The mail is read as `outcome` says, and A1's target stays where it is.
    void changesNothing(const QByteArray& mail, const QString& outcome)
    {
        const QStringList before = picture();
        CHECK(outcomeOf(mail) == outcome);
        CHECK(picture() == before);
        // The real one still counts.
        CHECK(outcomeOf(noticeMail(notice(campaign), a1.signing)) == "notice");
        CHECK(target().cause == FailureCause::InstallFailed);
    }
};

} // namespace

TEST_CASE("A notice of the agent itself ends its attempt at once")
{
    NoticeAttack centre;
    CHECK(centre.outcomeOf(centre.noticeMail(centre.forged, centre.a1.signing)) == "notice");
    CHECK(centre.target().state == TargetState::Failed);
    CHECK(centre.target().cause == FailureCause::InstallFailed);
    CHECK(centre.listed(centre.a1).version.isNull());
}

TEST_CASE("A notice signed by another agent is not believed")
{
    NoticeAttack centre;
    centre.changesNothing(centre.noticeMail(centre.forged, centre.a2.signing), "not-valid");
}

TEST_CASE("A notice signed by a stranger is not believed")
{
    NoticeAttack centre;
    centre.changesNothing(centre.noticeMail(centre.forged, centre.stranger), "unknown-signer");
}

TEST_CASE("A notice of another agent about its own update changes nothing for this one")
{
    NoticeAttack centre;
    centre.forged.agent = centre.a2.id;
    centre.changesNothing(centre.noticeMail(centre.forged, centre.a2.signing), "notice");
}

TEST_CASE("A notice of another fleet is not believed")
{
    NoticeAttack centre;
    centre.forged.fleet = "fleet-2";
    centre.changesNothing(centre.noticeMail(centre.forged, centre.a1.signing), "not-valid");
}

TEST_CASE("A notice of another campaign changes nothing")
{
    NoticeAttack centre;
    centre.forged.outcome.campaign = QString(32, 'c');
    centre.changesNothing(centre.noticeMail(centre.forged, centre.a1.signing), "notice");
}

TEST_CASE("A notice of an attempt that is still to come changes nothing")
{
    NoticeAttack centre;
    centre.forged.outcome.sequence = 2;
    centre.changesNothing(centre.noticeMail(centre.forged, centre.a1.signing), "notice");
}

TEST_CASE("A notice of an old attempt changes nothing")
{
    NoticeAttack centre;
    REQUIRE(centre.outcomeOf(centre.noticeMail(centre.forged, centre.a1.signing)) == "notice");
    REQUIRE(require(centre.centre().retryFailed(centre.target().batch)) == 1);
    centre.pass(std::chrono::seconds(10));
    const BatchTarget before = centre.target();
    REQUIRE(before.attempt == 2);
    REQUIRE_FALSE(isEnd(before.state));
    (void)centre.outcomeOf(centre.noticeMail(centre.forged, centre.a1.signing));
    CHECK(centre.target().state == before.state);
    CHECK(centre.target().cause == FailureCause::None);
}

TEST_CASE("A notice that says installed makes nobody updated")
{
    NoticeAttack centre;
    centre.forged.outcome.code = outcomeCode::installed;
    (void)centre.outcomeOf(centre.noticeMail(centre.forged, centre.a1.signing));
    CHECK(centre.target().state != TargetState::Updated);
    CHECK(centre.listed(centre.a1).version.isNull());
}

TEST_CASE("A notice that an update was replayed changes nothing")
{
    NoticeAttack centre;
    centre.forged.outcome.code = outcomeCode::replayed;
    centre.changesNothing(centre.noticeMail(centre.forged, centre.a1.signing), "notice");
}

TEST_CASE("An unsigned notice is not believed")
{
    NoticeAttack centre;
    const QByteArray json = "{\"type\":\"update-notice\"}";
    centre.changesNothing(mailOf({{"application/json", {}, "update-notice.json", json}}, centre.a1.address.toString()),
                          "not-a-reply");
}

TEST_CASE("A notice in the clothes of a reply is not believed")
{
    NoticeAttack centre;
    const QByteArray notice = "{\"agent\":\"A1\",\"fleet\":\"fleet-1\",\"format\":1,\"type\":\"update-notice\"}";
    std::vector<MailPart> parts = centre.replyParts(centre.reply().report.toText());
    parts[0].content = notice;
    centre.changesNothing(centre.replyMailOf(parts, centre.a1.signing), "not-valid");
}
