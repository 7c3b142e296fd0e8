// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Site.h"

#include <core/protocol/CommandMail.h>

using namespace rds;
using namespace rds::test;

namespace {

CommandMailHeader header(const Site& site)
{
    return {site.address, "key-set@maker.example", site.now()};
}

} // namespace

TEST_CASE("An agent in shell enrols, takes part in a batch beside ordinary agents, and ends updated")
{
    Site site;
    INFO(site.said().toStdString());
    REQUIRE(site.runUntil([&] { return site.everybodyIsKnown(); }));
    CHECK(site.shell().agent.version.toString() == "1.0.00-1");

    const BatchId batch = require(site.centre().startBatch(site.makePackage("1.0.02-0", 2, {}), {}, false));
    const bool ended = site.runUntil([&] { return require(site.centre().progress(batch)).running() == 0; });
    INFO(site.said().toStdString());
    REQUIRE(ended);
    const BatchProgress progress = require(site.centre().progress(batch));
    CHECK(progress.total == 3);
    CHECK(progress.updated == 3);
    CHECK(site.shell().target->state == TargetState::Updated);
    CHECK(site.shell().agent.version.toString() == "1.0.02-0");
    CHECK(site.shellFile("modules/mailer") == "mailer 1.0.02-0\n");
    CHECK(site.shellFile("modules/kept") == "kept\n");

    const std::vector<StoredReport> reports = require(site.database().agents().reports(site.shellId));
    const ModuleVersion updated{"mailer", "1.0.02", {2026, 1, 2}};
    const ModuleVersion kept{"kept", "1.0.00", {2002, 1, 1}};
    CHECK(reports.front().report.romVersion == "1.5.08");
    CHECK(std::set<QString>{reports.front().report.modules[0].name, reports.front().report.modules[1].name}
          == std::set<QString>{"kept", "mailer"});
    for (const ModuleVersion& module : reports.front().report.modules) {
        CHECK((module == updated || module == kept));
    }
}

TEST_CASE("An agent in shell refuses what is not for its class of box, and the centre learns why")
{
    Site site;
    REQUIRE(site.runUntil([&] { return site.everybodyIsKnown(); }));
    const QString package = site.makePackage("1.0.02-0", 2, "box-b");
    const BatchId batch = require(site.centre().startBatch(package, {site.shellId}, false));
    const bool ended = site.runUntil([&] { return require(site.centre().progress(batch)).running() == 0; });
    INFO(site.said().toStdString());
    REQUIRE(ended);
    CHECK(site.shell().target->cause == FailureCause::UpdateRefused);
    CHECK(site.shell().target->evidence.startsWith("wrong-hardware"));
    CHECK(site.shellFile("modules/mailer") == "mailer 1.0.00\n");
}

TEST_CASE("An agent in shell follows a newer key set of the root, and no other")
{
    Site site;
    REQUIRE(site.runUntil([&] { return site.everybodyIsKnown(); }));
    KeySet forged = site.keys().trust.keySet;
    forged.version = 3;
    const Identity stranger =
        require(Identity::generate(KeyPurpose::Signing, "root", site.now(), site.now() + std::chrono::hours(1)));
    site.mailToShell(require(writeKeySetMail(header(site), require(signKeySet(forged, stranger)))));
    KeySet next = site.keys().trust.keySet;
    next.version = 2;
    site.mailToShell(require(writeKeySetMail(header(site), require(signKeySet(next, site.root())))));
    require(site.centre().requestVersions({site.shellId}));
    const bool followed = site.runUntil([&] { return site.shell().agent.keySetVersion != 1; });
    INFO(site.said().toStdString());
    REQUIRE(followed);
    CHECK(site.shell().agent.keySetVersion == 2);
    CHECK(site.said().contains("junk: no key of the centre has signed it"));
}

namespace {

struct Refusal {
    QString code;
    std::function<void(UpdateCommand&)> spoil;
};

SoftwareVersion version(const QString& text)
{
    return require(SoftwareVersion::parse(text));
}

const std::vector<Refusal> refusals{
    {"wrong-fleet", [](UpdateCommand& update) { update.header.fleet = "fleet-2"; }},
    {"not-a-recipient", [](UpdateCommand& update) { update.header.recipients = {*AgentId::parse("PLAIN1")}; }},
    {"expired", [](UpdateCommand& update) { update.header.notAfter = update.header.created - Duration(1); }},
    {"not-approved", [](UpdateCommand& update) { update.approvals.clear(); }},
    {"not-approved", [](UpdateCommand& update) { update.package.releaseSequence = 3; }},
    {"downgrade", [](UpdateCommand& update) { update.package.softwareVersion = version("1.0.00-0"); }},
    {"sequence-too-high", [](UpdateCommand& update) { update.package.releaseSequence = 20'000; }},
    {"precondition", [](UpdateCommand& update) { update.package.acceptedVersions = {version("1.0.01-0")}; }},
    {"member-changed", [](UpdateCommand& update) { update.package.modules[0].sha256[0] ^= 1; }},
    {"member-missing",
     [](UpdateCommand& update) {
         update.package.modules.push_back(update.package.modules[0]);
         update.package.modules[1].name = "other";
     }},
    {"member-added", [](UpdateCommand& update) { update.package.modules[0].name = "other"; }},
    {"bad-payload", [](UpdateCommand& update) { update.payload = "rubbish"; }},
};

} // namespace

TEST_CASE("An agent in shell refuses as every agent has to, each for its own reason")
{
    Site site;
    REQUIRE(site.runUntil([&] { return site.everybodyIsKnown(); }));
    int number = 0;
    for (const Refusal& refusal : refusals) {
        UpdateCommand update = site.update(QString("campaign-%1").arg(++number));
        const bool keepsApproval = refusal.code != "not-approved";
        update.approvals = {site.approve(update.package)};
        refusal.spoil(update);
        if (keepsApproval) {
            update.approvals = {site.approve(update.package)};
        }
        site.mailToShell(update);
        const QByteArray campaign = "\"campaign\":\"" + update.header.campaign.toUtf8() + '"';
        CHECK(site.runUntil([&] { return site.shellFile("last-update").contains(campaign); }));
        INFO(site.said().toStdString());
        CHECK(site.shellFile("last-update").contains("\"code\":\"" + refusal.code.toUtf8() + '"'));
        CHECK(site.shellFile("modules/mailer") == "mailer 1.0.00\n");
    }
}

TEST_CASE("An agent in shell executes an update once, and drops junk")
{
    Site site;
    REQUIRE(site.runUntil([&] { return site.everybodyIsKnown(); }));
    UpdateCommand update = site.update("campaign-1");
    update.approvals = {site.approve(update.package)};
    site.mailToShell(QByteArray("From: centre@maker.example\r\nSubject: RDS update\r\n\r\nrm -rf /\r\n"));
    site.mailToShell(update);
    site.mailToShell(update);
    REQUIRE(site.runUntil([&] { return !site.shellFile("replayed").isEmpty(); }));
    CHECK(site.shellFile("last-update").contains("\"code\":\"installed\""));
    CHECK(site.shellFile("modules/mailer") == "mailer 1.0.02-0\n");
    CHECK(site.said().contains("junk: not a mail of the centre"));
}
