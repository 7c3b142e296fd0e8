// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentEnrolment.h"

#include <core/agent/AgentSettings.h>
#include <core/base/FileError.h>

#include <QDir>
#include <QFile>

namespace rds {

namespace {

constexpr auto keyLifetime = std::chrono::hours(24 * 365 * 20);

AgentSettings settingsOf(const Enrolment& enrolment, const EnrolmentTerms& terms)
{
    const Agent& agent = enrolment.enrolled.agent;
    AgentSettings settings;
    settings.agent = agent.id;
    settings.fleet = terms.fleet;
    settings.address = agent.address;
    settings.centreAddress = terms.centre;
    settings.centreSigningCertificate = terms.centreSigning.toPem();
    settings.signingKey = enrolment.signing.privateKeyPem();
    settings.signingCertificate = enrolment.signing.certificate().toPem();
    settings.encryptionKey = enrolment.encryption.privateKeyPem();
    settings.encryptionCertificate = enrolment.encryption.certificate().toPem();
    settings.smtp.server = terms.smtp;
    settings.pop3.server = terms.pop3;
    settings.smtp.server.user = agent.address.toString();
    settings.pop3.server.user = agent.address.toString();
    settings.pollInterval = terms.pollInterval;
    settings.dataFolder = agent.id.toString();
    return settings;
}

} // namespace

QString agentSettingsPath(const QString& folder, const AgentId& agent)
{
    return folder + u'/' + agent.toString() + QStringLiteral(".json");
}

Result<std::vector<Enrolment>> makeEnrolments(const std::vector<Agent>& agents, Timestamp now)
{
    std::vector<Enrolment> enrolments;
    enrolments.reserve(agents.size());
    for (const Agent& agent : agents) {
        const QString name = agent.id.toString();
        const auto signing = Identity::generate(KeyPurpose::Signing, name, now, now + Duration(keyLifetime));
        if (!signing) {
            return failure(signing.error());
        }
        const auto encryption = Identity::generate(KeyPurpose::Encryption, name, now, now + Duration(keyLifetime));
        if (!encryption) {
            return failure(encryption.error());
        }
        const AgentCertificates certificates{signing->certificate().toDer(), encryption->certificate().toDer(),
                                             signing->certificate().keyId()};
        enrolments.push_back({{agent, certificates}, *signing, *encryption});
    }
    return enrolments;
}

Result<void> writeSettingsFiles(const std::vector<Enrolment>& enrolments, const EnrolmentTerms& terms,
                                const QString& folder)
{
    if (!QDir().mkpath(folder)) {
        return failure(FileError::NotWritable, folder);
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    std::vector<AgentId> done;
    for (const Enrolment& enrolment : enrolments) {
        const AgentId& agent = enrolment.enrolled.agent.id;
        const auto written = writeAgentSettings(agentSettingsPath(folder, agent), settingsOf(enrolment, terms));
        if (!written) {
            removeSettingsFiles(done, folder);
            return written;
        }
        done.push_back(agent);
    }
    return {};
}

void removeSettingsFiles(const std::vector<AgentId>& agents, const QString& folder)
{
    for (const AgentId& agent : agents) {
        QFile::remove(agentSettingsPath(folder, agent));
    }
}

} // namespace rds
