// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DemoFleet.h"

#include <core/base/Csv.h>
#include <core/base/FileError.h>
#include <core/base/Random.h>
#include <core/centre/FleetCsv.h>
#include <core/domain/DomainError.h>
#include <resources/demo/DemoFiles.h>

#include <QDir>
#include <QHash>

#include <algorithm>

namespace rds {

namespace {

constexpr qint64 maxDemoFile = 1024 * 1024;

QString fleetFile()
{
    return demoFilesFolder() + QStringLiteral("/fleet.csv");
}

QString releaseFolder(const SoftwareVersion& version)
{
    return demoFilesFolder() + QStringLiteral("/releases/") + version.toString();
}

SoftwareVersion versionOf(const char* text)
{
    return SoftwareVersion::parse(QString::fromLatin1(text)).value_or(SoftwareVersion());
}

/// The demo's releases in their order; a release's sequence is its place.
std::vector<SoftwareVersion> releases()
{
    std::vector<SoftwareVersion> versions;
    for (const QString& name : QDir(demoFilesFolder() + QStringLiteral("/releases")).entryList(QDir::Dirs)) {
        if (const auto version = SoftwareVersion::parse(name)) {
            versions.push_back(*version);
        }
    }
    std::sort(versions.begin(), versions.end());
    return versions;
}

qint64 sequenceOf(const SoftwareVersion& version)
{
    const auto all = releases();
    return std::lower_bound(all.begin(), all.end(), version) - all.begin() + 1;
}

/// The agents whose row says that they did not reply.
Result<QSet<QString>> silentAgents(const QByteArray& csv)
{
    const auto records = parseCsv(csv);
    if (!records || records->empty()) {
        return failure(CsvError::Empty, fleetFile());
    }
    const qsizetype id = records->front().fields.indexOf(QStringLiteral("agent_id"));
    const qsizetype outcome = records->front().fields.indexOf(QStringLiteral("outcome_after_batch"));
    QSet<QString> silent;
    for (const CsvRecord& record : *records) {
        if (record.fields.value(outcome).contains(QLatin1String("no reply"))) {
            silent.insert(record.fields.value(id));
        }
    }
    return silent;
}

Result<QHash<QString, ModuleKind>> moduleKinds()
{
    const auto csv = readFile(demoFilesFolder() + QStringLiteral("/module-kinds.csv"), maxDemoFile);
    const auto records = csv ? parseCsv(*csv) : Result<std::vector<CsvRecord>>(failure(csv.error()));
    if (!records) {
        return failure(records.error());
    }
    QHash<QString, ModuleKind> kinds;
    for (const CsvRecord& record : *records) {
        if (const auto kind = moduleKindFromString(record.fields.value(1))) {
            kinds.insert(record.fields.value(0), *kind);
        }
    }
    return kinds;
}

} // namespace

SoftwareVersion demoTarget()
{
    return versionOf("1.0.02-0");
}

Result<std::vector<DemoAgent>> demoFleet()
{
    initDemoFiles();
    const auto csv = readFile(fleetFile(), maxDemoFile);
    if (!csv) {
        return failure(csv.error());
    }
    const auto agents = parseFleetCsv(*csv, QStringLiteral("fleet.csv"));
    if (!agents) {
        return failure(agents.error());
    }
    const auto silent = silentAgents(*csv);
    if (!silent) {
        return failure(silent.error());
    }
    std::vector<DemoAgent> fleet;
    for (const Agent& agent : *agents) {
        fleet.push_back({agent, silent->contains(agent.id.toString())});
    }
    return fleet;
}

std::vector<DemoAgent> generatedFleet(int count, quint64 seed)
{
    initDemoFiles();
    SeededRandom random(seed);
    std::vector<DemoAgent> fleet;
    for (int number = 1; number <= count; ++number) {
        const QString id = QStringLiteral("AGENT%1").arg(number, 7, 10, QLatin1Char('0'));
        const QString address = QStringLiteral("agent%1@customer%2.example").arg(number).arg(number / 3 + 1);
        const quint64 dice = random.below(100);
        DemoAgent member;
        member.agent.id = AgentId::parse(id).value_or(AgentId());
        member.agent.address = MailAddress::parse(address).value_or(MailAddress());
        member.agent.version = versionOf(dice < 2 ? "1.0.02-1" : dice < 20 ? "1.0.01-1" : "1.0.00-1");
        member.mailIsLost = random.below(100) < 5;
        fleet.push_back(std::move(member));
    }
    return fleet;
}

Result<InitialRelease> demoRelease(const SoftwareVersion& version)
{
    initDemoFiles();
    const QString folder = releaseFolder(version);
    if (!QDir(folder).exists()) {
        return failure(DomainError::UnknownPackage, version.toString());
    }
    auto release = readInitialRelease(folder);
    if (release) {
        release->releaseSequence = sequenceOf(version);
    }
    return release;
}

DemoWaits demoWaits(std::size_t agents)
{
    // A script run takes about 10 ms of one of two processors; a reply less.
    const auto count = static_cast<qint64>(agents);
    return {std::chrono::seconds(3) + Duration(count * 20), std::chrono::seconds(4) + Duration(count * 10)};
}

Result<UpdatePackage> buildDemoPackage(const QString& workFolder, Duration settle, Timestamp created)
{
    const auto release = demoRelease(demoTarget());
    if (!release) {
        return failure(release.error());
    }
    const auto kinds = moduleKinds();
    if (!kinds) {
        return failure(kinds.error());
    }
    const auto script = readFile(demoFilesFolder() + QStringLiteral("/install.sh"), maxDemoFile);
    if (!script) {
        return failure(script.error());
    }
    if (!QDir().mkpath(workFolder)) {
        return failure(FileError::NotWritable, workFolder);
    }
    PackageSource source;
    source.scriptPath = workFolder + QStringLiteral("/install.sh");
    if (const auto written = writeFileAtomically(source.scriptPath, *script); !written) {
        return failure(written.error());
    }
    for (const ModuleFile& file : release->files) {
        const ModuleVersion& module = file.info;
        const QString path = workFolder + u'/' + module.name;
        if (const auto written = writeFileAtomically(path, file.content); !written) {
            return failure(written.error());
        }
        const ModuleKind kind = kinds->value(module.name, ModuleKind::NonResident);
        source.modules.push_back({path, module.name, kind, module.version, module.date});
    }
    source.header.softwareVersion = release->report.softwareVersion;
    source.header.romVersion = release->report.romVersion;
    source.header.releaseSequence = release->releaseSequence;
    source.header.defaultSettleTime = settle;
    source.header.settleTimes = {{versionOf("1.0.01-1"), settle + std::chrono::seconds(1)}};
    source.header.created = created;
    return buildPackage(source);
}

} // namespace rds
