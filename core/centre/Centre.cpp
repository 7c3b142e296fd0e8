// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Centre.h"

#include "FleetCsv.h"
#include "ReplyIntake.h"

#include <core/base/FileError.h>
#include <core/base/Logging.h>
#include <core/batch/Collect.h>
#include <core/domain/AgentStore.h>
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
    , m_shelf(m_config.folder + QStringLiteral("/packages"), parts.packages, m_config.identity.signing.certificate(),
              parts.clock)
    , m_outbox(std::make_unique<Outbox>(
          Outbox::Parts{parts.mails, parts.transactions, parts.transport, parts.clock, parts.random},
          m_config.identity.address, m_config.retry))
    , m_inbox(std::make_unique<Inbox>(Inbox::Parts{parts.mails, parts.transport, parts.clock}, m_config.pollInterval))
    , m_engine(std::make_unique<BatchEngine>(BatchParts{parts.agents, parts.packages, parts.batches, parts.transactions,
                                                        *m_outbox, parts.clock, parts.random, parts.executor},
                                             m_shelf, m_config.identity, m_config.batch))
    , m_intake(
          std::make_unique<ReplyIntake>(ReplyIntake::Parts{parts.mails, parts.agents, parts.batches, parts.transactions,
                                                           *m_engine, parts.executor, parts.clock},
                                        m_config.identity.fleet))
{
    connectSignals();
}

Centre::~Centre()
{
    m_parts.clock.cancel(m_flushTimer);
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
    if (const auto resumed = m_engine->resume(); !resumed) {
        return resumed;
    }
    m_intake->wake();
    m_inbox->start();
    return {};
}

Result<int> Centre::addAgents(const std::vector<Agent>& agents)
{
    const auto enrolments = makeEnrolments(agents, m_parts.clock.now());
    if (!enrolments) {
        return failure(enrolments.error());
    }
    bool filesWritten = false;
    const auto added = m_parts.transactions.run([&]() -> Result<void> {
        if (const auto stored = m_parts.agents.add(collect(*enrolments, &Enrolment::enrolled)); !stored) {
            return stored;
        }
        const auto written = writeSettingsFiles(*enrolments, m_config.terms, agentsFolder());
        filesWritten = written.has_value();
        return written;
    });
    if (!added) {
        if (filesWritten) {
            removeSettingsFiles(collect(agents, &Agent::id), agentsFolder());
        }
        return failure(added.error());
    }
    resetAgents();
    return static_cast<int>(agents.size());
}

Result<int> Centre::importAgents(const QString& csvPath)
{
    const auto csv = readFile(csvPath, maxCsvBytes);
    if (!csv) {
        return failure(csv.error());
    }
    const auto agents = parseFleetCsv(*csv, QFileInfo(csvPath).fileName());
    if (!agents) {
        return failure(agents.error());
    }
    return addAgents(*agents);
}

Result<void> Centre::removeAgents(const std::vector<AgentId>& agents)
{
    const auto removed = m_parts.transactions.run([&]() -> Result<void> {
        if (const auto ended = m_engine->agentsRemoved(agents); !ended) {
            return ended;
        }
        return m_parts.agents.remove(agents);
    });
    if (!removed) {
        return removed;
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
    return openPackageFile(path, m_config.identity.signing.certificate());
}

Result<BatchId> Centre::startBatch(const QString& packagePath, std::vector<AgentId> agents, bool allowDowngrade)
{
    const auto package = m_shelf.import(packagePath);
    if (!package) {
        return failure(package.error());
    }
    if (agents.empty()) {
        auto all = allAgents();
        if (!all) {
            return failure(all.error());
        }
        agents = *std::move(all);
    }
    return m_engine->start({*package, std::move(agents), allowDowngrade});
}

Result<int> Centre::retryFailed(BatchId batch)
{
    return m_engine->retryFailed(batch);
}

Result<void> Centre::requestVersions(std::vector<AgentId> agents)
{
    if (agents.empty()) {
        auto all = allAgents();
        if (!all) {
            return failure(all.error());
        }
        agents = *std::move(all);
    }
    return m_engine->requestVersions(agents);
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

Result<std::vector<AgentId>> Centre::allAgents() const
{
    const auto agents = m_parts.agents.all();
    if (!agents) {
        return failure(agents.error());
    }
    return collect(*agents, &Agent::id);
}

} // namespace rds
