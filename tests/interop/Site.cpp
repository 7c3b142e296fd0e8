// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Site.h"

#include <tests/support/WaitFor.h>

#include <core/agent/AgentSettings.h>
#include <core/agent/Provisioning.h>
#include <core/package/PackageFile.h>
#include <core/protocol/Approval.h>
#include <core/protocol/CommandMail.h>

#include <QDir>
#include <QFile>

namespace rds::test {

namespace {

constexpr Timestamp longAgo{std::chrono::sys_days(std::chrono::year(2020) / 1 / 1)};
constexpr Timestamp farAhead{std::chrono::sys_days(std::chrono::year(2100) / 1 / 1)};
const QByteArray oldModule = "mailer 1.0.00\n";
const QByteArray keptModule = "kept\n";
const QByteArray report = "Software Version\t1.0.00-1\nROM Version\t1.5.08\nModules\n"
                          "mailer\t1.0.00\t2002/01/01\nkept\t1.0.00\t2002/01/01\n";

Identity makeIdentity(KeyPurpose purpose, const QString& name)
{
    return require(Identity::generate(purpose, name, longAgo, farAhead));
}

CentreKeys makeKeys(const QString& fleet, const Identity& root, const Identity& approver, Timestamp now)
{
    const Identity signing = makeIdentity(KeyPurpose::Signing, "daily");
    const Identity encryption = makeIdentity(KeyPurpose::Encryption, "centre");
    KeySet set;
    set.fleet = fleet;
    set.version = 1;
    set.created = now;
    set.notAfter = now + std::chrono::hours(24);
    set.signing = {signing.certificate()};
    set.encryption = {encryption.certificate()};
    set.approvers = {approver.certificate()};
    set.approvalsRequired = 1;
    const QByteArray signedSet = require(signKeySet(set, root));
    return {{root.certificate(), set, signedSet}, signing, {encryption}};
}

void writeAll(const QString& path, const QByteArray& content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

InitialRelease initialRelease()
{
    InitialRelease initial;
    initial.report = require(VersionReport::parse(report));
    initial.releaseSequence = 1;
    initial.files = {{initial.report.modules[0], oldModule}, {initial.report.modules[1], keptModule}};
    return initial;
}

} // namespace

Site::Site()
    : m_root(makeIdentity(KeyPurpose::Signing, "root"))
    , m_approver(makeIdentity(KeyPurpose::Signing, "approver"))
    , m_keys(makeKeys(fleet, m_root, m_approver, m_clock.now()))
    , m_database(require(CentreDatabase::open(m_folder.filePath("centre.sqlite"), m_clock)))
{
    m_hub.setMailbox(address, "secret");
    m_hub.setMailbox(shellAddress, "pass \"word\"");
    require(m_server.start());
    startCentre();
    addAgents();
    setUpShell();
    require(m_centre->start());
    m_ordinary.start();
}

Site::~Site()
{
    if (m_shell.state() != QProcess::NotRunning) {
        m_shell.kill();
        m_shell.waitForFinished();
    }
}

void Site::startCentre()
{
    ServerSettings smtp;
    smtp.host = "127.0.0.1";
    smtp.tls = TlsMode::None;
    smtp.user = address.toString();
    smtp.password = "secret";
    ServerSettings pop3 = smtp;
    smtp.port = m_server.smtpPort();
    pop3.port = m_server.pop3Port();
    m_transport = std::make_unique<SmtpPop3Transport>(m_clock, m_random, smtp, pop3);
    Centre::Config config{m_folder.path(), fleet, address, m_keys, smtp, pop3, {}, {}};
    config.batch.replyTimeout = std::chrono::minutes(5);
    config.pollInterval = std::chrono::milliseconds(100);
    m_centre = std::make_unique<Centre>(
        Centre::Parts{m_database->agents(), m_database->packages(), m_database->batches(), m_database->mails(),
                      m_database->transactions(), *m_transport, m_clock, m_random, m_executor},
        config);
}

void Site::addAgents()
{
    std::vector<Agent> agents;
    for (const char* const id : {"PLAIN1", "PLAIN2", "SHELL1"}) {
        Agent agent;
        agent.id = require(AgentId::parse(id));
        agent.address = require(MailAddress::parse(QString(id).toLower() + "@site.example"));
        agents.push_back(agent);
    }
    require(m_centre->addAgents(agents));
    for (const char* const id : {"PLAIN1", "PLAIN2"}) {
        AgentSettings settings =
            require(readAgentSettings(agentSettingsPath(m_folder.filePath("agents"), require(AgentId::parse(id)))));
        settings.dataFolder = m_folder.filePath(id);
        require(m_ordinary.add(settings, initialRelease()));
    }
}

/// As the service engineer does: the settings file of the centre, with the password and the class of the box.
void Site::setUpShell()
{
    AgentSettings settings = require(readAgentSettings(agentSettingsPath(m_folder.filePath("agents"), shellId)));
    settings.smtp.server.password = settings.pop3.server.password = "pass \"word\"";
    settings.hardwareClass = "box-a";
    settings.dataFolder = "data";
    const QDir box(m_folder.filePath("shell"));
    REQUIRE(box.mkpath("data/modules"));
    require(writeAgentSettings(box.filePath("settings.json"), settings));
    writeAll(box.filePath("data/version-report.txt"), report);
    writeAll(box.filePath("data/modules/mailer"), oldModule);
    writeAll(box.filePath("data/modules/kept"), keptModule);
}

QByteArray Site::shellFile(const QString& name) const
{
    QFile file(m_folder.filePath("shell/data/" + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Site::listen()
{
    if (m_hasLooked) {
        m_said += m_shell.readAllStandardError();
    }
}

void Site::lookIntoMailbox()
{
    if (m_shell.state() != QProcess::NotRunning || (m_hasLooked && m_hub.entries(shellAddress).empty())) {
        return;
    }
    listen();
    m_hasLooked = true;
    m_shell.start("/bin/sh", {RDS_SHELL_AGENT, m_folder.filePath("shell/settings.json")});
}

bool Site::runUntil(const std::function<bool()>& condition)
{
    const bool holds = waitFor(
        [&] {
            lookIntoMailbox();
            return condition() && m_shell.state() == QProcess::NotRunning;
        },
        std::chrono::minutes(2));
    listen();
    return holds;
}

bool Site::everybodyIsKnown()
{
    const std::vector<AgentStatus> all = statuses();
    return std::all_of(all.begin(), all.end(), [](const AgentStatus& status) {
        return status.agent.enrolment == EnrolmentState::Enrolled && !status.agent.version.isNull();
    });
}

UpdatePackage Site::buildPackageOf(const QString& version, qint64 releaseSequence, const QString& hardwareClass)
{
    writeAll(m_folder.filePath("install.sh"), "#!/bin/sh\nset -e\ncp \"$RDS_PACKAGE_DIR\"/* \"$RDS_MODULES_DIR\"/\n");
    writeAll(m_folder.filePath("mailer"), "mailer " + version.toUtf8() + "\n");
    PackageSource source;
    source.scriptPath = m_folder.filePath("install.sh");
    source.modules.push_back({m_folder.filePath("mailer"), {}, ModuleKind::Resident, {}, QDate(2026, 1, 2)});
    source.header.softwareVersion = require(SoftwareVersion::parse(version));
    source.header.releaseSequence = releaseSequence;
    source.header.acceptedVersions = {require(SoftwareVersion::parse("1.0.00-1"))};
    source.header.created = now();
    if (!hardwareClass.isEmpty()) {
        source.header.hardwareClasses = {hardwareClass};
    }
    return require(buildPackage(source));
}

QString Site::makePackage(const QString& version, qint64 releaseSequence, const QString& hardwareClass)
{
    const UpdatePackage package = buildPackageOf(version, releaseSequence, hardwareClass);
    const QString path = m_folder.filePath(version + ".rdspkg");
    writeAll(path, require(writePackageFile(package, m_keys.signing)));
    writeAll(approvalPath(path, m_approver.certificate().keyId()), approve(package.manifest));
    return path;
}

QByteArray Site::approve(const PackageManifest& package) const
{
    return require(approvePackage(package, fleet, m_approver, now()));
}

UpdateCommand Site::update(const QString& campaign)
{
    const UpdatePackage package = buildPackageOf("1.0.02-0", 2, {});
    UpdateCommand command;
    command.header = {fleet, campaign, 1, {shellId}, now(), now() + std::chrono::hours(1)};
    command.package = package.manifest;
    command.payload = package.payload;
    return command;
}

void Site::mailToShell(const UpdateCommand& command)
{
    const auto certificates = require(m_database->agents().certificates({shellId}));
    const Certificate shell =
        require(Certificate::fromDer(certificates.at(0).second.encryption, KeyPurpose::Encryption));
    mailToShell(require(writeUpdateMail({address, command.header.campaign + "@maker.example", now()}, command,
                                        m_keys.signing, {shell})));
}

void Site::mailToShell(const QByteArray& mail)
{
    (void)m_hub.accept({address, {shellAddress}, mail});
}

AgentStatus Site::shell()
{
    return require(m_database->batches().statusesOf({shellId})).at(0);
}

} // namespace rds::test
