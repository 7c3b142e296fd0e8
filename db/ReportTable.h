// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStore.h>

#include <QHash>

namespace rds {

class Database;
class Query;

/// The tables `reports`, `report_modules` and `modules`: every version report that was ever received.
///
/// A module of one name, version and date is stored once; a report lists modules by number.
class ReportTable {
public:
    explicit ReportTable(Database& database);

    /// All or none. A report of a removed agent is kept, and changes no version. Error UnknownAgent for an id
    /// that was never enrolled.
    [[nodiscard]] Result<void> add(const std::vector<StoredReport>& reports);
    /// As of AgentStore.
    [[nodiscard]] Result<std::vector<std::pair<AgentId, AnswerStamp>>>
    newestStamps(const std::vector<AgentId>& agents) const;
    /// Of every enrolment of the id, newest first.
    [[nodiscard]] Result<std::vector<StoredReport>> of(const AgentId& id) const;
    /// Of the agents that are in the list now, sorted by id.
    [[nodiscard]] Result<std::vector<StoredReport>> latest() const;

private:
    using Modules = QHash<qint64, ModuleVersion>;
    using ModuleIds = QHash<QString, qint64>;

    [[nodiscard]] Result<void> refuseUnknown(const std::vector<StoredReport>& reports) const;
    [[nodiscard]] Result<void> insert(const std::vector<StoredReport>& reports);
    [[nodiscard]] Result<QString> moduleList(const std::vector<ModuleVersion>& modules, ModuleIds& known);
    [[nodiscard]] Result<qint64> moduleId(const ModuleVersion& module);
    /// Both statements give the same reports: one the reports, one (report, module) in order.
    [[nodiscard]] Result<std::vector<StoredReport>> load(Query& reportRows, Query& moduleRows) const;
    [[nodiscard]] Result<Modules> modules() const;

    Database& m_database;
};

} // namespace rds
