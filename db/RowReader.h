// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/base/Result.h>
#include <core/domain/AgentId.h>
#include <core/domain/MailAddress.h>
#include <core/domain/SoftwareVersion.h>

#include <QDate>
#include <QHash>

#include <optional>

class QSqlQuery;

namespace rds {

/// Names a row in an error: its table, and how many of the first columns are its key.
struct RowSource {
    QLatin1String table;
    int keyColumns = 1;
};

/// Reads the columns of a row from left to right and checks each value.
///
/// A value that is not what it should be reads as an empty one and sets status() to InvalidRow; the row
/// must then not be used. Lives as long as one result; the versions in it share their text.
class RowReader {
public:
    RowReader(const QSqlQuery& query, const RowSource& source);

    /// Back to the first column, for the next row.
    void rewind() { m_column = 0; }
    [[nodiscard]] Result<void> status() const;

    [[nodiscard]] bool nextIsNull() const;
    void skip(int columns) { m_column += columns; }

    [[nodiscard]] qint64 integer();
    [[nodiscard]] int count();
    [[nodiscard]] bool flag() { return integer() != 0; }
    [[nodiscard]] QString text();
    [[nodiscard]] QByteArray bytes();
    [[nodiscard]] QDate date();
    [[nodiscard]] Timestamp time() { return fromMillis(integer()); }
    [[nodiscard]] Duration duration() { return Duration(integer()); }
    [[nodiscard]] std::optional<qint64> optionalInteger();
    [[nodiscard]] std::optional<Timestamp> optionalTime();

    [[nodiscard]] AgentId agentId();
    [[nodiscard]] MailAddress address();
    [[nodiscard]] SoftwareVersion version();
    /// An empty text is the null version.
    [[nodiscard]] SoftwareVersion versionOrNull();
    /// A text in the common format that the domain keeps as text.
    [[nodiscard]] QString versionText() { return version().toString(); }
    [[nodiscard]] QString versionTextOrEmpty() { return versionOrNull().toString(); }
    [[nodiscard]] QString moduleName();
    [[nodiscard]] QString hardwareClass();
    [[nodiscard]] QString hardwareClassOrEmpty();

    /// One of an enum's stable names: `row.named(&targetStateFromString)`.
    template <class Enum> [[nodiscard]] Enum named(std::optional<Enum> (*fromString)(const QString&))
    {
        const QString name = text();
        const auto value = fromString(name);
        if (!value) {
            reject(name);
        }
        return value.value_or(Enum{});
    }

private:
    /// The value of the column that was read last is not valid.
    void reject(const QString& value);
    [[nodiscard]] QString columnName(int column) const;

    const QSqlQuery& m_query;
    RowSource m_source;
    int m_column = 0;
    std::optional<Error> m_error;
    QHash<QString, SoftwareVersion> m_versions;
};

} // namespace rds
