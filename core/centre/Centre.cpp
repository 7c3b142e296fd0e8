// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Centre.h"

#include "CentreError.h"
#include "EnrolmentDesk.h"
#include "FleetCsv.h"
#include "ReplyIntake.h"

#include <core/base/FileError.h>
#include <core/batch/Collect.h>
#include <core/domain/AgentStore.h>
#include <core/domain/DomainError.h>
#include <core/domain/MailStore.h>
#include <core/domain/PackageStore.h>
#include <core/domain/Transactions.h>
#include <core/transport/Inbox.h>

#include <QFileInfo>

namespace rds {

namespace {

constexpr Duration flushDelay = std::chrono::milliseconds(50);
constexpr qint64 maxCsvBytes = 64 * 1024 * 1024;

} // namespace

Centre::Centre(Parts parts, Config config, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_config(std::move(config))
    , m_shelf(m_config.folder + QStringLiteral("/packages"), parts.packages, m_config.keys.trust.keySet, parts.clock)
    , m_outbox(std::make_unique<Outbox>(
          Outbox::Parts{parts.mails, parts.transactions, parts.transport, parts.clock, parts.random}, m_config.address,
          m_config.retry))
    , m_inbox(std::make_unique<Inbox>(Inbox::Parts{parts.mails, parts.transport, parts.clock}, m_config.pollInterval))
    , m_engine(std::make_unique<BatchEngine>(batchParts(), m_shelf, identity(), m_config.batch))
    , m_desk(std::make_unique<EnrolmentDesk>(batchParts(), identity(), *m_engine, m_config.batch.mailLifetime))
    , m_intake(
          std::make_unique<ReplyIntake>(ReplyIntake::Parts{parts.mails, parts.agents, parts.batches, parts.transactions,
                                                           *m_engine, *m_desk, parts.executor, parts.clock},
                                        ReplyIntake::Reader{m_config.fleet, m_config.keys.encryption}))
    , m_announcer(batchParts(), identity(), m_config.keys.trust, m_config.batch)
{
    connectSignals();
    connectProblems();
}

Centre::~Centre()
{
    m_parts.clock.cancel(m_flushTimer);
}

BatchParts Centre::batchParts() const
{
    return {m_parts.agents, m_parts.packages, m_parts.batches, m_parts.transactions,
            *m_outbox,      m_parts.clock,    m_parts.random,  m_parts.executor};
}

CentreIdentity Centre::identity() const
{
    return {m_config.fleet, m_config.address, m_config.keys.signing};
}

void Centre::connectSignals()
{
    connect(m_engine.get(), &BatchEngine::agentsChanged, this, &Centre::noteChanged);
    connect(m_intake.get(), &ReplyIntake::reported, this, &Centre::noteChanged);
    connect(m_intake.get(), &ReplyIntake::reported, this, &Centre::reported);
    connect(m_engine.get(), &BatchEngine::batchChanged, this, [this](BatchId batch) {
        m_changedBatches.insert(batch);
        noteChanged({});
    });
    connect(m_inbox.get(), &Inbox::received, m_intake.get(), &ReplyIntake::wake);
    connect(m_desk.get(), &EnrolmentDesk::enrolled, this, &Centre::noteEnrolled);
    connect(m_desk.get(), &EnrolmentDesk::refused, this, &Centre::noteChanged);
}

void Centre::connectProblems()
{
    connect(m_engine.get(), &BatchEngine::failed, this, &Centre::problem);
    connect(m_intake.get(), &ReplyIntake::failed, this, &Centre::problem);
    connect(m_outbox.get(), &Outbox::failed, this, &Centre::problem);
    connect(m_outbox.get(), &Outbox::problem, this, &Centre::problem);
    connect(m_outbox.get(), &Outbox::problemSolved, this, &Centre::problemSolved);
    connect(m_inbox.get(), &Inbox::problem, this, &Centre::problem);
    connect(m_inbox.get(), &Inbox::problemSolved, this, &Centre::problemSolved);
}

Result<void> Centre::start()
{
    const auto agents = m_parts.agents.all();
    if (!agents) {
        return failure(agents.error());
    }
    removeUsedSettingsFiles(*agents, agentsFolder()); // the program may have ended before it could
    // First, so that it is on its way before commands that only the new keys have signed.
    if (const auto announced = m_announcer.announce(*agents); !announced) {
        return failure(announced.error());
    }
    if (const auto resumed = m_engine->resume(); !resumed) {
        return resumed;
    }
    m_intake->wake();
    m_inbox->start();
    return {};
}

Result<int> Centre::addAgents(const std::vector<Agent>& agents, Duration codeLifetime)
{
    const auto invitations = makeInvitations(agents, m_parts.random, m_parts.clock.now(), codeLifetime);
    if (!invitations) {
        return failure(invitations.error());
    }
    const auto added =
        invite(*invitations, [&] { return m_parts.agents.addInvited(collect(*invitations, &NewInvitation::invited)); });
    if (!added) {
        return failure(added.error());
    }
    resetAgents();
    return static_cast<int>(agents.size());
}

Result<int> Centre::importAgents(const QString& csvPath, Duration codeLifetime)
{
    const auto csv = readFile(csvPath, maxCsvBytes);
    if (!csv) {
        return failure(csv.error());
    }
    const QString name = QFileInfo(csvPath).fileName();
    const auto agents = parseFleetCsv(*csv, name);
    if (!agents) {
        return failure(agents.error());
    }
    const auto added = addAgents(*agents, codeLifetime);
    return added ? added : failure(tellCsvLine(added.error(), *csv, name));
}

Result<void> Centre::inviteAgents(const std::vector<AgentId>& ids, Duration codeLifetime)
{
    std::vector<Agent> agents;
    for (const AgentId& id : ids) {
        const auto agent = m_parts.agents.find(id);
        if (!agent) {
            return failure(agent.error());
        }
        agents.push_back(*agent);
    }
    const auto invitations = makeInvitations(agents, m_parts.random, m_parts.clock.now(), codeLifetime);
    if (!invitations) {
        return failure(invitations.error());
    }
    const auto invited = invite(*invitations, [&]() -> Result<void> {
        if (const auto ended = m_engine->agentsLeft(ids, FailureCause::AgentRevoked); !ended) {
            return ended;
        }
        return m_parts.agents.invite(collect(*invitations, [](const NewInvitation& invitation) {
            return std::pair(invitation.invited.agent.id, invitation.invited.invitation);
        }));
    });
    if (!invited) {
        return invited;
    }
    m_intake->forgetCertificates();
    m_engine->announceChanges();
    noteChanged(ids);
    return {};
}

/// Database and files change together, or not at all.
Result<void> Centre::invite(const std::vector<NewInvitation>& invitations, const std::function<Result<void>()>& store)
{
    std::optional<SettingsFiles> files;
    const auto done = m_parts.transactions.run([&]() -> Result<void> {
        if (const auto stored = store(); !stored) {
            return stored;
        }
        auto written = SettingsFiles::write(invitations, enrolmentTerms(), agentsFolder());
        if (!written) {
            return failure(written.error());
        }
        files.emplace(*std::move(written));
        return {};
    });
    if (done) {
        files->keep();
    }
    return done;
}

Result<void> Centre::revokeAgents(const std::vector<AgentId>& agents)
{
    return dismiss(agents, FailureCause::AgentRevoked, [&] { return m_parts.agents.revoke(agents); });
}

Result<void> Centre::removeAgents(const std::vector<AgentId>& agents)
{
    return dismiss(agents, FailureCause::AgentRemoved, [&] { return m_parts.agents.remove(agents); });
}

Result<void> Centre::dismiss(const std::vector<AgentId>& agents, FailureCause cause,
                             const std::function<Result<void>()>& store)
{
    const auto done = m_parts.transactions.run([&]() -> Result<void> {
        if (const auto ended = m_engine->agentsLeft(agents, cause); !ended) {
            return ended;
        }
        return store();
    });
    if (!done) {
        return done;
    }
    removeSettingsFiles(agents, agentsFolder());
    m_intake->forgetCertificates();
    m_engine->announceChanges();
    resetAgents();
    return {};
}

Result<void> Centre::setNote(const AgentId& agent, const QString& note)
{
    const auto set = m_parts.agents.setNote(agent, note);
    if (set) {
        noteChanged({agent});
    }
    return set;
}

Result<UpdatePackage> Centre::inspectPackage(const QString& path) const
{
    return openPackageFile(path, m_config.keys.trust.keySet);
}

Result<BatchId> Centre::startBatch(const QString& packagePath, const std::vector<AgentId>& agents, bool allowDowngrade)
{
    const auto package = m_shelf.import(packagePath);
    if (!package) {
        return failure(package.error());
    }
    if (const auto ready = checkReady(*package, packagePath); !ready) {
        return failure(ready.error());
    }
    const auto targets = addressed(agents);
    if (!targets) {
        return failure(targets.error());
    }
    if (const auto announced = m_announcer.announce(*targets); !announced) {
        return failure(announced.error());
    }
    return m_engine->start({*package, collect(*targets, &Agent::id), allowDowngrade});
}

Result<int> Centre::retryFailed(BatchId batch)
{
    const auto stored = m_parts.batches.find(batch);
    if (!stored) {
        return failure(stored.error());
    }
    if (const auto ready = checkReady(stored->packageId, stored->target.toString()); !ready) {
        return failure(ready.error());
    }
    const auto failed = m_parts.batches.targetsIn(batch, TargetState::Failed);
    if (!failed) {
        return failure(failed.error());
    }
    const auto statuses = m_parts.batches.statusesOf(collect(*failed, &BatchTarget::agent));
    if (!statuses) {
        return failure(statuses.error());
    }
    if (const auto announced = m_announcer.announce(collect(*statuses, &AgentStatus::agent)); !announced) {
        return failure(announced.error());
    }
    return m_engine->retryFailed(batch);
}

/// What agents would refuse is not sent.
Result<void> Centre::checkReady(qint64 packageId, const QString& subject)
{
    const KeySet& keySet = m_config.keys.trust.keySet;
    if (keySet.notAfter <= m_parts.clock.now()) {
        return failure(CentreError::KeySetExpired, QString::number(keySet.version), toIso(keySet.notAfter));
    }
    const auto package = m_shelf.load(packageId);
    if (!package) {
        return failure(package.error());
    }
    const auto approvals = static_cast<int>((*package)->approvals.size());
    if (approvals < keySet.approvalsRequired) {
        return failure(CentreError::ApprovalsMissing, subject,
                       QStringLiteral("%1 of %2").arg(approvals).arg(keySet.approvalsRequired));
    }
    return {};
}

Result<void> Centre::requestVersions(const std::vector<AgentId>& agents)
{
    const auto asked = addressed(agents);
    if (!asked) {
        return failure(asked.error());
    }
    if (const auto announced = m_announcer.announce(*asked); !announced) {
        return failure(announced.error());
    }
    return m_engine->requestVersions(collect(*asked, &Agent::id));
}

Result<std::vector<AgentStatus>> Centre::statuses() const
{
    return m_parts.batches.statuses();
}

Result<std::optional<BatchProgress>> Centre::newestBatch() const
{
    const auto batches = m_parts.batches.all();
    if (!batches) {
        return failure(batches.error());
    }
    if (batches->empty()) {
        return std::nullopt;
    }
    const auto progress = m_parts.batches.progress(batches->front().id);
    return progress ? Result<std::optional<BatchProgress>>(*progress) : failure(progress.error());
}

Result<BatchProgress> Centre::progress(BatchId batch) const
{
    return m_parts.batches.progress(batch);
}

Result<int> Centre::mailsWaiting() const
{
    return m_outbox->size();
}

Result<int> Centre::exportAudit(const QString& path, const ReasonText& reason) const
{
    const auto data = readAuditData(m_parts.batches, m_parts.agents);
    if (!data) {
        return failure(data.error());
    }
    if (const auto written = writeFileAtomically(path, auditCsv(*data, reason)); !written) {
        return failure(written.error());
    }
    return static_cast<int>(data->agents.size());
}

void Centre::noteChanged(const std::vector<AgentId>& agents)
{
    m_changedAgents.insert(agents.begin(), agents.end());
    if (m_flushTimer == 0) {
        m_flushTimer = m_parts.clock.callAfter(flushDelay, [this] { flushChanges(); });
    }
}

void Centre::noteEnrolled(const std::vector<AgentId>& agents)
{
    removeSettingsFiles(agents, agentsFolder()); // the codes in them are dead
    m_intake->forgetCertificates();
    noteChanged(agents);
    Q_EMIT enrolled(agents);
}

void Centre::flushChanges()
{
    m_flushTimer = 0;
    const std::vector<AgentId> agents(m_changedAgents.begin(), m_changedAgents.end());
    m_changedAgents.clear();
    if (!agents.empty()) {
        if (const auto rows = m_parts.batches.statusesOf(agents)) {
            Q_EMIT agentsChanged(*rows);
        } else {
            Q_EMIT problem(rows.error());
        }
    }
    for (const BatchId batch : std::exchange(m_changedBatches, {})) {
        if (const auto progress = m_parts.batches.progress(batch)) {
            Q_EMIT batchChanged(*progress);
        } else {
            Q_EMIT problem(progress.error());
        }
    }
}

void Centre::resetAgents()
{
    if (const auto rows = statuses()) {
        Q_EMIT agentsReset(*rows);
    } else {
        Q_EMIT problem(rows.error());
    }
}

QString Centre::agentsFolder() const
{
    return m_config.folder + QStringLiteral("/agents");
}

EnrolmentTerms Centre::enrolmentTerms() const
{
    const CentreTrust& trust = m_config.keys.trust;
    return {m_config.fleet, m_config.address,          trust.root, trust.signedKeySet, m_config.smtp,
            m_config.pop3,  m_config.agentPollInterval};
}

Result<std::vector<Agent>> Centre::addressed(const std::vector<AgentId>& ids) const
{
    if (ids.empty()) {
        auto agents = m_parts.agents.all();
        if (agents) {
            std::erase_if(*agents, [](const Agent& agent) { return agent.enrolment != EnrolmentState::Enrolled; });
        }
        return agents;
    }
    std::vector<Agent> agents;
    for (const AgentId& id : ids) {
        auto agent = m_parts.agents.find(id);
        if (!agent) {
            return failure(agent.error());
        }
        if (agent->enrolment != EnrolmentState::Enrolled) {
            return failure(DomainError::NotEnrolled, id.toString());
        }
        agents.push_back(*std::move(agent));
    }
    return agents;
}

std::optional<Error> Centre::keyWarning() const
{
    return keySetWarning(m_config.keys.trust.keySet, m_parts.clock.now());
}

} // namespace rds
