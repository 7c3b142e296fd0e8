// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DemoCentre.h"

#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/package/PackageFile.h>

#include <QDir>
#include <QFileInfo>
#include <QThread>

namespace rds {

namespace {

constexpr Duration pollInterval = std::chrono::milliseconds(200);
constexpr Duration mailRetry = std::chrono::seconds(1);

/// The demo's keys command nobody but its own boxes.
Secret demoPassPhrase()
{
    return Secret(std::string_view("demo"));
}

/// Makes the centre's folder where there is none, or only a part of one.
Result<void> setUp(const QString& folder, CentreRuntime& runtime)
{
    const NewCentre centre{{}, demoPassPhrase(), demoPassPhrase()};
    const auto created = CentreFolder::create(folder, centre, runtime.clock(), runtime.random());
    return created || created.error().is(CentreError::AlreadySetUp) ? Result<void>() : created;
}

/// As the service engineer who takes the file to the box.
bool moveFile(const QString& from, const QString& to)
{
    QFile::remove(to);
    return QDir().mkpath(QFileInfo(to).path()) && QFile::rename(from, to);
}

ServerSettings loopback(quint16 port, const MailAddress& user, const QString& password)
{
    ServerSettings server;
    server.host = QStringLiteral("127.0.0.1");
    server.port = port;
    server.tls = TlsMode::None;
    server.user = user.toString();
    server.password = password;
    return server;
}

} // namespace

DemoCentre::DemoCentre(QObject* parent)
    : QObject(parent)
    , m_hub(m_runtime.clock(), m_runtime.random())
    , m_server(m_hub, m_runtime.clock())
    , m_shell(m_runtime.clock())
    , m_runner(m_shell, 2 * QThread::idealThreadCount())
    , m_address(MailAddress::parse(QStringLiteral("centre@manufacturer.example")).value_or(MailAddress()))
    , m_password(m_runtime.random().hex(16))
{
}

DemoCentre::~DemoCentre() = default;

Result<Centre*> DemoCentre::open(const QString& folder, const Options& options)
{
    if (const auto created = setUp(folder, m_runtime); !created) {
        return failure(created.error());
    }
    if (options.agents > 0) {
        m_members = generatedFleet(options.agents, options.seed);
    } else if (auto members = demoFleet()) {
        m_members = *std::move(members);
    } else {
        return failure(members.error());
    }
    m_hub.keepMailIn(folder + QStringLiteral("/demo/mail"));
    if (const auto started = startMail(); !started) {
        return failure(started.error());
    }
    const DemoWaits waits = demoWaits(m_members.size());
    BatchPolicy policy;
    policy.replyTimeout = waits.reply;
    const auto centre = m_runtime.openWith(folder, {demoPassPhrase(), {}}, settings(waits), policy);
    if (!centre) {
        return centre;
    }
    if (const auto prepared = prepare(**centre, waits.settle); !prepared) {
        return failure(prepared.error());
    }
    loseMail(**centre);
    m_fleet->start();
    return centre;
}

Result<void> DemoCentre::prepare(Centre& centre, Duration settle)
{
    if (const auto listed = addToList(centre); !listed) {
        return listed;
    }
    if (const auto packed = makePackage(settle); !packed) {
        return packed;
    }
    return makeFleet(centre);
}

Result<void> DemoCentre::startMail()
{
    m_hub.setMailbox(m_address, m_password);
    return m_server.start();
}

CentreSettings DemoCentre::settings(const DemoWaits& waits) const
{
    CentreSettings result;
    result.address = m_address;
    result.smtp = loopback(m_server.smtpPort(), m_address, m_password);
    result.pop3 = loopback(m_server.pop3Port(), m_address, m_password);
    result.pollInterval = pollInterval;
    result.replyTimeout = waits.reply;
    result.retryFirst = mailRetry;
    return result;
}

Result<void> DemoCentre::addToList(Centre& centre)
{
    const auto present = centre.statuses();
    if (!present) {
        return failure(present.error());
    }
    if (!present->empty()) {
        return {};
    }
    std::vector<Agent> agents;
    for (const DemoAgent& member : m_members) {
        agents.push_back(member.agent);
    }
    const auto added = centre.addAgents(agents);
    return added ? Result<void>() : Result<void>(failure(added.error()));
}

Result<void> DemoCentre::makePackage(Duration settle)
{
    const QString folder = m_runtime.folder()->path() + QStringLiteral("/demo");
    m_packagePath = folder + u'/' + demoTarget().toString() + QStringLiteral(".rdspkg");
    if (QFileInfo::exists(m_packagePath)) {
        return {};
    }
    const auto package = buildDemoPackage(folder + QStringLiteral("/files"), settle, m_runtime.clock().now());
    if (!package) {
        return failure(package.error());
    }
    const auto file = writePackageFile(*package, m_runtime.folder()->keys()->signing);
    return file ? writeFileAtomically(m_packagePath, *file) : Result<void>(failure(file.error()));
}

Result<void> DemoCentre::makeFleet(Centre& centre)
{
    m_fleet = std::make_unique<EmbeddedFleet>(
        EmbeddedFleet::Parts{m_hub, m_runtime.clock(), m_runtime.random(), m_fleetExecutor, m_runner});
    const auto statuses = centre.statuses();
    if (!statuses) {
        return failure(statuses.error());
    }
    std::unordered_map<AgentId, const Agent*> listed;
    for (const AgentStatus& status : *statuses) {
        listed.emplace(status.agent.id, &status.agent);
    }
    std::vector<EnrolledAgent> enrolled;
    for (const DemoAgent& member : m_members) {
        const auto agent = listed.find(member.agent.id);
        if (agent == listed.end()) {
            continue; // the operator has removed it
        }
        auto added = addBox(member, *agent->second);
        if (!added) {
            return failure(added.error());
        }
        if (*added) {
            enrolled.push_back(**std::move(added));
        }
    }
    return enrol(enrolled);
}

Result<std::optional<EnrolledAgent>> DemoCentre::addBox(const DemoAgent& member, const Agent& listed)
{
    const QString folder = m_runtime.folder()->path();
    const QString box = folder + QStringLiteral("/fleet/") + listed.id.toString();
    const QString boxSettings = agentSettingsPath(folder + QStringLiteral("/fleet"), listed.id);
    const QString newSettings = agentSettingsPath(folder + QStringLiteral("/agents"), listed.id);
    const bool isRunIn = QFileInfo::exists(box);
    const bool isInvited = QFileInfo::exists(newSettings);
    if (isInvited && !moveFile(newSettings, boxSettings)) {
        return failure(FileError::NotWritable, boxSettings);
    }
    auto settings = readAgentSettings(boxSettings);
    if (!settings) {
        return failure(settings.error());
    }
    settings->dataFolder = box;
    const auto release = releaseOf(member);
    if (!release) {
        return failure(release.error());
    }
    // A box that gets another settings file in its life enrols like a real one.
    const bool byMail = listed.enrolment != EnrolmentState::Invited || (isInvited && isRunIn);
    const auto certificates =
        m_fleet->add(*std::move(settings), **release,
                     byMail ? EmbeddedFleet::Enrolment::ByMail : EmbeddedFleet::Enrolment::Registered);
    if (!certificates) {
        return failure(certificates.error());
    }
    return byMail ? std::nullopt : std::optional(EnrolledAgent{listed, *certificates});
}

Result<const InitialRelease*> DemoCentre::releaseOf(const DemoAgent& member)
{
    const QString version = member.agent.version.toString();
    auto release = m_releases.find(version);
    if (release == m_releases.end()) {
        auto read = demoRelease(member.agent.version);
        if (!read) {
            return failure(read.error());
        }
        release = m_releases.emplace(version, *std::move(read)).first;
    }
    return &release->second;
}

Result<void> DemoCentre::enrol(const std::vector<EnrolledAgent>& agents)
{
    CentreDatabase& database = m_runtime.folder()->database();
    return database.transactions().run([&]() -> Result<void> {
        for (const EnrolledAgent& enrolled : agents) {
            const auto done = database.agents().enrol(enrolled.agent.id, enrolled.certificates);
            if (!done) {
                return done;
            }
        }
        return {};
    });
}

/// Until the first batch has ended, mail to some agents disappears: that is what a retry is for.
void DemoCentre::loseMail(Centre& centre)
{
    const auto batch = centre.newestBatch();
    if (batch && *batch && (*batch)->batch.finished) {
        return;
    }
    for (const DemoAgent& member : m_members) {
        if (member.mailIsLost) {
            MailFault fault;
            fault.kind = MailFault::Kind::Lose;
            fault.to = member.agent.address;
            m_hub.faults().add(fault);
        }
    }
    connect(&centre, &Centre::batchChanged, this, [this](const BatchProgress& progress) {
        if (progress.batch.finished) {
            m_hub.faults().clear();
        }
    });
}

} // namespace rds
