// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ManifestJson.h"

#include <core/base/JsonFields.h>
#include <core/domain/VersionReport.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace rds {

namespace {

constexpr qsizetype maxListed = 1000;
constexpr qsizetype maxHardwareClasses = 100;
/// The largest integer that every JSON reader takes exactly (RFC 8259, section 6).
constexpr qint64 maxInteger = (1LL << 53) - 1;
constexpr qint64 maxMemberBytes = 1LL << 40;
constexpr qint64 maxSettleMilliseconds = 30LL * 24 * 60 * 60 * 1000;
constexpr qsizetype sha256Bytes = 32;
const QString dateFormat = QStringLiteral("yyyy-MM-dd");

QString toHex(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject toJson(const PackageModule& module)
{
    return {{QStringLiteral("name"), module.name},       {QStringLiteral("kind"), toString(module.kind)},
            {QStringLiteral("version"), module.version}, {QStringLiteral("date"), module.date.toString(dateFormat)},
            {QStringLiteral("size"), module.size},       {QStringLiteral("sha256"), toHex(module.sha256)}};
}

JsonFields fieldsOf(const QJsonObject& object)
{
    return {object, make_error_code(PackageError::InvalidManifest)};
}

/// The error of an object inside the manifest, under the manifest's own path to the field.
Error under(const QString& path, const Error& error)
{
    return {error.code(), path + u'.' + error.subject(), error.detail()};
}

QByteArray readSha256(JsonFields& fields)
{
    const QString key = QStringLiteral("sha256");
    const QString text = fields.string(key, 2 * sha256Bytes);
    QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    if (bytes.size() != sha256Bytes || toHex(bytes) != text) {
        fields.reject(key, QStringLiteral("not 64 lower-case hexadecimal digits"));
    }
    return bytes;
}

SoftwareVersion toVersion(JsonFields& fields, const QString& key, const QString& text)
{
    const auto version = SoftwareVersion::parse(text);
    if (!version) {
        fields.reject(key, QStringLiteral("not a version in the common format"));
        return {};
    }
    return *version;
}

SoftwareVersion readVersion(JsonFields& fields, const QString& key)
{
    return toVersion(fields, key, fields.string(key));
}

QDate readDate(JsonFields& fields)
{
    const QString key = QStringLiteral("date");
    const QString text = fields.string(key);
    const QDate date = QDate::fromString(text, dateFormat);
    if (!date.isValid() || date.toString(dateFormat) != text) {
        fields.reject(key, QStringLiteral("not a date"));
    }
    return date;
}

Result<PackageModule> readModule(const QJsonObject& object)
{
    JsonFields fields = fieldsOf(object);
    PackageModule module;
    module.name = fields.string(QStringLiteral("name"));
    if (!isModuleName(module.name)) {
        fields.reject(QStringLiteral("name"), QStringLiteral("not a module name"));
    }
    const auto kind = moduleKindFromString(fields.string(QStringLiteral("kind")));
    if (!kind) {
        fields.reject(QStringLiteral("kind"), QStringLiteral("unknown word"));
    }
    module.kind = kind.value_or(ModuleKind::NonResident);
    module.version = readVersion(fields, QStringLiteral("version")).toString();
    module.date = readDate(fields);
    module.size = fields.integer(QStringLiteral("size"), 0, maxMemberBytes);
    module.sha256 = readSha256(fields);
    if (auto finished = fields.finish(); !finished) {
        return failure(finished.error());
    }
    return module;
}

Result<std::vector<PackageModule>> readModules(const QJsonArray& array)
{
    std::vector<PackageModule> modules;
    QSet<QString> names;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = QStringLiteral("modules[%1]").arg(i);
        auto module = readModule(array.at(i).toObject());
        if (!module) {
            return failure(under(path, module.error()));
        }
        if (names.contains(module->name)) {
            return failure(PackageError::InvalidManifest, path + QStringLiteral(".name"),
                           QStringLiteral("named twice: ") + module->name);
        }
        names.insert(module->name);
        modules.push_back(std::move(*module));
    }
    if (modules.empty()) {
        return failure(PackageError::InvalidManifest, QStringLiteral("modules"), QStringLiteral("none"));
    }
    return modules;
}

Result<SettleTime> readSettleTime(const QJsonObject& object)
{
    JsonFields fields = fieldsOf(object);
    SettleTime settle;
    settle.from = readVersion(fields, QStringLiteral("from"));
    settle.wait = Duration(fields.integer(QStringLiteral("milliseconds"), 0, maxSettleMilliseconds));
    if (auto finished = fields.finish(); !finished) {
        return failure(finished.error());
    }
    return settle;
}

Result<std::vector<SettleTime>> readSettleTimes(const QJsonArray& array)
{
    std::vector<SettleTime> times;
    QSet<QString> versions;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = QStringLiteral("settleTimes[%1]").arg(i);
        auto settle = readSettleTime(array.at(i).toObject());
        if (!settle) {
            return failure(under(path, settle.error()));
        }
        if (versions.contains(settle->from.toString())) {
            return failure(PackageError::InvalidManifest, path + QStringLiteral(".from"),
                           QStringLiteral("named twice: ") + settle->from.toString());
        }
        versions.insert(settle->from.toString());
        times.push_back(*settle);
    }
    return times;
}

