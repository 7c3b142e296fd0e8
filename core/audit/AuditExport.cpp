// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AuditExport.h"

#include <core/base/Csv.h>
#include <core/domain/BatchStore.h>

#include <set>
#include <unordered_map>

namespace rds {

namespace {

const QStringList fixedColumns{
    QStringLiteral("agent_id"),
    QStringLiteral("mail_address"),
    QStringLiteral("software_version"),
    QStringLiteral("target_version"),
    QStringLiteral("last_version_check"),
    QStringLiteral("state"),
    QStringLiteral("cause"),
    QStringLiteral("reason"),
    QStringLiteral("rom_version"),
    QStringLiteral("note"),
    QStringLiteral("hardware_class"),
    QStringLiteral("enrolment"),
    QStringLiteral("key_set_version"),
};

std::set<QString> moduleNames(const std::vector<StoredReport>& reports)
{
    std::set<QString> names;
    for (const StoredReport& stored : reports) {
        for (const ModuleVersion& module : stored.report.modules) {
            names.insert(module.name);
        }
    }
    return names;
}

QStringList fixedFields(const AgentStatus& status, const VersionReport& report, const ReasonText& reason)
{
    const Agent& agent = status.agent;
    return {
        agent.id.toString(),
        agent.address.toString(),
        agent.version.toString(),
        status.targetVersion.toString(),
        agent.lastVersionCheck ? toIso(*agent.lastVersionCheck) : QString(),
        status.target ? toString(status.target->state) : QString(),
        status.target && status.target->cause != FailureCause::None ? toString(status.target->cause) : QString(),
        status.target ? reason(status) : QString(),
        report.romVersion,
        agent.note,
        agent.hardwareClass,
        toString(agent.enrolment),
        agent.keySetVersion > 0 ? QString::number(agent.keySetVersion) : QString(),
    };
}

QStringList moduleFields(const std::set<QString>& names, const VersionReport& report)
{
    std::unordered_map<QString, const ModuleVersion*> modules;
    for (const ModuleVersion& module : report.modules) {
        modules.emplace(module.name, &module);
    }
    QStringList fields;
    for (const QString& name : names) {
        const auto found = modules.find(name);
        fields.append(found == modules.end()
                          ? QString()
                          : found->second->version + u' ' + found->second->date.toString(Qt::ISODate));
    }
    return fields;
}

} // namespace

Result<AuditData> readAuditData(const BatchStore& batches, const AgentStore& agents)
{
    auto statuses = batches.statuses();
    if (!statuses) {
        return failure(statuses.error());
    }
    auto reports = agents.latestReports();
    if (!reports) {
        return failure(reports.error());
    }
    return AuditData{*std::move(statuses), *std::move(reports)};
}

QByteArray auditCsv(const AuditData& data, const ReasonText& reason)
{
    const std::set<QString> names = moduleNames(data.reports);
    std::unordered_map<AgentId, const VersionReport*> reportOf;
    for (const StoredReport& stored : data.reports) {
        reportOf.emplace(stored.agent, &stored.report);
    }
    QStringList header = fixedColumns;
    for (const QString& name : names) {
        header.append(QStringLiteral("module ") + name);
    }
    QByteArray csv = csvLine(header);
    const VersionReport none;
    for (const AgentStatus& status : data.agents) {
        const auto found = reportOf.find(status.agent.id);
        const VersionReport& report = found == reportOf.end() ? none : *found->second;
        csv += csvLine(fixedFields(status, report, reason) + moduleFields(names, report));
    }
    return csv;
}

} // namespace rds
