// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentUnderAttack.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <core/agent/Provisioning.h>
#include <core/crypto/Cms.h>
#include <core/protocol/CommandJson.h>
#include <core/protocol/ReplyMail.h>

#include <QDir>
#include <QFile>

namespace rds::test {

namespace {

const QByteArray oldModule = "old abcd\n";
const QByteArray otherModule = "old bbb\n";

QByteArray readAll(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

InitialRelease initialRelease()
{
    InitialRelease initial;
    initial.report.softwareVersion = require(SoftwareVersion::parse("1.0.00-1"));
    initial.releaseSequence = 5;
    for (const auto& [name, content] : {std::pair("abcd.exe", oldModule), std::pair("bbb.lib", otherModule)}) {
        const ModuleVersion module{name, "1.0.00", {2002, 1, 1}};
        initial.report.modules.push_back(module);
        initial.files.push_back({module, content});
    }
    return initial;
}

KeySet firstKeySet(Timestamp now)
{
    KeySet set;
    set.fleet = fleetName;
    set.version = 1;
    set.created = now;
    set.notAfter = now + std::chrono::hours(24 * 365);
    set.signing = {keys().daily.certificate(), keys().second.certificate()};
    set.encryption = {keys().encryption.certificate()};
    return set;
}

/// The reason itself, or a refusal as somebody else's mail that gives it.
bool isBecauseOf(const Error& error, std::error_code why)
{
    return error.code() == why || error.detail().contains(QString::fromStdString(why.message()));
}

} // namespace

const Keys& keys()
{
    static const Keys all;
    return all;
}

AgentUnderAttack::AgentUnderAttack(const Shape& shape)
    : m_keySet(firstKeySet(clock.now()))
{
    if (shape) {
        shape(m_keySet);
    }
    m_hub.setMailbox(address, "secret");
    m_hub.setMailbox(centre, "secret");
    require(provision(AgentFolder(folder(), Durability::Unsynced), initialRelease()));
    restart();
}

AgentUnderAttack::~AgentUnderAttack() = default;

AgentSettings AgentUnderAttack::settings() const
{
    AgentSettings settings;
    settings.agent = id;
    settings.fleet = fleetName;
    settings.address = address;
    settings.hardwareClass = "box-a";
    settings.centreAddress = centre;
    settings.rootCertificate = keys().root.certificate().toPem();
    settings.keySet = require(signKeySet(m_keySet, keys().root));
    settings.enrolmentCode = QString(32, '1');
    settings.codeExpires = farAhead;
    for (AgentMailServer* server : {&settings.smtp, &settings.pop3}) {
        server->server.host = "mail.site.example";
        server->server.port = 25;
    }
    settings.pollInterval = std::chrono::minutes(1);
    settings.dataFolder = folder();
    return settings;
}

void AgentUnderAttack::restart()
{
    m_agent.reset();
    m_agent = require(
        MonitoringAgent::create(settings(), {clock, random, m_executor, m_transport, m_shell, Durability::Unsynced}));
    m_agent->start();
    settle();
}

void AgentUnderAttack::settle()
{
    REQUIRE(waitFor([this] {
        clock.runUntil(clock.now());
        return m_agent->isIdle();
    }));
}

AgentKeys AgentUnderAttack::agentKeys() const
{
    return require(openAgentKeys(AgentFolder(folder(), Durability::Unsynced), settings(), clock.now()));
}

CommandHeader AgentUnderAttack::header(const QString& campaign) const
{
    return {fleetName, campaign, 1, {id}, clock.now(), clock.now() + std::chrono::hours(24)};
}

UpdateCommand AgentUnderAttack::update() const
{
    return updateWith(makeArchive({goodScript, goodModule}));
}

UpdateCommand AgentUnderAttack::updateWith(const QByteArray& payload) const
{
    UpdateCommand command;
    command.header = header("campaign-1");
    command.package = manifestOf(goodScript.content, {moduleOf("abcd.exe", goodModule.content)});
    command.package.releaseSequence = 6;
    command.payload = payload;
    return command;
}

QByteArray AgentUnderAttack::container(const UpdateCommand& command)
{
    return require(packContainer({toJson(command), command.payload}));
}

QByteArray AgentUnderAttack::inner(const UpdateCommand& command, const Identity& signer)
{
    return require(cms::sign(container(command), signer));
}

QByteArray AgentUnderAttack::envelope(const QByteArray& inner) const
{
    return require(cms::encrypt(inner, {agentKeys().trust.encryption.certificate()}));
}

QByteArray AgentUnderAttack::outer(const QByteArray& envelope, const Identity& signer)
{
    return require(cms::sign(envelope, signer));
}

QByteArray AgentUnderAttack::mail(const QByteArray& cmsMessage) const
{
    return mailOf({smimePart(cmsMessage)}, centre.toString());
}

QByteArray AgentUnderAttack::updateMail(const UpdateCommand& command) const
{
    return mail(outer(envelope(inner(command))));
}

VersionRequestCommand AgentUnderAttack::versionRequest() const
{
    const QString requestId = QString("%1").arg(m_requests, 32, 10, QChar('0'));
    return {header(requestId), requestId, QString(32, 'a')};
}

Result<Command> AgentUnderAttack::read(const QByteArray& mail) const
{
    return readCommandMail(mail, agentKeys().trust, clock.now());
}

void AgentUnderAttack::receive(const QByteArray& mail)
{
    (void)m_hub.accept({centre, {address}, mail});
    clock.runUntil(clock.now());
    m_agent->pollNow();
    settle();
}

std::vector<AgentMessage> AgentUnderAttack::messages() const
{
    const Certificate signer = agentKeys().self.signing.certificate();
    std::vector<AgentMessage> messages;
    for (const MailHub::Entry& entry : m_hub.entries(centre)) {
        // The first mail of an agent is its enrolment request.
        if (const auto reply = readReplyMail(*m_hub.fetch(centre, entry.uid))) {
            messages.push_back(require(verifyReply(*reply, id, signer, fleetName)));
        }
    }
    return messages;
}

std::vector<UpdateNotice> AgentUnderAttack::notices() const
{
    std::vector<UpdateNotice> notices;
    for (const AgentMessage& message : messages()) {
        if (const auto* notice = std::get_if<UpdateNotice>(&message)) {
            notices.push_back(*notice);
        }
    }
    return notices;
}

VersionReply AgentUnderAttack::ask()
{
    ++m_requests;
    const VersionRequestCommand request = versionRequest();
    const std::size_t before = messages().size();
    receive(mail(require(cms::sign(toJson(request), speaker))));
    const std::vector<AgentMessage> after = messages();
    REQUIRE(after.size() == before + 1);
    REQUIRE(std::holds_alternative<VersionReply>(after.back()));
    const auto& reply = std::get<VersionReply>(after.back());
    CHECK(reply.requestId == request.requestId);
    CHECK(reply.nonce == request.nonce);
    return reply;
}

std::map<QString, QByteArray> AgentUnderAttack::installedFiles() const
{
    std::map<QString, QByteArray> files;
    const QDir current(folder() + "/modules/current");
    for (const QString& name :
         current.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        files[name] = readAll(current.filePath(name));
    }
    return files;
}

int AgentUnderAttack::scriptRuns() const
{
    const QString trace = folder() + "/runs";
    return QFile::exists(trace) ? static_cast<int>(readAll(trace).count("ran\n")) : 0;
}

bool AgentUnderAttack::isUntouched() const
{
    return installedFiles() == std::map<QString, QByteArray>{{"abcd.exe", oldModule}, {"bbb.lib", otherModule}}
    && m_agent->installed().softwareVersion.toString() == "1.0.00-1" && m_agent->state().highestReleaseSequence == 5
        && scriptRuns() == 0 && !QFile::exists(folder() + "/work")
        && QDir(folder() + "/modules").entryList({"staging*"}).isEmpty();
}

void checkJunk(AgentUnderAttack& agent, const QByteArray& mail, std::error_code why)
{
    const auto read = agent.read(mail);
    REQUIRE_FALSE(read);
    INFO(read.error().toLogLine().toStdString());
    CHECK(isBecauseOf(read.error(), why));
    const std::size_t before = agent.notices().size();
    agent.receive(mail);
    CHECK(agent.notices().size() == before);
    CHECK(agent.isUntouched());
    CHECK_FALSE(agent.ask().lastUpdate);
}

void checkRefused(AgentUnderAttack& agent, const QByteArray& mail, const QString& code)
{
    agent.receive(mail);
    CHECK(agent.isUntouched());
    const std::vector<UpdateNotice> notices = agent.notices();
    REQUIRE(notices.size() == 1);
    INFO(notices.front().outcome.detail.toStdString());
    CHECK(notices.front().outcome.code == code);
    CHECK(notices.front().outcome.campaign == "campaign-1");
    CHECK(notices.front().outcome.sequence == 1);
    CHECK(notices.front().fleet == fleetName);
    const VersionReply reply = agent.ask();
    CHECK(reply.report.softwareVersion.toString() == "1.0.00-1");
    REQUIRE(reply.lastUpdate);
    CHECK(reply.lastUpdate->code == code);
}

} // namespace rds::test
