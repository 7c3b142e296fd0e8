// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "RowReader.h"

#include <QSqlQuery>
#include <QVariant>

#include <concepts>
#include <type_traits>

namespace rds {

class Database;

namespace sql {

/// @{ A value as it is bound. A null string or byte array is stored as an empty one: NULL means "none".
[[nodiscard]] inline QVariant value(qint64 number)
{
    return number;
}
[[nodiscard]] inline QVariant value(int number)
{
    return number;
}
[[nodiscard]] inline QVariant value(bool flag)
{
    return flag ? 1 : 0;
}
[[nodiscard]] QVariant value(const QString& text);
[[nodiscard]] QVariant value(const QByteArray& bytes);
[[nodiscard]] QVariant value(const QDate& date);
[[nodiscard]] inline QVariant value(Timestamp time)
{
    return toMillis(time);
}
[[nodiscard]] inline QVariant value(Duration duration)
{
    return static_cast<qint64>(duration.count());
}
template <class Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] QVariant value(Enum name)
{
    return value(toString(name));
}
template <class Text>
requires requires(const Text& text)
{
    {
        text.toString()
        } -> std::convertible_to<QString>;
}
[[nodiscard]] QVariant value(const Text& text)
{
    return value(text.toString());
}
template <class T> [[nodiscard]] QVariant value(const std::optional<T>& optional)
{
    return optional ? value(*optional) : QVariant();
}
/// @}

/// `["a","b"]`, to be bound for `IN (SELECT value FROM json_each(?))`: one statement for lists of any length.
[[nodiscard]] QString list(const QStringList& texts);
[[nodiscard]] QString list(const std::vector<AgentId>& ids);
[[nodiscard]] QString list(const std::vector<qint64>& numbers);

} // namespace sql

/// One use, or several in a row, of a prepared statement of a Database.
///
/// Takes the statement from the database's store and puts it back, reset, when it ends, so that no read
/// lock outlives it. Errors as in dbError(), and InvalidRow.
class Query {
public:
    Query(Database& database, const QString& sql);
    ~Query();
    Q_DISABLE_COPY_MOVE(Query)

    /// All parameters, in their order.
    template <class... Values> Query& bind(const Values&... values)
    {
        int position = 0;
        (m_statement->bindValue(position++, sql::value(values)), ...);
        m_bound = position;
        return *this;
    }

    [[nodiscard]] Result<void> run();
    /// The number of rows changed.
    [[nodiscard]] Result<int> change();
    /// The id of the new row.
    [[nodiscard]] Result<qint64> insert();

    /// Every row, as `read(RowReader&)` makes it.
    template <class Read, class T = std::invoke_result_t<Read, RowReader&>>
    [[nodiscard]] Result<std::vector<T>> list(const RowSource& source, Read read)
    {
        std::vector<T> rows;
        auto done = each(source, [&](RowReader& row) { rows.push_back(read(row)); });
        return done ? Result<std::vector<T>>(std::move(rows)) : failure(done.error());
    }

    /// The first row, or none.
    template <class Read, class T = std::invoke_result_t<Read, RowReader&>>
    [[nodiscard]] Result<std::optional<T>> first(const RowSource& source, Read read)
    {
        std::optional<T> found;
        auto done = start();
        if (done && m_statement->next()) {
            RowReader row(*m_statement, source);
            found = read(row);
            done = row.status();
        }
        auto ended = finish();
        if (!done || !ended) {
            return failure(done ? ended.error() : done.error());
        }
        return found;
    }

    /// Calls `read` for each row, up to the first that cannot be read.
    template <class Read> [[nodiscard]] Result<void> each(const RowSource& source, Read read)
    {
        auto done = start();
        RowReader row(*m_statement, source);
        while (done && m_statement->next()) {
            row.rewind();
            read(row);
            done = row.status();
        }
        auto ended = finish();
        return done ? ended : done;
    }

private:
    [[nodiscard]] Result<void> start();
    /// Resets the statement; an error that broke off the rows.
    [[nodiscard]] Result<void> finish();

    Database& m_database;
    QString m_sql;
    std::optional<Error> m_prepareError;
    std::unique_ptr<QSqlQuery> m_statement;
    int m_bound = 0;
};

} // namespace rds
