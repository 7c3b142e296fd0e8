// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/centre/KeyFile.h>
#include <core/package/PackageFile.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace rds::test {

QString temporaryTemplate()
{
    const QString memory = "/dev/shm";
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + "/rds-centre-XXXXXX";
}

AgentId agentId(const QString& text)
{
    return require(AgentId::parse(text));
}

Agent agent(const QString& id)
{
    Agent result;
    result.id = agentId(id);
    result.address = require(MailAddress::parse(id.toLower() + "@customer.example"));
    return result;
}

void writeAll(const QString& path, const QByteArray& content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

QByteArray readAll(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

UpdatePackage smallPackage(const QString& version)
{
    const QTemporaryDir folder(temporaryTemplate());
    writeAll(folder.filePath("install.sh"), "#!/bin/sh\n");
    writeAll(folder.filePath("mailer"), "mailer " + version.toUtf8());
    PackageSource source;
    source.scriptPath = folder.filePath("install.sh");
    source.modules.push_back({folder.filePath("mailer"), {}, ModuleKind::Resident, {}, QDate(2026, 1, 2)});
    source.header.softwareVersion = require(SoftwareVersion::parse(version));
    source.header.releaseSequence = 7;
    source.header.defaultSettleTime = std::chrono::minutes(10);
    source.header.created = fromMillis(1'760'000'000'000);
    return require(buildPackage(source));
}

NewCentreKeys newKeys(const QString& folder)
{
    return {folder, "fleet", folder + "/root-key.pem", dayPhrase, rootPhrase};
}

Box::Box(const QString& id, Timestamp now)
    : agent(test::agent(id))
    , signing(require(Identity::generate(KeyPurpose::Signing, id, now, now + std::chrono::hours(24 * 365))))
    , encryption(require(Identity::generate(KeyPurpose::Encryption, id, now, now + std::chrono::hours(24 * 365))))
{
}

CentreBench::CentreBench()
{
    hub.setMailbox(address, "secret");
    restartCentre(keys);
}

void CentreBench::restartCentre(const CentreKeys& with)
{
    m_centre.reset();
    keys = with;
    ServerSettings server;
    server.host = "mail.example";
    server.port = 25;
    m_centre = std::make_unique<Centre>(Centre::Parts{database->agents(), database->packages(), database->batches(),
                                                      database->mails(), database->transactions(), transport, clock,
                                                      random, executor},
                                        Centre::Config{m_folder.path(),
                                                       "fleet",
                                                       address,
                                                       keys,
                                                       server,
                                                       server,
                                                       {},
                                                       {},
                                                       std::chrono::minutes(1),
                                                       std::chrono::hours(1)});
}

void CentreBench::addEnrolled(const QStringList& ids)
{
    std::vector<Agent> agents;
    for (const QString& id : ids) {
        agents.push_back(m_boxes.emplace(id, Box(id, clock.now())).first->second.agent);
        hub.setMailbox(agents.back().address, "secret");
    }
    require(centre().addAgents(agents));
    for (const QString& id : ids) {
        const Box& own = box(id);
        require(database->agents().enrol(own.agent.id,
                                         {own.signing.certificate().toDer(), own.encryption.certificate().toDer(),
                                          own.signing.certificate().keyId()}));
    }
}

AgentTrust CentreBench::trustOf(const Box& box) const
{
    return {"fleet", box.agent.id, address, keys.trust.root, keys.trust.keySet, box.encryption};
}

AgentStatus CentreBench::status(const QString& id)
{
    return require(database->batches().statusesOf({agentId(id)})).at(0);
}

Identity CentreBench::root() const
{
    return require(readKeyFile(path("root-key.pem"), rootPhrase, KeyPurpose::Signing));
}

QStringList CentreBench::ids()
{
    QStringList result;
    for (const Agent& listed : require(database->agents().all())) {
        result.append(listed.id.toString());
    }
    return result;
}

QString CentreBench::packageFile(const UpdatePackage& package)
{
    const QString file = path(package.manifest.softwareVersion.toString() + ".rdspkg");
    writeAll(file, require(writePackageFile(package, keys.signing)));
    return file;
}

} // namespace rds::test
