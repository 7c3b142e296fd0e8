// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "RowReader.h"

#include "DbError.h"

#include <core/domain/PackageManifest.h>
#include <core/domain/VersionReport.h>

#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

#include <limits>

namespace rds {

namespace {

constexpr qsizetype maxEvidence = 120;

} // namespace

RowReader::RowReader(const QSqlQuery& query, const RowSource& source)
    : m_query(query)
    , m_source(source)
{
}

Result<void> RowReader::status() const
{
    return m_error ? Result<void>(failure(*m_error)) : Result<void>();
}

bool RowReader::nextIsNull() const
{
    return m_query.value(m_column).isNull();
}

qint64 RowReader::integer()
{
    const QVariant value = m_query.value(m_column++);
    if (value.typeId() != QMetaType::LongLong) {
        reject(value.toString());
        return 0;
    }
    return value.toLongLong();
}

int RowReader::count()
{
    const qint64 number = integer();
    if (number < 0 || number > std::numeric_limits<int>::max()) {
        reject(QString::number(number));
        return 0;
    }
    return static_cast<int>(number);
}

QString RowReader::text()
{
    const QVariant value = m_query.value(m_column++);
    if (value.typeId() != QMetaType::QString || value.isNull()) {
        reject(value.toString());
        return {};
    }
    return value.toString();
}

QByteArray RowReader::bytes()
{
    const QVariant value = m_query.value(m_column++);
    if (value.typeId() != QMetaType::QByteArray) {
        reject(value.toString());
        return {};
    }
    return value.toByteArray();
}

QDate RowReader::date()
{
    const QString value = text();
    const QDate date = QDate::fromString(value, Qt::ISODate);
    if (!date.isValid()) {
        reject(value);
    }
    return date;
}

std::optional<qint64> RowReader::optionalInteger()
{
    if (nextIsNull()) {
        skip(1);
        return std::nullopt;
    }
    return integer();
}

std::optional<Timestamp> RowReader::optionalTime()
{
    const auto millis = optionalInteger();
    return millis ? std::optional(fromMillis(*millis)) : std::nullopt;
}

AgentId RowReader::agentId()
{
    const QString value = text();
    auto id = AgentId::parse(value);
    if (!id) {
        reject(value);
        return {};
    }
    return std::move(*id);
}

MailAddress RowReader::address()
{
    const QString value = text();
    auto address = MailAddress::parse(value);
    if (!address) {
        reject(value);
        return {};
    }
    return std::move(*address);
}

SoftwareVersion RowReader::version()
{
    const QString value = text();
    const auto known = m_versions.constFind(value);
    if (known != m_versions.constEnd()) {
        return *known;
    }
    const auto version = SoftwareVersion::parse(value);
    if (!version) {
        reject(value);
        return {};
    }
    return *m_versions.insert(value, *version);
}

SoftwareVersion RowReader::versionOrNull()
{
    const QVariant value = m_query.value(m_column);
    if (value.typeId() == QMetaType::QString && value.toString().isEmpty() && !value.isNull()) {
        skip(1);
        return {};
    }
    return version();
}

QString RowReader::moduleName()
{
    const QString name = text();
    if (!isModuleName(name)) {
        reject(name);
    }
    return name;
}

QString RowReader::hardwareClass()
{
    const QString name = text();
    if (!isHardwareClass(name)) {
        reject(name);
    }
    return name;
}

QString RowReader::hardwareClassOrEmpty()
{
    const QString name = text();
    if (!name.isEmpty() && !isHardwareClass(name)) {
        reject(name);
    }
    return name;
}

void RowReader::reject(const QString& value)
{
    if (m_error) {
        return;
    }
    QString key;
    for (int column = 0; column < m_source.keyColumns; ++column) {
        key += (column == 0 ? u' ' : u'/') + m_query.value(column).toString().left(maxEvidence);
    }
    m_error = Error(make_error_code(DbError::InvalidRow), m_source.table + key,
                    QStringLiteral("%1: '%2'").arg(columnName(m_column - 1), value.left(maxEvidence)));
}

QString RowReader::columnName(int column) const
{
    return m_query.record().fieldName(column);
}

} // namespace rds
