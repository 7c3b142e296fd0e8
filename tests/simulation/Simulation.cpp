// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Simulation.h"

#include <core/base/FileError.h>
#include <core/centre/KeyFile.h>
#include <core/package/PackageFile.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace rds::test {

namespace {

constexpr Duration longest = std::chrono::hours(24 * 30);

Secret phrase(std::string_view text)
{
    return Secret(text);
}

/// In memory where the system has such a place: nothing here needs to outlive the test, and thousands of
/// synced transactions would make the disk the thing that is measured.
QString temporaryTemplate()
{
    const QString memory = "/dev/shm";
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + "/rds-simulation-XXXXXX";
}

} // namespace

Simulation::Simulation(Options options)
    : m_options(options)
    , m_temporary(temporaryTemplate())
    , m_random(options.seed)
    , m_hub(m_clock, m_random, {std::chrono::seconds(1), std::chrono::seconds(40)})
    , m_runner(m_clock, m_random)
    , m_address(require(MailAddress::parse("centre@manufacturer.example")))
    , m_members(options.agents > 0 ? generatedFleet(options.agents, options.seed) : require(demoFleet()))
{
    m_hub.setMailbox(m_address, "secret");
    require(CentreFolder::create(m_temporary.path(), {{}, phrase("day"), phrase("root")}, m_clock, m_random));
    openCentre();
    std::vector<Agent> agents;
    for (const DemoAgent& member : m_members) {
        agents.push_back(member.agent);
    }
    require(m_centre->addAgents(agents));
    makePackage();
    makeFleet();
}

Simulation::~Simulation() = default;

void Simulation::openCentre()
{
    m_folder = require(CentreFolder::open(m_temporary.path(), CentreFolder::Access::Run, m_clock));
    m_transport = std::make_unique<HubTransport>(m_hub, m_clock, m_address);
    // Opening keys takes long on purpose: it is done once for each key set.
    if (!m_keys || m_keys->trust.signedKeySet != m_folder->trust().signedKeySet) {
        m_keys = require(loadCentreKeys(m_temporary.path(), m_folder->trust(), {phrase("day"), {}}));
    }
    BatchPolicy policy;
    policy.replyTimeout = m_options.replyTimeout;
    CentreDatabase& stores = m_folder->database();
    // The fleet uses the hub directly; these only make the agents' settings files complete.
    ServerSettings server;
    server.host = "mail.example";
    server.port = 25;
    m_centre =
        std::make_unique<Centre>(Centre::Parts{stores.agents(), stores.packages(), stores.batches(), stores.mails(),
                                               stores.transactions(), *m_transport, m_clock, m_random, m_executor},
                                 Centre::Config{m_temporary.path(),
                                                m_folder->fleet(),
                                                m_address,
                                                *m_keys,
                                                server,
                                                server,
                                                policy,
                                                {},
                                                std::chrono::minutes(1),
                                                std::chrono::hours(1)});
    require(m_centre->start());
}

void Simulation::makePackage()
{
    UpdatePackage package = require(buildDemoPackage(m_temporary.filePath("work"), m_options.settle, m_clock.now()));
    m_packagePath = m_temporary.filePath("update.rdspkg");
    const auto file = require(writePackageFile(package, m_keys->signing));
    require(writeFileAtomically(m_packagePath, file));
}

void Simulation::makeFleet()
{
    using Enrolment = EmbeddedFleet::Enrolment;
    const auto how = m_options.enrolByMail ? Enrolment::ByMail : Enrolment::Registered;
    m_fleet = std::make_unique<EmbeddedFleet>(EmbeddedFleet::Parts{m_hub, m_clock, m_random, m_executor, m_runner});
    for (const DemoAgent& member : m_members) {
        const AgentId& id = member.agent.id;
        const auto certificates =
            require(m_fleet->add(settingsOf(id), require(demoRelease(member.agent.version)), how));
        const bool isInvited = require(database().agents().find(id)).enrolment == EnrolmentState::Invited;
        if (how == Enrolment::Registered && isInvited) {
            require(database().agents().enrol(id, certificates));
        }
    }
    m_fleet->start();
}

/// The newest settings file that was made for the agent; the centre removes it when its code was used.
AgentSettings Simulation::settingsOf(const AgentId& agent)
{
    const QString path = agentSettingsPath(m_temporary.filePath("agents"), agent);
    if (QFileInfo::exists(path)) {
        m_settings[agent] = require(readAgentSettings(path));
        m_settings[agent].dataFolder = m_temporary.filePath("fleet/" + agent.toString());
    }
    return m_settings.at(agent);
}

