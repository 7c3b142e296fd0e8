// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "JsonFields.h"

#include <cmath>

namespace rds {

JsonFields::JsonFields(QJsonObject object, std::error_code malformed)
    : m_object(std::move(object))
    , m_malformed(malformed)
{
}

QString JsonFields::string(const QString& key, qsizetype maxLength)
{
    const QString text = take(key, QJsonValue::String).toString();
    if (text.size() > maxLength || text.contains(QChar::Null)) {
        reject(key, QStringLiteral("too long, or with a NUL"));
        return {};
    }
    return text;
}

qint64 JsonFields::integer(const QString& key, qint64 min, qint64 max)
{
    const QJsonValue value = take(key, QJsonValue::Double);
    const double number = value.toDouble();
    if (ok() && std::floor(number) != number) {
        reject(key, QStringLiteral("not an integer"));
    }
    // Numbers beyond 64 bits come as the default: out of range.
    const qint64 integer = value.toInteger(min - 1);
    if (ok() && (integer < min || integer > max)) {
        reject(key, QStringLiteral("out of range"));
    }
    return ok() ? integer : min;
}

bool JsonFields::boolean(const QString& key)
{
    return take(key, QJsonValue::Bool).toBool();
}

Timestamp JsonFields::time(const QString& key)
{
    const auto parsed = fromIso(string(key, 40));
    if (ok() && !parsed) {
        reject(key, QStringLiteral("not a UTC time with milliseconds"));
    }
    return parsed.value_or(Timestamp{});
}

QJsonObject JsonFields::object(const QString& key)
{
    return take(key, QJsonValue::Object).toObject();
}

QJsonArray JsonFields::array(const QString& key, qsizetype maxSize)
{
    QJsonArray values = take(key, QJsonValue::Array).toArray();
    if (values.size() > maxSize) {
        reject(key, QStringLiteral("too many entries"));
        return {};
    }
    return values;
}

bool JsonFields::reject(const QString& key, const QString& why)
{
    if (ok()) {
        m_error = Error(m_malformed, key, why);
    }
    return false;
}

Result<void> JsonFields::finish()
{
    for (auto field = m_object.begin(); ok() && field != m_object.end(); ++field) {
        if (!m_taken.contains(field.key())) {
            reject(field.key().left(80), QStringLiteral("unknown field"));
        }
    }
    if (m_error) {
        return failure(*m_error);
    }
    return {};
}

QJsonValue JsonFields::take(const QString& key, QJsonValue::Type type)
{
    m_taken.insert(key);
    const QJsonValue value = m_object.value(key);
    if (value.type() != type) {
        reject(key, value.isUndefined() ? QStringLiteral("missing") : QStringLiteral("of the wrong type"));
        return {};
    }
    return value;
}

} // namespace rds
