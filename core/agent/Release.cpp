// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Release.h"

#include "AgentError.h"

#include <core/base/JsonFields.h>
#include <core/package/ManifestJson.h>

namespace rds {

namespace {

constexpr qsizetype maxRecordBytes = 1024 * 1024;
constexpr qsizetype maxModules = 2000;
/// The largest integer that JSON gives back exactly, as for a release sequence in a manifest.
constexpr qint64 maxNumber = (1LL << 53) - 1;
constexpr qsizetype digestBytes = 32;

QJsonObject moduleToJson(const ReleaseModule& module)
{
    return {{QStringLiteral("name"), module.info.name},
            {QStringLiteral("version"), module.info.version},
            {QStringLiteral("date"), module.info.date.toString(Qt::ISODate)},
            {QStringLiteral("sha256"), QString::fromLatin1(module.sha256.toHex())}};
}

Result<ReleaseModule> moduleFromJson(const QJsonObject& object)
{
    JsonFields fields(object, make_error_code(AgentError::InvalidRelease));
    ReleaseModule module;
    module.info.name = fields.string(QStringLiteral("name"));
    module.info.version = fields.string(QStringLiteral("version"));
    module.info.date = QDate::fromString(fields.string(QStringLiteral("date")), Qt::ISODate);
    module.sha256 = QByteArray::fromHex(fields.string(QStringLiteral("sha256")).toLatin1());
    const bool sound = isModuleName(module.info.name) && SoftwareVersion::parse(module.info.version)
        && module.info.date.isValid() && module.sha256.size() == digestBytes;
    if (!sound) {
        fields.reject(module.info.name, QStringLiteral("not a module"));
    }
    if (auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return module;
}

} // namespace

QByteArray toJson(const Release& release)
{
    QJsonArray modules;
    for (const ReleaseModule& module : release.modules) {
        modules.append(moduleToJson(module));
    }
    return canonicalJson({{QStringLiteral("number"), release.number},
                          {QStringLiteral("softwareVersion"), release.softwareVersion.toString()},
                          {QStringLiteral("romVersion"), release.romVersion},
                          {QStringLiteral("releaseSequence"), release.releaseSequence},
                          {QStringLiteral("campaign"), release.installedBy.campaign},
                          {QStringLiteral("sequence"), release.installedBy.sequence},
                          {QStringLiteral("modules"), modules}});
}

Result<Release> releaseFromJson(const QByteArray& json)
{
    const auto object = parseJsonObject(json, maxRecordBytes);
    if (!object) {
        return failure(AgentError::InvalidRelease, {}, object.error().toLogLine());
    }
    JsonFields fields(*object, make_error_code(AgentError::InvalidRelease));
    Release release;
    release.number = fields.integer(QStringLiteral("number"), 1, maxNumber);
    const auto version = SoftwareVersion::parse(fields.string(QStringLiteral("softwareVersion")));
    release.softwareVersion = version.value_or(SoftwareVersion());
    release.romVersion = fields.string(QStringLiteral("romVersion"));
    release.releaseSequence = fields.integer(QStringLiteral("releaseSequence"), 0, maxNumber);
    release.installedBy.campaign = fields.string(QStringLiteral("campaign"));
    release.installedBy.sequence = fields.integer(QStringLiteral("sequence"), 0, maxNumber);
    if (!version) {
        fields.reject(QStringLiteral("softwareVersion"), QStringLiteral("not in the common format"));
    }
    for (const QJsonValue& value : fields.array(QStringLiteral("modules"), maxModules)) {
        auto module = moduleFromJson(value.toObject());
        if (!module) {
            return failure(module.error());
        }
        release.modules.push_back(*std::move(module));
    }
    if (auto read = fields.finish(); !read) {
        return failure(read.error());
    }
    return release;
}

} // namespace rds
