// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "FleetCsv.h"

#include <core/base/Csv.h>
#include <core/domain/DomainError.h>
#include <core/domain/PackageManifest.h>

#include <QDateTime>
#include <QSet>

namespace rds {

namespace {

constexpr qsizetype maxNote = 1000;
constexpr qsizetype maxEvidence = 100;

/// Where the columns are; -1: not there.
struct Columns {
    qsizetype id = -1;
    qsizetype address = -1;
    qsizetype version = -1;
    qsizetype lastCheck = -1;
    qsizetype note = -1;
    qsizetype hardwareClass = -1;
};

Result<Columns> findColumns(const CsvRecord& header, const QString& fileName)
{
    const QStringList& names = header.fields;
    const Columns columns{
        names.indexOf(QStringLiteral("agent_id")),
        names.indexOf(QStringLiteral("mail_address")),
        names.indexOf(QStringLiteral("software_version")),
        names.indexOf(QStringLiteral("last_version_check")),
        names.indexOf(QStringLiteral("note")),
        names.indexOf(QStringLiteral("hardware_class")),
    };
    if (columns.id < 0 || columns.address < 0) {
        const QString missing = columns.id < 0 ? QStringLiteral("agent_id") : QStringLiteral("mail_address");
        return failure(CsvError::MissingColumn, fileName, missing);
    }
    return columns;
}

QString lineName(const QString& fileName, int line)
{
    return QStringLiteral("%1, line %2").arg(fileName).arg(line);
}

/// The error of one field, told by its line.
Unexpected atLine(const Error& error, const QString& where)
{
    return failure(Error(error.code(), where, error.subject()));
}

Result<std::optional<Timestamp>> parseLastCheck(const QString& text, const QString& where)
{
    if (text.isEmpty()) {
        return std::nullopt;
    }
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid()) {
        return failure(DomainError::InvalidTime, where, text.left(40));
    }
    return fromMillis(time.toMSecsSinceEpoch());
}

Result<Agent> parseAgent(const QStringList& fields, const Columns& columns, const QString& where)
{
    const auto field = [&](qsizetype column) { return column < 0 ? QString() : fields[column].trimmed(); };
    const auto id = AgentId::parse(field(columns.id));
    if (!id) {
        return atLine(id.error(), where);
    }
    const auto address = MailAddress::parse(field(columns.address));
    if (!address) {
        return atLine(address.error(), where);
    }
    Agent agent;
    agent.id = *id;
    agent.address = *address;
    agent.note = field(columns.note);
    agent.hardwareClass = field(columns.hardwareClass);
    if (!agent.hardwareClass.isEmpty() && !isHardwareClass(agent.hardwareClass)) {
        return failure(DomainError::InvalidHardwareClass, where, agent.hardwareClass.left(maxEvidence));
    }
    if (const QString text = field(columns.version); !text.isEmpty()) {
        const auto version = SoftwareVersion::parse(text);
        if (!version) {
            return atLine(version.error(), where);
        }
        agent.version = *version;
    }
    const auto lastCheck = parseLastCheck(field(columns.lastCheck), where);
    if (!lastCheck) {
        return failure(lastCheck.error());
    }
    agent.lastVersionCheck = *lastCheck;
    if (agent.note.size() > maxNote) {
        return failure(DomainError::NotesTooLong, where, QString::number(agent.note.size()));
    }
    return agent;
}

} // namespace

Result<std::vector<Agent>> parseFleetCsv(const QByteArray& csv, const QString& fileName)
{
    const auto records = parseCsv(csv);
    if (!records) {
        const Error& error = records.error();
        const QString subject =
            error.subject().isEmpty() ? fileName : fileName + QStringLiteral(", ") + error.subject();
        return failure(Error(error.code(), subject, error.detail()));
    }
    if (records->empty()) {
        return failure(CsvError::Empty, fileName);
    }
    const auto columns = findColumns(records->front(), fileName);
    if (!columns) {
        return failure(columns.error());
    }
    std::vector<Agent> agents;
    QSet<AgentId> ids;
    QSet<MailAddress> addresses;
    for (auto record = records->begin() + 1; record != records->end(); ++record) {
        const QString where = lineName(fileName, record->line);
        if (record->fields.size() != records->front().fields.size()) {
            const QString counts =
                QStringLiteral("%1/%2").arg(record->fields.size()).arg(records->front().fields.size());
            return failure(CsvError::WrongFieldCount, where, counts);
        }
        const auto agent = parseAgent(record->fields, *columns, where);
        if (!agent) {
            return failure(agent.error());
        }
        if (ids.contains(agent->id)) {
            return failure(DomainError::DuplicateAgent, where, agent->id.toString());
        }
        if (addresses.contains(agent->address)) {
            return failure(DomainError::DuplicateMailAddress, where, agent->address.toString());
        }
        ids.insert(agent->id);
        addresses.insert(agent->address);
        agents.push_back(*agent);
    }
    return agents;
}

Error tellCsvLine(const Error& error, const QByteArray& csv, const QString& fileName)
{
    const bool isAgent = error.is(DomainError::DuplicateAgent);
    if (!isAgent && !error.is(DomainError::DuplicateMailAddress)) {
        return error;
    }
    const auto records = parseCsv(csv);
    const auto columns = records && !records->empty() ? findColumns(records->front(), fileName)
                                                      : Result<Columns>(failure(CsvError::Empty, fileName));
    if (!columns) {
        return error;
    }
    const qsizetype column = isAgent ? columns->id : columns->address;
    for (auto record = records->begin() + 1; record != records->end(); ++record) {
        if (record->fields.value(column).trimmed() == error.subject()) {
            return {error.code(), lineName(fileName, record->line), error.subject()};
        }
    }
    return error;
}

} // namespace rds