Result<void> readScript(const QJsonObject& object, PackageManifest& manifest)
{
    JsonFields fields = fieldsOf(object);
    manifest.scriptSize = fields.integer(QStringLiteral("size"), 1, maxMemberBytes);
    manifest.scriptSha256 = readSha256(fields);
    if (auto finished = fields.finish(); !finished) {
        return failure(under(QStringLiteral("script"), finished.error()));
    }
    return {};
}

std::vector<SoftwareVersion> readAcceptedVersions(JsonFields& fields)
{
    const QString key = QStringLiteral("acceptedVersions");
    std::vector<SoftwareVersion> versions;
    for (const QJsonValue& value : fields.array(key, maxListed)) {
        versions.push_back(toVersion(fields, key, value.toString()));
    }
    return versions;
}

std::vector<QString> readHardwareClasses(JsonFields& fields)
{
    const QString key = QStringLiteral("hardwareClasses");
    std::vector<QString> classes;
    for (const QJsonValue& value : fields.array(key, maxHardwareClasses)) {
        classes.push_back(value.toString());
        if (!isHardwareClass(classes.back())) {
            fields.reject(key, QStringLiteral("not a hardware class"));
        }
    }
    return classes;
}

QString readRomVersion(JsonFields& fields)
{
    const QString key = QStringLiteral("romVersion");
    QString text = fields.string(key);
    return text.isEmpty() ? text : toVersion(fields, key, text).toString();
}

} // namespace

QJsonObject toJson(const PackageManifest& manifest)
{
    QJsonArray modules;
    for (const PackageModule& module : manifest.modules) {
        modules.append(toJson(module));
    }
    QJsonArray accepted;
    for (const SoftwareVersion& version : manifest.acceptedVersions) {
        accepted.append(version.toString());
    }
    QJsonArray classes;
    for (const QString& hardwareClass : manifest.hardwareClasses) {
        classes.append(hardwareClass);
    }
    QJsonArray settleTimes;
    for (const SettleTime& settle : manifest.settleTimes) {
        settleTimes.append(QJsonObject{{QStringLiteral("from"), settle.from.toString()},
                                       {QStringLiteral("milliseconds"), qint64(settle.wait.count())}});
    }
    const QJsonObject script{{QStringLiteral("size"), manifest.scriptSize},
                             {QStringLiteral("sha256"), toHex(manifest.scriptSha256)}};
    return {{QStringLiteral("softwareVersion"), manifest.softwareVersion.toString()},
            {QStringLiteral("romVersion"), manifest.romVersion},
            {QStringLiteral("releaseSequence"), manifest.releaseSequence},
            {QStringLiteral("modules"), modules},
            {QStringLiteral("script"), script},
            {QStringLiteral("acceptedVersions"), accepted},
            {QStringLiteral("hardwareClasses"), classes},
            {QStringLiteral("settleTimes"), settleTimes},
            {QStringLiteral("defaultSettleMilliseconds"), qint64(manifest.defaultSettleTime.count())},
            {QStringLiteral("created"), toIso(manifest.created)}};
}

Result<PackageManifest> manifestFromJson(const QJsonObject& object)
{
    JsonFields fields = fieldsOf(object);
    PackageManifest manifest;
    manifest.softwareVersion = readVersion(fields, QStringLiteral("softwareVersion"));
    manifest.romVersion = readRomVersion(fields);
    manifest.releaseSequence = fields.integer(QStringLiteral("releaseSequence"), 0, maxInteger);
    const QJsonArray modules = fields.array(QStringLiteral("modules"), maxListed);
    const QJsonObject script = fields.object(QStringLiteral("script"));
    manifest.acceptedVersions = readAcceptedVersions(fields);
    manifest.hardwareClasses = readHardwareClasses(fields);
    const QJsonArray settleTimes = fields.array(QStringLiteral("settleTimes"), maxListed);
    manifest.defaultSettleTime =
        Duration(fields.integer(QStringLiteral("defaultSettleMilliseconds"), 0, maxSettleMilliseconds));
    manifest.created = fields.time(QStringLiteral("created"));
    if (auto finished = fields.finish(); !finished) {
        return failure(finished.error());
    }
    auto modulesRead = readModules(modules);
    if (!modulesRead) {
        return failure(modulesRead.error());
    }
    manifest.modules = std::move(*modulesRead);
    if (auto read = readScript(script, manifest); !read) {
        return failure(read.error());
    }
    auto times = readSettleTimes(settleTimes);
    if (!times) {
        return failure(times.error());
    }
    manifest.settleTimes = std::move(*times);
    return manifest;
}

} // namespace rds
