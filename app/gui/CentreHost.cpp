// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreHost.h"

#include "TrustFacts.h"
#include "WindowPrompt.h"

#include <app/setup/CentreRuntime.h>
#include <app/setup/DemoCentre.h>
#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/crypto/CryptoError.h>

#include <QSet>

namespace rds {

namespace {

constexpr qint64 maxSettingsFile = 1024 * 1024;

bool isForWantOfSecret(const Error& error)
{
    return error.is(CentreError::PassphraseMissing) || error.is(CentreError::PasswordMissing)
        || error.is(CryptoError::WrongPassPhrase) || error.is(CryptoError::TokenFailed);
}

} // namespace

CentreHost::CentreHost(Options options, ReasonText reason)
    : m_options(std::move(options))
    , m_reason(std::move(reason))
    , m_prompt(new WindowPrompt(this))
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
    if (m_centre != nullptr || m_isOpening) {
        return;
    }
    m_isOpening = true;
    m_options.demo ? openDemo() : openReal();
}

void CentreHost::openDemo()
{
    m_demo = std::make_unique<DemoCentre>();
    const auto centre = m_demo->open(m_options.folder, {m_options.demoAgents, 1});
    if (centre) {
        Q_EMIT demoReady(m_demo->packagePath(), demoTarget());
    }
    onOpened(centre);
}

void CentreHost::openReal()
{
    m_runtime.reset(); // lets go of the folder, if it has it
    m_runtime = std::make_unique<CentreRuntime>(m_prompt);
    m_runtime->open(m_options.folder, [this](const Result<Centre*>& centre) { onOpened(centre); });
}

void CentreHost::onOpened(const Result<Centre*>& centre)
{
    m_isOpening = false;
    m_openError = centre ? std::nullopt : std::optional(centre.error());
    if (succeeded(centre)) {
        adopt(**centre);
    } else if (m_runtime && m_runtime->folder() != nullptr) {
        // Without mail or keys, the list can still be looked at.
        CentreFolder& folder = *m_runtime->folder();
        if (const auto agents = folder.database().batches().statuses()) {
            Q_EMIT agentsReset(*agents);
        }
        Q_EMIT keysChanged(overviewOf(folder.trust(), m_options.folder));
    }
    const bool isLocked = m_openError && isForWantOfSecret(*m_openError);
    Q_EMIT opened(isLocked);
}

void CentreHost::close()
{
    m_isOpening = false;
    m_centre = nullptr;
    m_demo.reset();
    m_runtime.reset();
}

void CentreHost::adopt(Centre& centre)
{
    m_centre = &centre;
    connect(&centre, &Centre::agentsReset, this, &CentreHost::agentsReset);
    connect(&centre, &Centre::agentsChanged, this, &CentreHost::agentsChanged);
    connect(&centre, &Centre::enrolled, this, &CentreHost::enrolled);
    connect(&centre, &Centre::problem, this, &CentreHost::troubled);
    connect(&centre, &Centre::problemSolved, this, &CentreHost::problemSolved);
    connect(&centre, &Centre::batchChanged, this, [this](const BatchProgress& progress) {
        if (!m_newest || progress.batch.id >= m_newest->batch.id) {
            m_newest = progress;
            Q_EMIT batchChanged(m_newest);
        }
    });
    showList();
    Q_EMIT keysChanged(overviewOf(centre.trust(), m_options.folder));
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
    if (isOpen() && succeeded(m_centre->addAgents({agent}))) {
        reportSettingsFiles({agent.id});
    }
}

void CentreHost::inviteAgents(const std::vector<AgentId>& agents)
{
    if (isOpen() && succeeded(m_centre->inviteAgents(agents))) {
        reportSettingsFiles(agents);
    }
}

void CentreHost::reportSettingsFiles(const std::vector<AgentId>& agents)
{
    const auto rows = m_centre->statuses();
    if (!succeeded(rows)) {
        return;
    }
    const QSet<AgentId> wanted(agents.begin(), agents.end());
    std::vector<SettingsFile> files;
    for (const AgentStatus& row : *rows) {
        if (wanted.contains(row.agent.id)) {
            const QString path = agentSettingsPath(settingsFolder(), row.agent.id);
            files.push_back({row.agent.id, path, row.agent.codeExpires});
        }
    }
    Q_EMIT settingsFilesWritten(files);
}

QString CentreHost::settingsFolder() const
{
    return m_options.folder + QStringLiteral("/agents");
}

void CentreHost::saveSettingsFiles(const std::vector<AgentId>& agents, const QString& folder)
{
    for (const AgentId& agent : agents) {
        const auto content = readFile(agentSettingsPath(settingsFolder(), agent), maxSettingsFile);
        if (!succeeded(content) || !succeeded(writeFileAtomically(agentSettingsPath(folder, agent), *content, true))) {
            return;
        }
    }
    Q_EMIT settingsFilesSaved(folder);
}

void CentreHost::revokeAgents(const std::vector<AgentId>& agents)
{
    if (isOpen() && succeeded(m_centre->revokeAgents(agents))) {
        Q_EMIT revoked(static_cast<int>(agents.size()));
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
        Q_EMIT imported(*agents, settingsFolder());
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
    const auto package = m_centre->inspectPackage(path);
    if (!succeeded(package)) {
        return;
    }
    const auto approvals = approvalsOf(path, package->manifest, m_centre->trust().keySet, m_options.folder);
    if (succeeded(approvals)) {
        Q_EMIT packageInspected(package->manifest, *approvals);
    }
}

void CentreHost::setNote(const AgentId& agent, const QString& note)
{
    if (isOpen()) {
        (void)succeeded(m_centre->setNote(agent, note));
    }
}

} // namespace rds
