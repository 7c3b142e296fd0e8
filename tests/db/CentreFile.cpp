// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <db/Query.h>

namespace rds::test {

CentreFile::CentreFile()
{
    reopen();
}

void CentreFile::reopen()
{
    m_database.reset();
    m_database = require(CentreDatabase::open(path(), m_clock));
}

std::unique_ptr<Database> CentreFile::another(Duration busyTimeout)
{
    DatabaseOptions options;
    options.busyTimeout = busyTimeout;
    return require(Database::open(path(), options));
}

qint64 CentreFile::numberIn(Database& database, const QString& sql)
{
    const auto found =
        require(Query(database, sql).first({QLatin1String("test"), 0}, [](RowReader& row) { return row.integer(); }));
    REQUIRE(found);
    return *found;
}

AgentId agentId(int number)
{
    return require(AgentId::parse(QStringLiteral("AGENT%1").arg(number, 7, 10, QChar('0'))));
}

EnrolledAgent enrolled(int number)
{
    EnrolledAgent result;
    result.agent.id = agentId(number);
    result.agent.address = require(MailAddress::parse(QStringLiteral("agent%1@Example.com").arg(number)));
    const QByteArray key = QByteArray::number(number);
    result.certificates = {"signing certificate " + key, "encryption certificate " + key, "key " + key};
    return result;
}

std::vector<EnrolledAgent> enrolledAgents(int first, int last)
{
    std::vector<EnrolledAgent> agents;
    for (int number = first; number <= last; ++number) {
        agents.push_back(enrolled(number));
    }
    return agents;
}

SoftwareVersion version(const QString& text)
{
    return require(SoftwareVersion::parse(text));
}

StoredReport report(int agent, const QString& softwareVersion, qint64 receivedMillis, int modules)
{
    StoredReport result;
    result.agent = agentId(agent);
    result.received = fromMillis(receivedMillis);
    result.report.softwareVersion = version(softwareVersion);
    result.report.romVersion = "2.0.10";
    for (int i = 0; i < modules; ++i) {
        result.report.modules.push_back({QStringLiteral("module%1").arg(i), softwareVersion, QDate(2026, 1, 1 + i)});
    }
    return result;
}

StoredPackage package(const QString& softwareVersion)
{
    StoredPackage result;
    result.sha256 = QByteArray(28, 'p') + softwareVersion.right(4).toUtf8();
    result.path = "/centre/packages/" + softwareVersion;
    result.added = fromMillis(1'700'000'000'123);
    PackageManifest& manifest = result.manifest;
    manifest.softwareVersion = version(softwareVersion);
    manifest.releaseSequence = 7;
    manifest.modules = {
        {"mailer", ModuleKind::Resident, "1.2.03", QDate(2026, 2, 28), 12345, QByteArray(32, 'm')},
        {"counter.sh", ModuleKind::NonResident, "1.0.00-a", QDate(2024, 2, 29), 0, QByteArray(32, 'c')},
        {"libdev.so", ModuleKind::SharedLibrary, "3.1", QDate(2026, 3, 1), 1, QByteArray(32, 'l')},
    };
    manifest.scriptSize = 99;
    manifest.scriptSha256 = QByteArray(32, 's');
    manifest.hardwareClasses = {"box-2", "box-3.1"};
    manifest.acceptedVersions = {version("1.0.00"), version("1.0.01-2")};
    manifest.settleTimes = {{version("1.0.00"), Duration(600'001)}, {version("1.0.01-2"), Duration(60'000)}};
    manifest.defaultSettleTime = Duration(30'000);
    manifest.created = fromMillis(1'699'999'999'999);
    return result;
}

BatchId startBatch(CentreDatabase& db, int first, int last)
{
    BatchUpdate batch;
    batch.campaign = "c0ffee";
    batch.packageId = require(db.packages().add(package("1.0.02-0")));
    batch.target = version("1.0.02-0");
    batch.started = fromMillis(1'760'000'000'001);
    batch.replyTimeout = std::chrono::minutes(30);
    return require(db.batches().add(batch, queuedTargets(first, last)));
}

std::vector<BatchTarget> queuedTargets(int first, int last)
{
    std::vector<BatchTarget> targets;
    for (int number = first; number <= last; ++number) {
        BatchTarget target;
        target.agent = agentId(number);
        target.changed = fromMillis(1'760'000'000'001);
        targets.push_back(target);
    }
    return targets;
}

} // namespace rds::test
