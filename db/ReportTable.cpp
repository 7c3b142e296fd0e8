// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ReportTable.h"

#include "Database.h"
#include "Query.h"

#include <core/domain/DomainError.h>

namespace rds {

namespace {

constexpr RowSource agentRow{QLatin1String("agents")};
constexpr RowSource reportRow{QLatin1String("reports")};
constexpr RowSource moduleRow{QLatin1String("modules")};

const QString reportColumns = QStringLiteral("r.id, r.agent_id, r.received_at, r.software_version, r.rom_version, "
                                             "r.requested_at, r.replied_at, r.key_set_version");
// The newest report of each agent in the list.
const QString fromLatest =
    QStringLiteral(" FROM agents a JOIN reports r ON r.id = (SELECT id FROM reports WHERE agent_id = a.id"
                   " ORDER BY received_at DESC, id DESC LIMIT 1)");

struct NumberedReport {
    qint64 id = 0;
    StoredReport report;
};

NumberedReport readReport(RowReader& row)
{
    NumberedReport numbered;
    numbered.id = row.integer();
    numbered.report.agent = row.agentId();
    numbered.report.received = row.time();
    numbered.report.report.softwareVersion = row.version();
    numbered.report.report.romVersion = row.versionTextOrEmpty();
    numbered.report.stamp.requested = row.time();
    numbered.report.stamp.replied = row.time();
    numbered.report.keySetVersion = row.integer();
    return numbered;
}

} // namespace

ReportTable::ReportTable(Database& database)
    : m_database(database)
{
}

Result<void> ReportTable::add(const std::vector<StoredReport>& reports)
{
    return m_database.atomically([&]() -> Result<void> {
        auto known = refuseUnknown(reports);
        return known ? insert(reports) : known;
    });
}

Result<void> ReportTable::refuseUnknown(const std::vector<StoredReport>& reports) const
{
    QStringList ids;
    for (const StoredReport& report : reports) {
        ids.append(report.agent.toString());
    }
    const auto unknown = Query(m_database,
                               QStringLiteral("SELECT value FROM json_each(?) "
                                              "WHERE value NOT IN (SELECT id FROM agent_ids) LIMIT 1"))
                             .bind(sql::list(ids))
                             .first(reportRow, [](RowReader& row) { return row.text(); });
    if (!unknown) {
        return failure(unknown.error());
    }
    return unknown->has_value() ? failure(DomainError::UnknownAgent, **unknown) : Result<void>();
}

Result<void> ReportTable::insert(const std::vector<StoredReport>& reports)
{
    Query report(m_database,
                 QStringLiteral("INSERT INTO reports (agent_id, received_at, software_version, rom_version, "
                                "requested_at, replied_at, key_set_version) VALUES (?,?,?,?,?,?,?)"));
    Query modules(m_database,
                  QStringLiteral("INSERT INTO report_modules (report_id, position, module_id) "
                                 "SELECT ?, key, value FROM json_each(?)"));
    Query agent(m_database,
                QStringLiteral("UPDATE agents SET version = ?, last_version_check = ?, newest_requested_at = ?, "
                               "newest_replied_at = ?, key_set_version = ? WHERE id = ? AND removed_at IS NULL"));
    ModuleIds known;
    for (const StoredReport& r : reports) {
        const VersionReport& content = r.report;
        const auto id = report
                            .bind(r.agent, r.received, content.softwareVersion, content.romVersion, r.stamp.requested,
                                  r.stamp.replied, r.keySetVersion)
                            .insert();
        if (!id) {
            return failure(id.error());
        }
        const auto moduleIds = moduleList(content.modules, known);
        if (!moduleIds) {
            return failure(moduleIds.error());
        }
        if (auto listed = modules.bind(*id, *moduleIds).run(); !listed) {
            return listed;
        }
        auto done =
            agent
                .bind(content.softwareVersion, r.received, r.stamp.requested, r.stamp.replied, r.keySetVersion, r.agent)
                .run();
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<QString> ReportTable::moduleList(const std::vector<ModuleVersion>& modules, ModuleIds& known)
{
    std::vector<qint64> ids;
    ids.reserve(modules.size());
    for (const ModuleVersion& module : modules) {
        const QString key = QStringList{module.name, module.version, module.date.toString(Qt::ISODate)}.join(u'\n');
        auto found = known.constFind(key);
        if (found == known.constEnd()) {
            const auto id = moduleId(module);
            if (!id) {
                return failure(id.error());
            }
            found = known.insert(key, *id);
        }
        ids.push_back(*found);
    }
    return sql::list(ids);
}

Result<qint64> ReportTable::moduleId(const ModuleVersion& module)
{
    const auto known =
        Query(m_database, QStringLiteral("SELECT id FROM modules WHERE name = ? AND version = ? AND date = ?"))
            .bind(module.name, module.version, module.date)
            .first(moduleRow, [](RowReader& row) { return row.integer(); });
    if (!known) {
        return failure(known.error());
    }
    if (known->has_value()) {
        return **known;
    }
    return Query(m_database, QStringLiteral("INSERT INTO modules (name, version, date) VALUES (?,?,?)"))
        .bind(module.name, module.version, module.date)
        .insert();
}

Result<std::vector<std::pair<AgentId, AnswerStamp>>> ReportTable::newestStamps(const std::vector<AgentId>& agents) const
{
    return Query(m_database,
                 QStringLiteral("SELECT id, newest_requested_at, newest_replied_at FROM agents "
                                "WHERE removed_at IS NULL AND newest_requested_at IS NOT NULL "
                                "AND id IN (SELECT value FROM json_each(?)) ORDER BY id"))
        .bind(sql::list(agents))
        .list(agentRow, [](RowReader& row) {
            AgentId id = row.agentId();
            return std::pair(std::move(id), AnswerStamp{row.time(), row.time()});
        });
}

Result<std::vector<StoredReport>> ReportTable::of(const AgentId& id) const
{
    Query reportRows(m_database,
                     QStringLiteral("SELECT %1 FROM reports r WHERE r.agent_id = ? "
                                    "ORDER BY r.received_at DESC, r.id DESC")
                         .arg(reportColumns));
    Query moduleRows(m_database,
                     QStringLiteral("SELECT m.report_id, m.module_id FROM reports r "
                                    "JOIN report_modules m ON m.report_id = r.id WHERE r.agent_id = ? "
                                    "ORDER BY m.report_id, m.position"));
    reportRows.bind(id);
    moduleRows.bind(id);
    return load(reportRows, moduleRows);
}

Result<std::vector<StoredReport>> ReportTable::latest() const
{
    Query reportRows(m_database,
                     QStringLiteral("SELECT ") + reportColumns + fromLatest
                         + QStringLiteral(" WHERE a.removed_at IS NULL ORDER BY a.id"));
    Query moduleRows(m_database,
                     QStringLiteral("SELECT m.report_id, m.module_id") + fromLatest
                         + QStringLiteral(" JOIN report_modules m ON m.report_id = r.id"
                                          " WHERE a.removed_at IS NULL ORDER BY a.id, m.position"));
    return load(reportRows, moduleRows);
}

Result<std::vector<StoredReport>> ReportTable::load(Query& reportRows, Query& moduleRows) const
{
    std::vector<StoredReport> reports;
    auto loaded = m_database.consistently([&]() -> Result<void> {
        const auto known = modules();
        if (!known) {
            return failure(known.error());
        }
        QHash<qint64, std::size_t> places;
        auto read = reportRows.each(reportRow, [&](RowReader& row) {
            NumberedReport numbered = readReport(row);
            places.insert(numbered.id, reports.size());
            reports.push_back(std::move(numbered.report));
        });
        if (!read) {
            return read;
        }
        return moduleRows.each({QLatin1String("report_modules"), 2}, [&](RowReader& row) {
            const auto place = places.constFind(row.integer());
            const auto module = known->constFind(row.integer());
            if (place != places.constEnd() && module != known->constEnd()) {
                reports[*place].report.modules.push_back(*module);
            }
        });
    });
    return loaded ? Result<std::vector<StoredReport>>(std::move(reports)) : failure(loaded.error());
}

Result<ReportTable::Modules> ReportTable::modules() const
{
    Modules modules;
    auto read = Query(m_database, QStringLiteral("SELECT id, name, version, date FROM modules"))
                    .each(moduleRow, [&](RowReader& row) {
                        const qint64 id = row.integer();
                        modules.insert(id, ModuleVersion{row.moduleName(), row.versionText(), row.date()});
                    });
    return read ? Result<Modules>(std::move(modules)) : failure(read.error());
}

} // namespace rds
