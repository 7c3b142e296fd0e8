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

} // namespace

const BenchKeys& benchKeys()
{
    static const BenchKeys keys{makeIdentity(KeyPurpose::Signing, "centre"), makeIdentity(KeyPurpose::Signing, "agent"),
                                makeIdentity(KeyPurpose::Encryption, "agent")};
    return keys;
}

AgentSettings benchSettings(const QString& folder)
{
    AgentSettings settings;
    settings.agent = require(AgentId::parse("AGENT0000001"));
    settings.fleet = fleet;
    settings.address = require(MailAddress::parse(agentAddress));
    settings.centreAddress = require(MailAddress::parse(centreAddress));
    settings.centreSigningCertificate = benchKeys().centreSigning.certificate().toPem();
    settings.signingKey = benchKeys().agentSigning.privateKeyPem();
    settings.signingCertificate = benchKeys().agentSigning.certificate().toPem();
    settings.encryptionKey = benchKeys().agentEncryption.privateKeyPem();
    settings.encryptionCertificate = benchKeys().agentEncryption.certificate().toPem();
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
    return {header(spec.campaign, spec.sequence, now), package.manifest, spec.allowDowngrade, package.payload};
}

QByteArray updateMail(const UpdateCommand& command, Timestamp now)
{
    return require(writeUpdateMail(mailHeader(command.header.campaign, now), command, benchKeys().centreSigning,
                                   {benchKeys().agentEncryption.certificate()}));
}

QByteArray versionRequestMail(const QString& requestId, Timestamp now)
{
    const VersionRequestCommand command{header(requestId, 1, now), requestId, "nonce of " + requestId};
    return require(writeVersionRequestMail(mailHeader(requestId, now), command, benchKeys().centreSigning));
}

VersionReply readReply(const OutgoingMail& mail)
{
    const auto unverified = require(readReplyMail(mail.content));
    return require(verifyReply(unverified, require(AgentId::parse("AGENT0000001")),
                               benchKeys().agentSigning.certificate(), fleet));
}

AgentBench::AgentBench()
{
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
}

AgentBench::~AgentBench() = default;

MonitoringAgent& AgentBench::restart()
{
    m_agent.reset();
    m_agent = require(
        MonitoringAgent::create(benchSettings(folder()), {clock, random, executor, mail, shell, Durability::Unsynced}));
    QObject::connect(m_agent.get(), &MonitoringAgent::commandExecuted,
                     [this](const CommandReport& report) { reports.push_back(report); });
    return *m_agent;
}

void AgentBench::poll()
{
    m_agent->pollNow();
    const bool settled = waitFor([this] {
        clock.runUntil(clock.now());
        return m_agent->isIdle();
    });
    REQUIRE(settled);
}

VersionReply AgentBench::ask()
{
    const std::size_t before = mail.sent.size();
    mail.deliver(versionRequestMail(QString("request-%1").arg(++m_requests), clock.now()));
    poll();
    REQUIRE(mail.sent.size() == before + 1);
    return readReply(mail.sent.back());
}

VersionReply AgentBench::update(const UpdateSpec& spec)
{
    mail.deliver(updateMail(makeUpdate(spec, clock.now()), clock.now()));
    return ask();
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
