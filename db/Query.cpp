// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Query.h"

#include "Database.h"
#include "DbError.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlError>

namespace rds {

namespace sql {

QVariant value(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QVariant value(const QByteArray& bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

QVariant value(const QDate& date)
{
    return value(date.toString(Qt::ISODate));
}

QString list(const QStringList& texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

QString list(const std::vector<AgentId>& ids)
{
    QStringList texts;
    texts.reserve(static_cast<qsizetype>(ids.size()));
    for (const AgentId& id : ids) {
        texts.append(id.toString());
    }
    return list(texts);
}

QString list(const std::vector<qint64>& numbers)
{
    QStringList texts;
    texts.reserve(static_cast<qsizetype>(numbers.size()));
    for (const qint64 number : numbers) {
        texts.append(QString::number(number));
    }
    return u'[' + texts.join(u',') + u']';
}

} // namespace sql

Query::Query(Database& database, const QString& sql)
    : m_database(database)
    , m_sql(sql)
    , m_statement(database.takeStatement(sql, m_prepareError))
{
}

Query::~Query()
{
    if (m_prepareError) {
        return;
    }
    m_statement->finish();
    // The statement is kept; what was bound to it may be megabytes.
    for (int position = 0; position < m_bound; ++position) {
        m_statement->bindValue(position, QVariant());
    }
    m_database.giveBack(m_sql, std::move(m_statement));
}

Result<void> Query::start()
{
    if (m_database.m_doom) {
        return failure(*m_database.m_doom);
    }
    if (m_prepareError) {
        return failure(*m_prepareError);
    }
    if (!m_statement->exec()) {
        return failure(m_database.failed(*m_statement));
    }
    return {};
}

Result<void> Query::finish()
{
    const bool broken = m_statement->lastError().isValid() && m_statement->isActive();
    Result<void> result = broken ? Result<void>(failure(m_database.failed(*m_statement))) : Result<void>();
    m_statement->finish();
    return result;
}

Result<void> Query::run()
{
    auto started = start();
    m_statement->finish();
    return started;
}

Result<int> Query::change()
{
    if (auto started = start(); !started) {
        return failure(started.error());
    }
    const int changed = m_statement->numRowsAffected();
    m_statement->finish();
    return changed;
}

Result<qint64> Query::insert()
{
    if (auto started = start(); !started) {
        return failure(started.error());
    }
    const qint64 id = m_statement->lastInsertId().toLongLong();
    m_statement->finish();
    return id;
}

} // namespace rds
