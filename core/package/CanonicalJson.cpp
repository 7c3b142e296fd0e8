// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CanonicalJson.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rds {

namespace {

constexpr int maxJsonDepth = 8;

/// How deep brackets nest outside strings; looked at before the document is built.
int bracketDepth(const QByteArray& json)
{
    int depth = 0;
    int deepest = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            i += c == '\\' ? 1 : 0;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

} // namespace

QByteArray canonicalJson(const QJsonObject& object)
{
    QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    // Readers take a byte order mark at the head of a string for no part of it, Qt's among them.
    return json.replace("\xef\xbb\xbf", "\\ufeff");
}

Result<QJsonObject> parseJsonObject(const QByteArray& json, qsizetype maxBytes)
{
    if (json.size() > maxBytes) {
        return failure(PackageError::InvalidManifest, {}, QStringLiteral("%1 bytes").arg(json.size()));
    }
    if (bracketDepth(json) > maxJsonDepth) {
        return failure(PackageError::InvalidManifest, {}, QStringLiteral("nested too deeply"));
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return failure(PackageError::InvalidManifest, {},
                       QStringLiteral("%1 at byte %2").arg(error.errorString()).arg(error.offset));
    }
    if (!document.isObject()) {
        return failure(PackageError::InvalidManifest, {}, QStringLiteral("not an object"));
    }
    return document.object();
}

Result<QJsonObject> parseCanonicalJson(const QByteArray& json, qsizetype maxBytes)
{
    auto object = parseJsonObject(json, maxBytes);
    if (object && canonicalJson(*object) != json) {
        return failure(PackageError::InvalidManifest, {}, QStringLiteral("not in the canonical form"));
    }
    return object;
}

} // namespace rds
