// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Clock.h"
#include "Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace rds {

/// Reads a JSON object from outside strictly: every field must be there, of its type and in its range,
/// and none may be left over. The first thing wrong is kept; getters then return empty values, so that
/// a reader asks for all its fields and looks at `finish()` once.
class JsonFields {
public:
    /// @param malformed the code of every error that `finish` returns; its subject names the field
    JsonFields(QJsonObject object, std::error_code malformed);

    [[nodiscard]] QString string(const QString& key, qsizetype maxLength = 1000);
    [[nodiscard]] qint64 integer(const QString& key, qint64 min, qint64 max);
    [[nodiscard]] bool boolean(const QString& key);
    [[nodiscard]] Timestamp time(const QString& key);
    [[nodiscard]] QJsonObject object(const QString& key);
    [[nodiscard]] QJsonArray array(const QString& key, qsizetype maxSize);
    [[nodiscard]] bool has(const QString& key) const { return m_object.contains(key); }

    /// Notes that a value, though well-formed, is not allowed. @return always false
    bool reject(const QString& key, const QString& why);
    [[nodiscard]] bool ok() const { return !m_error; }
    /// The first error, also for fields that nobody asked for.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] QJsonValue take(const QString& key, QJsonValue::Type type);

    QJsonObject m_object;
    std::error_code m_malformed;
    QSet<QString> m_taken;
    std::optional<Error> m_error;
};

} // namespace rds
