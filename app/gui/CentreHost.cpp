// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreHost.h"

#include <app/setup/CentreRuntime.h>
#include <app/setup/DemoCentre.h>

namespace rds {

CentreHost::CentreHost(Options options, ReasonText reason)
    : m_options(std::move(options))
    , m_reason(std::move(reason))
{
}

CentreHost::~CentreHost() = default;

template <class T> bool CentreHost::succeeded(const T& result)
{
    if (!result) {
        Q_EMIT failed(result.error());
    }
    return result.has_value();
}

bool CentreHost::isOpen()
{
    if (m_centre == nullptr && m_openError) {
        Q_EMIT failed(*m_openError);
    }
    return m_centre != nullptr;
}

void CentreHost::open()
{
    m_options.demo ? openDemo() : openReal();
}

void CentreHost::openDemo()
{
    m_demo = std::make_unique<DemoCentre>();
    const auto centre = m_demo->open(m_options.folder, {m_options.demoAgents, 1});
    if (!centre) {
        m_openError = centre.error();
    }
    if (succeeded(centre)) {
        Q_EMIT demoReady(m_demo->packagePath(), demoTarget());
        adopt(**centre);
    }
    Q_EMIT opened();
}

void CentreHost::openReal()
{
    m_runtime = std::make_unique<CentreRuntime>();
    m_runtime->open(m_options.folder, [this](const Result<Centre*>& centre) {
        if (!centre) {
            m_openError = centre.error();
        }
        if (succeeded(centre)) {
            adopt(**centre);
        } else if (m_runtime->folder() != nullptr) {
            // Without mail the list can still be looked at.
            const auto agents = m_runtime->folder()->database().batches().statuses();
            if (agents) {
                Q_EMIT agentsReset(*agents);
            }
        }
        Q_EMIT opened();
    });
}

void CentreHost::close()
{
    m_centre = nullptr;
    m_demo.reset();
    m_runtime.reset();
}

void CentreHost::adopt(Centre& centre)
{
    m_centre = &centre;
    connect(&centre, &Centre::agentsReset, this, &CentreHost::agentsReset);
    connect(&centre, &Centre::agentsChanged, this, &CentreHost::agentsChanged);
    connect(&centre, &Centre::problem, this, &CentreHost::failed);
    connect(&centre, &Centre::problemSolved, this, &CentreHost::problemSolved);
    connect(&centre, &Centre::batchChanged, this, [this](const BatchProgress& progress) {
        if (!m_newest || progress.batch.id >= m_newest->batch.id) {
            m_newest = progress;
            Q_EMIT batchChanged(m_newest);
        }
    });
    showList();
}

void CentreHost::showList()
{
    if (const auto agents = m_centre->statuses(); succeeded(agents)) {
        Q_EMIT agentsReset(*agents);
    }
    if (const auto newest = m_centre->newestBatch(); succeeded(newest)) {
        m_newest = *newest;
        Q_EMIT batchChanged(m_newest);
    }
}

void CentreHost::startBatch(const QString& packagePath, const std::vector<AgentId>& agents, bool allowDowngrade)
{
    if (isOpen()) {
        (void)succeeded(m_centre->startBatch(packagePath, agents, allowDowngrade));
    }
}

void CentreHost::retryFailed()
{
    if (!isOpen() || !m_newest) {
        return;
    }
    if (const auto agents = m_centre->retryFailed(m_newest->batch.id); succeeded(agents)) {
        Q_EMIT retrying(*agents);
    }
}

void CentreHost::requestVersions(const std::vector<AgentId>& agents)
{
    if (isOpen() && succeeded(m_centre->requestVersions(agents))) {
        Q_EMIT versionsAsked();
    }
}

void CentreHost::addAgent(const Agent& agent)
{
    if (isOpen()) {
        (void)succeeded(m_centre->addAgents({agent}));
    }
}

void CentreHost::removeAgents(const std::vector<AgentId>& agents)
{
    if (isOpen()) {
        (void)succeeded(m_centre->removeAgents(agents));
    }
}

void CentreHost::importAgents(const QString& csvPath)
{
    if (!isOpen()) {
        return;
    }
    if (const auto agents = m_centre->importAgents(csvPath); succeeded(agents)) {
        Q_EMIT imported(*agents);
    }
}

void CentreHost::exportAudit(const QString& path)
{
    if (!isOpen()) {
        return;
    }
    if (const auto agents = m_centre->exportAudit(path, m_reason); succeeded(agents)) {
        Q_EMIT exported(path, *agents);
    }
}

void CentreHost::inspectPackage(const QString& path)
{
    if (!isOpen()) {
        return;
    }
    if (const auto package = m_centre->inspectPackage(path); succeeded(package)) {
        Q_EMIT packageInspected(package->manifest);
    }
}

void CentreHost::setNote(const AgentId& agent, const QString& note)
{
    if (isOpen()) {
        (void)succeeded(m_centre->setNote(agent, note));
    }
}

} // namespace rds
