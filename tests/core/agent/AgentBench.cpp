// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <core/package/UpdatePackage.h>
#include <core/protocol/CommandMail.h>
#include <core/protocol/ReplyMail.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>
#include <QFile>

namespace rds::test {

namespace {

const Timestamp longAgo = fromMillis(1'700'000'000'000);
const Timestamp farAhead = fromMillis(2'500'000'000'000);
const QString fleet = "fleet-1";
const QString centreAddress = "centre@centre.example";
const QString agentAddress = "agent@aaa.example";

Identity makeIdentity(KeyPurpose purpose, const QString& name)
{
    return require(Identity::generate(purpose, name, longAgo, farAhead));
}

CommandHeader header(const QString& campaign, qint64 sequence, Timestamp now)
{
    return {fleet, campaign, sequence, {require(AgentId::parse("AGENT0000001"))}, now, now + std::chrono::hours(24)};
}

CommandMailHeader mailHeader(const QString& id, Timestamp now)
{
    return {require(MailAddress::parse(centreAddress)), id + "@centre.example", now};
}

template <class Read> auto allOf(const std::vector<OutgoingMail>& mails, Read read)
{
    std::vector<typename decltype(read(QByteArray()))::value_type> values;
    for (const OutgoingMail& mail : mails) {
        if (auto value = read(mail.content)) {
            values.push_back(*std::move(value));
        }
    }
    return values;
}

std::optional<AgentMessage> readMessage(const QByteArray& mail, const Certificate& agent)
{
    const auto unverified = readReplyMail(mail);
    if (!unverified) {
        return std::nullopt;
    }
    return require(verifyReply(*unverified, require(AgentId::parse("AGENT0000001")), agent, fleet));
}

} // namespace

const BenchKeys& benchKeys()
{
    static const BenchKeys keys{makeIdentity(KeyPurpose::Signing, "root"), makeIdentity(KeyPurpose::Signing, "centre"),
                                makeIdentity(KeyPurpose::Signing, "next"),
                                makeIdentity(KeyPurpose::Encryption, "centre"),
                                makeIdentity(KeyPurpose::Signing, "approver")};
    return keys;
}

KeySet benchKeySet(qint64 version, const Identity& signing)
{
    KeySet keySet;
    keySet.fleet = fleet;
    keySet.version = version;
    keySet.created = longAgo;
    keySet.notAfter = farAhead;
    keySet.signing = {signing.certificate()};
    keySet.encryption = {benchKeys().encryption.certificate()};
    return keySet;
}

AgentSettings benchSettings(const QString& folder, const KeySet& keySet)
{
    AgentSettings settings;
    settings.agent = require(AgentId::parse("AGENT0000001"));
    settings.fleet = fleet;
    settings.address = require(MailAddress::parse(agentAddress));
    settings.hardwareClass = "box-a";
    settings.centreAddress = require(MailAddress::parse(centreAddress));
    settings.rootCertificate = benchKeys().root.certificate().toPem();
    settings.keySet = require(signKeySet(keySet, benchKeys().root));
    settings.enrolmentCode = QString(32, 'c');
    settings.codeExpires = farAhead;
    settings.smtp.server.host = "smtp.example";
    settings.smtp.server.port = 587;
    settings.smtp.server.user = agentAddress;
    settings.smtp.server.password = "secret";
    settings.pop3 = settings.smtp;
    settings.pop3.server.host = "pop.example";
    settings.pop3.server.port = 995;
    settings.pop3.server.tls = TlsMode::Implicit;
    settings.pollInterval = std::chrono::minutes(1);
    settings.installTimeLimit = std::chrono::minutes(10);
    settings.dataFolder = folder;
    return settings;
}

UpdateCommand makeUpdate(const UpdateSpec& spec, Timestamp now)
{
    const QTemporaryDir directory;
    PackageSource source;
    source.scriptPath = directory.filePath("install.sh");
    writeAll(source.scriptPath, spec.script);
    for (const auto& [name, content] : spec.modules) {
        writeAll(directory.filePath(name), content);
        source.modules.push_back({directory.filePath(name), name, ModuleKind::NonResident, "1.0.02", {2002, 12, 16}});
    }
    source.header.softwareVersion = require(SoftwareVersion::parse(spec.version));
    source.header.releaseSequence = spec.releaseSequence;
    source.header.acceptedVersions = spec.accepted;
    source.header.created = now;
    UpdatePackage package = require(buildPackage(source));
    return {header(spec.campaign, spec.sequence, now), package.manifest, spec.allowDowngrade, {}, package.payload};
}

QByteArray updateMail(const UpdateCommand& command, const Certificate& agent, Timestamp now, const Identity& signing)
{
    return require(writeUpdateMail(mailHeader(command.header.campaign, now), command, signing, {agent}));
}

QByteArray versionRequestMail(const QString& requestId, Timestamp now, const Identity& signing)
{
    const VersionRequestCommand command{header(requestId, 1, now), requestId, "nonce of " + requestId};
    return require(writeVersionRequestMail(mailHeader(requestId, now), command, signing));
}

QByteArray keySetMail(const KeySet& keySet, Timestamp now, const Identity& root)
{
    return require(
        writeKeySetMail(mailHeader(QString("keys-%1").arg(keySet.version), now), require(signKeySet(keySet, root))));
}

QByteArray enrolmentAnswerMail(const QString& requestId, const QString& code, Timestamp now)
{
    const EnrolmentAnswerCommand command{header("answer", 1, now), requestId, code};
    return require(writeEnrolmentAnswerMail(mailHeader("answer", now), command, benchKeys().signing));
}

std::optional<VersionReply> readReply(const QByteArray& mail, const Certificate& agent)
{
    const auto message = readMessage(mail, agent);
    return message && std::holds_alternative<VersionReply>(*message) ? std::optional(std::get<VersionReply>(*message))
                                                                     : std::nullopt;
}

std::optional<UpdateNotice> readNotice(const QByteArray& mail, const Certificate& agent)
{
    const auto message = readMessage(mail, agent);
    return message && std::holds_alternative<UpdateNotice>(*message) ? std::optional(std::get<UpdateNotice>(*message))
                                                                     : std::nullopt;
}

std::optional<EnrolmentRequest> readEnrolmentRequest(const QByteArray& mail)
{
    const auto enveloped = readEnrolmentMail(mail);
    return enveloped ? std::optional(require(openEnrolment(*enveloped, {benchKeys().encryption}, fleet)))
                     : std::nullopt;
}

AgentBench::AgentBench(Contact contact, const KeySet& keySet)
{
    settings = benchSettings(folder(), keySet);
    InitialRelease initial;
    initial.report.softwareVersion = require(SoftwareVersion::parse("1.0.00-1"));
    initial.report.romVersion = "1.5.08";
    initial.releaseSequence = 1;
    for (const auto& [name, content] : oldFiles()) {
        const ModuleVersion module{name, "1.0.00", {2002, 1, 1}};
        initial.report.modules.push_back(module);
        initial.files.push_back({module, content});
    }
    require(provision(AgentFolder(folder(), Durability::Unsynced), initial));
    restart();
    if (contact == Contact::Enrolled) {
        require(m_agent->assumeEnrolled());
    }
}

AgentBench::~AgentBench() = default;

MonitoringAgent& AgentBench::restart()
{
    m_agent.reset();
    m_agent = require(MonitoringAgent::create(settings, {clock, random, executor, mail, shell, Durability::Unsynced}));
    QObject::connect(m_agent.get(), &MonitoringAgent::commandExecuted,
                     [this](const CommandReport& report) { reports.push_back(report); });
    return *m_agent;
}

void AgentBench::start()
{
    m_agent->start();
    settle();
}

void AgentBench::poll()
{
    m_agent->pollNow();
    settle();
}

void AgentBench::settle()
{
    const bool settled = waitFor([this] {
        clock.runUntil(clock.now());
        return m_agent->isIdle();
    });
    REQUIRE(settled);
}

VersionReply AgentBench::ask()
{
    const std::size_t before = replies().size();
    mail.deliver(versionRequestMail(QString("request-%1").arg(++m_requests), clock.now()));
    poll();
    const auto after = replies();
    REQUIRE(after.size() == before + 1);
    return after.back();
}

VersionReply AgentBench::update(const UpdateSpec& spec)
{
    mail.deliver(mailOf(spec));
    return ask();
}

QByteArray AgentBench::mailOf(const UpdateCommand& command, const Identity& signing) const
{
    return updateMail(command, keys().trust.encryption.certificate(), clock.now(), signing);
}

QByteArray AgentBench::mailOf(const UpdateSpec& spec) const
{
    return mailOf(makeUpdate(spec, clock.now()));
}

std::vector<VersionReply> AgentBench::replies() const
{
    return allOf(mail.sent, [agent = keys().self.signing.certificate()](const QByteArray& content) {
        return readReply(content, agent);
    });
}

std::vector<UpdateNotice> AgentBench::notices() const
{
    return allOf(mail.sent, [agent = keys().self.signing.certificate()](const QByteArray& content) {
        return readNotice(content, agent);
    });
}

std::vector<EnrolmentRequest> AgentBench::enrolmentRequests() const
{
    return allOf(mail.sent, &readEnrolmentRequest);
}

AgentKeys AgentBench::keys() const
{
    return require(openAgentKeys(AgentFolder(folder(), Durability::Unsynced), settings, clock.now()));
}

QString AgentBench::stagingFolder() const
{
    return ModuleStore(AgentFolder(folder())).stagingFolder();
}

std::map<QString, QByteArray> AgentBench::installedFiles() const
{
    std::map<QString, QByteArray> files;
    for (const QString& name : QDir(folder() + "/modules/current").entryList(QDir::Files | QDir::Hidden)) {
        files[name] = readAll(folder() + "/modules/current/" + name);
    }
    return files;
}

QByteArray readAll(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void writeAll(const QString& path, const QByteArray& content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

const std::map<QString, QByteArray>& oldFiles()
{
    static const std::map<QString, QByteArray> files{{"abcd.exe", "old abcd\n"}, {"bbb.lib", "old bbb\n"}};
    return files;
}

const std::map<QString, QByteArray>& newFiles()
{
    static const std::map<QString, QByteArray> files{{"abcd.exe", "new abcd\n"}, {"bbb.lib", "new bbb\n"}};
    return files;
}

} // namespace rds::test