bool Simulation::runUntilEnrolled(Duration limit)
{
    const auto everyone = [this] {
        const auto agents = require(database().agents().all());
        return std::all_of(agents.begin(), agents.end(),
                           [](const Agent& agent) { return agent.enrolment == EnrolmentState::Enrolled; });
    };
    for (Duration passed{}; passed < limit && !everyone(); passed += std::chrono::minutes(1)) {
        pass(std::chrono::minutes(1));
    }
    return everyone();
}

void Simulation::installKeySet(const KeySet& draft)
{
    const Identity root =
        require(readKeyFile(defaultRootKeyPath(m_temporary.path()), phrase("root"), KeyPurpose::Signing));
    const QByteArray signedKeySet = require(signDraft(m_keys->trust, draft, root));
    (void)require(rds::installKeySet(m_temporary.path(), m_keys->trust, signedKeySet, m_clock.now()));
    killCentre();
}

void Simulation::rotateKeys(bool revokeOld)
{
    KeyRotation rotation;
    rotation.revokeOld = revokeOld;
    installKeySet(
        require(draftRotation(m_temporary.path(), m_keys->trust, rotation, {phrase("day"), {}}, m_clock.now())));
}

void Simulation::replaceBox(const QString& id)
{
    m_fleet.reset();
    QDir(m_temporary.filePath("fleet/" + id)).removeRecursively();
    m_options.enrolByMail = true;
    makeFleet();
}

void Simulation::loseMail()
{
    for (const DemoAgent& member : m_members) {
        if (member.mailIsLost) {
            MailFault fault;
            fault.to = member.agent.address;
            m_hub.faults().add(fault);
        }
    }
}

BatchId Simulation::startBatch()
{
    return require(m_centre->startBatch(m_packagePath, {}, false));
}

bool Simulation::runToEnd(BatchId batch)
{
    const auto ended = [&] {
        return require(database().batches().find(batch)).finished.has_value() && require(m_centre->mailsWaiting()) == 0;
    };
    // Looking into the database after every timer would be most of the work; a second is precise enough.
    for (Duration passed{}; passed < longest; passed += std::chrono::seconds(1)) {
        if (ended()) {
            return true;
        }
        m_clock.runUntil(m_clock.now() + std::chrono::seconds(1));
    }
    return false;
}

void Simulation::killCentre()
{
    m_centre.reset();
    m_transport.reset();
    m_folder.reset();
    openCentre();
}

void Simulation::killCentre(const CentreKeys& keys)
{
    m_keys = keys;
    killCentre();
}

std::vector<AgentStatus> Simulation::statuses()
{
    return require(m_centre->statuses());
}

AgentStatus Simulation::status(const QString& id)
{
    const auto agent = require(AgentId::parse(id));
    return require(database().batches().statusesOf({agent})).at(0);
}

QStringList Simulation::outcome()
{
    QStringList lines;
    for (const AgentStatus& status : statuses()) {
        QString line = status.agent.id.toString() + ' ' + toString(status.target->state);
        if (status.target->cause != FailureCause::None) {
            line += ' ' + toString(status.target->cause);
        }
        lines.append(line);
    }
    return lines;
}

QStringList Simulation::brokenPromises(BatchId batch)
{
    QStringList broken;
    const BatchProgress progress = require(m_centre->progress(batch));
    for (const BatchTarget& target : require(database().batches().targets(batch))) {
        const QString name = target.agent.toString();
        const MonitoringAgent* agent = m_fleet->find(target.agent);
        if (!isEnd(target.state)) {
            broken << name + " has no verdict";
        }
        if (target.state == TargetState::Failed && target.cause == FailureCause::None) {
            broken << name + " failed without a cause";
        }
        const bool installed = agent->installed().softwareVersion == progress.batch.target;
        if (target.state == TargetState::Updated && !installed) {
            broken << name + " counts as updated and is not";
        }
        if (target.state == TargetState::Updated && target.versionAfter != progress.batch.target) {
            broken << name + " counts as updated without a matching reply";
        }
        if (m_runner.runs[target.agent] > target.attempt) {
            broken << name + " executed an update twice";
        }
        const auto history = require(database().batches().events(batch, target.agent));
        if (history.empty() || history.back().to != target.state) {
            broken << name + " has a history that does not lead to its state";
        }
    }
    return broken;
}

} // namespace rds::test
