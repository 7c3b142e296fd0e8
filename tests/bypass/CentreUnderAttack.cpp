// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreUnderAttack.h"

#include <tests/support/QtStringMaker.h>

#include <core/agent/AgentSettings.h>
#include <core/crypto/Cms.h>
#include <core/package/PackageFile.h>
#include <core/protocol/CommandMail.h>
#include <db/Query.h>

#include <QFile>

namespace rds::test {

namespace {

const QString fleet = "fleet-1";

void writeAll(const QString& path, const QByteArray& content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

Box makeBox(const QString& id)
{
    return {require(AgentId::parse(id)), require(MailAddress::parse(id.toLower() + "@site.example")), makeSigner(id),
            makeRecipient(id)};
}

/// As init makes them, without the files.
CentreKeys makeKeys(Timestamp now)
{
    const Identity root = makeSigner("root");
    const Identity signing = makeSigner("daily");
    const Identity encryption = makeRecipient("centre");
    KeySet set;
    set.fleet = fleet;
    set.version = 1;
    set.created = now;
    set.notAfter = now + std::chrono::hours(24 * 365);
    set.signing = {signing.certificate()};
    set.encryption = {encryption.certificate()};
    const QByteArray signedSet = require(signKeySet(set, root));
    return {{root.certificate(), set, signedSet}, signing, {encryption}};
}

} // namespace

CentreUnderAttack::CentreUnderAttack()
    : a1(makeBox("A1"))
    , a2(makeBox("A2"))
    , a3(makeBox("A3"))
    , m_keys(makeKeys(clock.now()))
    , m_database(require(CentreDatabase::open(m_folder.filePath("centre.sqlite"), clock)))
{
    m_hub.setMailbox(address, "secret");
    ServerSettings server;
    server.host = "mail.example";
    server.port = 25;
    m_centre = std::make_unique<Centre>(
        Centre::Parts{m_database->agents(), m_database->packages(), m_database->batches(), m_database->mails(),
                      m_database->transactions(), m_transport, clock, random, m_executor},
        Centre::Config{m_folder.path(), fleet, address, m_keys, server, server, {}, {}});
    std::vector<Agent> agents;
    for (const Box* box : {&a1, &a2, &a3}) {
        m_hub.setMailbox(box->address, "secret");
        Agent agent;
        agent.id = box->id;
        agent.address = box->address;
        agents.push_back(agent);
    }
    require(m_centre->addAgents(agents));
    for (const Box* box : {&a1, &a2}) {
        require(m_database->agents().enrol(box->id,
                                           {box->signing.certificate().toDer(), box->encryption.certificate().toDer(),
                                            box->signing.certificate().keyId()}));
    }
    require(m_centre->start());
    request = ask(a1);
}

CentreUnderAttack::~CentreUnderAttack() = default;

VersionRequestCommand CentreUnderAttack::ask(const Box& box)
{
    require(m_centre->requestVersions({box.id}));
    pass(std::chrono::seconds(10));
    const auto entries = m_hub.entries(box.address);
    REQUIRE_FALSE(entries.empty());
    const AgentTrust trust{fleet, box.id, address, m_keys.trust.root, m_keys.trust.keySet, box.encryption};
    const QByteArray mail = *m_hub.fetch(box.address, entries.back().uid);
    return std::get<VersionRequestCommand>(require(readCommandMail(mail, trust, clock.now())));
}

VersionReply CentreUnderAttack::reply(const QString& version) const
{
    VersionReply reply;
    reply.fleet = fleet;
    reply.agent = a1.id;
    reply.requestId = request.requestId;
    reply.nonce = request.nonce;
    reply.created = clock.now();
    reply.keySetVersion = 1;
    reply.report.softwareVersion = require(SoftwareVersion::parse(version));
    reply.report.modules.push_back({"mailer", "1.0.00", QDate(2026, 1, 2)});
    return reply;
}

ReplyMailHeader CentreUnderAttack::replyHeader() const
{
    static int number = 0;
    return {a1.address, address, QString("%1@site.example").arg(++number), "x@maker.example", clock.now()};
}

QByteArray CentreUnderAttack::replyMail(const VersionReply& reply, const Identity& signer) const
{
    return require(writeReplyMail(replyHeader(), reply, signer));
}

QByteArray CentreUnderAttack::cmsOf(const QByteArray& mail)
{
    return require(parseMessage(mail)).parts.at(0).content;
}

std::vector<MailPart> CentreUnderAttack::replyParts(const QByteArray& report) const
{
    const QByteArray entity = require(cms::verify(cmsOf(replyMail(reply(), a1.signing)), a1.signing.certificate()));
    std::vector<MailPart> parts = require(parseMessage(entity)).parts;
    REQUIRE(parts.size() == 2);
    parts[1].content = report;
    return parts;
}

QByteArray CentreUnderAttack::replyMailOf(const std::vector<MailPart>& parts, const Identity& signer) const
{
    return mailOf({smimePart(require(cms::sign(require(buildEntity(parts)), signer)))}, a1.address.toString());
}

QString CentreUnderAttack::packageFile(const Identity& signer, const QString& version)
{
    writeAll(m_folder.filePath("install.sh"), "#!/bin/sh\n");
    writeAll(m_folder.filePath("mailer"), "mailer " + version.toUtf8());
    PackageSource source;
    source.scriptPath = m_folder.filePath("install.sh");
    source.modules.push_back({m_folder.filePath("mailer"), {}, ModuleKind::Resident, {}, QDate(2026, 1, 2)});
    source.header.softwareVersion = require(SoftwareVersion::parse(version));
    source.header.releaseSequence = 7;
    source.header.created = clock.now();
    const QString path = m_folder.filePath(version + ".rdspkg");
    writeAll(path, require(writePackageFile(require(buildPackage(source)), signer)));
    return path;
}

QString CentreUnderAttack::startBatch()
{
    m_batch = require(m_centre->startBatch(packageFile(m_keys.signing), {a1.id}, false));
    pass(std::chrono::seconds(10));
    REQUIRE_FALSE(isEnd(target().state));
    return require(m_database->batches().find(m_batch)).campaign;
}

BatchTarget CentreUnderAttack::target() const
{
    return require(m_database->batches().targetsOf(m_batch, {a1.id})).at(0);
}

UpdateNotice CentreUnderAttack::notice(const QString& campaign) const
{
    return {fleet, a1.id, clock.now(), {campaign, 1, outcomeCode::scriptFailed, 3, "out of paper"}};
}

QByteArray CentreUnderAttack::noticeMail(const UpdateNotice& notice, const Identity& signer) const
{
    return require(writeNoticeMail(replyHeader(), notice, signer));
}

QString CentreUnderAttack::code() const
{
    return require(readAgentSettings(agentSettingsPath(m_folder.filePath("agents"), a3.id))).enrolmentCode;
}

bool CentreUnderAttack::hasSettingsFile(const Box& box) const
{
    return QFile::exists(agentSettingsPath(m_folder.filePath("agents"), box.id));
}

EnrolmentRequest CentreUnderAttack::enrolment() const
{
    return {fleet, a3.id, QString(32, 'e'), code(), a3.signing.certificate(), a3.encryption.certificate(), clock.now()};
}

QByteArray CentreUnderAttack::enrolmentMail(const EnrolmentRequest& enrolment, const Identity& signer) const
{
    return require(writeEnrolmentMail(replyHeader(), enrolment, signer, m_keys.encryption.front().certificate()));
}

Agent CentreUnderAttack::listed(const Box& box) const
{
    return require(m_database->agents().find(box.id));
}

int CentreUnderAttack::mailsFor(const MailAddress& mailbox) const
{
    return static_cast<int>(m_hub.entries(mailbox).size());
}

QString CentreUnderAttack::outcomeOf(const QByteArray& mail)
{
    (void)m_hub.accept({a1.address, {address}, mail});
    pass(std::chrono::minutes(2));
    CHECK(require(m_database->mails().unhandled(10)).empty());
    if (!m_hub.entries(address).empty()) {
        return "left on the server";
    }
    const auto outcome = require(Query(m_database->database(), "SELECT outcome FROM inbox ORDER BY id DESC LIMIT 1")
                                     .first({QLatin1String("test"), 0}, [](RowReader& row) { return row.text(); }));
    return outcome.value_or(QString());
}

QStringList CentreUnderAttack::picture() const
{
    QStringList lines;
    for (const Agent& agent : require(m_database->agents().all())) {
        const auto certificates = require(m_database->agents().certificates({agent.id}));
        const auto reports = require(m_database->agents().reports(agent.id));
        lines << agent.id.toString() << agent.address.toString() << agent.version.toString()
              << toString(agent.enrolment) << (agent.lastVersionCheck ? toIso(*agent.lastVersionCheck) : QString())
              << QString::number(agent.keySetVersion) << QString::number(reports.size())
              << (certificates.empty() ? QString() : certificates.front().second.signingKeyId.toHex());
    }
    if (m_batch != 0) {
        const BatchTarget now = target();
        lines << toString(now.state) << toString(now.cause) << now.evidence << QString::number(now.attempt)
              << now.versionAfter.toString();
    }
    return lines;
}

void checkChangesNothing(CentreUnderAttack& centre, const QByteArray& mail, const QString& outcome)
{
    const QStringList before = centre.picture();
    CHECK(centre.outcomeOf(mail) == outcome);
    CHECK(centre.picture() == before);
    centre.request = centre.ask(centre.a1);
    CHECK(centre.outcomeOf(centre.replyMail(centre.reply("1.0.01-7"), centre.a1.signing)) == "reply");
    CHECK(centre.listed(centre.a1).version.toString() == "1.0.01-7");
}

} // namespace rds::test
