// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentEnrolment.h"

#include "CentreError.h"

#include <core/agent/AgentSettings.h>
#include <core/base/FileError.h>
#include <core/base/Random.h>
#include <core/crypto/Digest.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace rds {

namespace {

constexpr int codeBytes = 16;
constexpr qint64 maxSettingsBytes = 1024 * 1024;
constexpr Duration shortestCode = std::chrono::hours(24);
constexpr Duration longestCode = std::chrono::hours(24 * 365);

AgentSettings settingsOf(const NewInvitation& invitation, const EnrolmentTerms& terms)
{
    const Agent& agent = invitation.invited.agent;
    AgentSettings settings;
    settings.agent = agent.id;
    settings.fleet = terms.fleet;
    settings.address = agent.address;
    settings.hardwareClass = agent.hardwareClass;
    settings.centreAddress = terms.centre;
    settings.rootCertificate = terms.root.toPem();
    settings.keySet = terms.signedKeySet;
    settings.enrolmentCode = invitation.code;
    settings.codeExpires = invitation.invited.invitation.expires;
    settings.smtp.server = terms.smtp;
    settings.pop3.server = terms.pop3;
    for (ServerSettings* server : {&settings.smtp.server, &settings.pop3.server}) {
        server->user = agent.address.toString();
        server->password.clear();
    }
    settings.pollInterval = terms.pollInterval;
    settings.dataFolder = agent.id.toString();
    return settings;
}

} // namespace

QString agentSettingsPath(const QString& folder, const AgentId& agent)
{
    return folder + u'/' + agent.toString() + QStringLiteral(".json");
}

Result<std::vector<NewInvitation>> makeInvitations(const std::vector<Agent>& agents, Random& random, Timestamp now,
                                                   Duration lifetime)
{
    if (lifetime < shortestCode || lifetime > longestCode) {
        const auto days = std::chrono::duration_cast<std::chrono::hours>(lifetime).count() / 24;
        return failure(CentreError::CodeLifetime, QString::number(days));
    }
    std::vector<NewInvitation> invitations;
    invitations.reserve(agents.size());
    for (const Agent& agent : agents) {
        const QString code = random.hex(codeBytes);
        invitations.push_back({{agent, {sha256(code.toLatin1()), now + lifetime, false}}, code});
    }
    return invitations;
}

Result<SettingsFiles> SettingsFiles::write(const std::vector<NewInvitation>& invitations, const EnrolmentTerms& terms,
                                           const QString& folder)
{
    if (!QDir().mkpath(folder)) {
        return failure(FileError::NotWritable, folder);
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    SettingsFiles files;
    for (const NewInvitation& invitation : invitations) {
        Before before{agentSettingsPath(folder, invitation.invited.agent.id), std::nullopt};
        if (QFileInfo::exists(before.path)) {
            auto content = readFile(before.path, maxSettingsBytes);
            if (!content) {
                return failure(content.error());
            }
            before.content = *std::move(content);
        }
        if (const auto written = writeAgentSettings(before.path, settingsOf(invitation, terms)); !written) {
            return failure(written.error());
        }
        files.m_before.push_back(std::move(before));
    }
    return files;
}

SettingsFiles::~SettingsFiles()
{
    for (const Before& before : m_before) {
        const bool isRestored = before.content && writeFileAtomically(before.path, *before.content, true);
        if (!isRestored) {
            QFile::remove(before.path); // the code in it was never stored: it would only mislead
        }
    }
}

void removeUsedSettingsFiles(const std::vector<Agent>& agents, const QString& folder)
{
    const QStringList names = QDir(folder).entryList(QDir::Files);
    const QSet<QString> files(names.begin(), names.end());
    for (const Agent& agent : agents) {
        const QString path = agentSettingsPath(folder, agent.id);
        if (agent.enrolment == EnrolmentState::Enrolled && files.contains(QFileInfo(path).fileName())) {
            QFile::remove(path);
        }
    }
}

void removeSettingsFiles(const std::vector<AgentId>& agents, const QString& folder)
{
    for (const AgentId& agent : agents) {
        QFile::remove(agentSettingsPath(folder, agent));
    }
}

} // namespace rds
