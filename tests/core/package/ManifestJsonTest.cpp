// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/package/ManifestJson.h>

#include <tests/support/QtStringMaker.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace rds;
using rds::test::require;

namespace {

PackageManifest sample()
{
    PackageManifest manifest;
    manifest.softwareVersion = require(SoftwareVersion::parse("1.0.02-0"));
    manifest.romVersion = "2.1";
    manifest.releaseSequence = 7;
    manifest.modules = {{"counter", ModuleKind::Resident, "1.0.02", QDate(2025, 11, 22), 1234, QByteArray(32, '\x01')},
                        {"libx.so", ModuleKind::SharedLibrary, "1.0-a", QDate(2024, 2, 29), 0, QByteArray(32, '\xAB')}};
    manifest.scriptSize = 77;
    manifest.scriptSha256 = QByteArray(32, '\x02');
    manifest.acceptedVersions = {require(SoftwareVersion::parse("1.0.01-0"))};
    manifest.hardwareClasses = {"box-1", "box-2.b"};
    manifest.settleTimes = {{require(SoftwareVersion::parse("1.0.01-0")), std::chrono::minutes(10)}};
    manifest.defaultSettleTime = std::chrono::seconds(90);
    manifest.created = fromMillis(1'760'000'000'123);
    return manifest;
}

/// Changes one value, at a path such as `modules.0.sha256`. An undefined value removes it.
QJsonValue changed(const QJsonValue& root, QStringList path, const QJsonValue& value)
{
    if (path.isEmpty()) {
        return value;
    }
    const QString key = path.takeFirst();
    if (root.isArray()) {
        QJsonArray array = root.toArray();
        array[key.toInt()] = changed(array.at(key.toInt()), path, value);
        return array;
    }
    QJsonObject object = root.toObject();
    const QJsonValue child = changed(object.value(key), path, value);
    if (child.isUndefined()) {
        object.remove(key);
    } else {
        object.insert(key, child);
    }
    return object;
}

Result<PackageManifest> readChanged(const QString& path, const QJsonValue& value)
{
    return manifestFromJson(changed(toJson(sample()), path.split('.'), value).toObject());
}

void checkRefused(const QString& path, const QJsonValue& value, const QString& subject)
{
    CAPTURE(path.toStdString());
    const auto read = readChanged(path, value);
    REQUIRE_FALSE(read);
    CHECK(read.error().is(PackageError::InvalidManifest));
    CHECK(read.error().subject() == subject);
}

} // namespace

TEST_CASE("A manifest survives its JSON")
{
    const PackageManifest manifest = sample();
    const QByteArray json = canonicalJson(toJson(manifest));
    CHECK(require(manifestFromJson(require(parseJsonObject(json, 10'000)))) == manifest);

    PackageManifest small = sample();
    small.romVersion.clear();
    small.acceptedVersions.clear();
    small.hardwareClasses.clear();
    small.settleTimes.clear();
    CHECK(require(manifestFromJson(toJson(small))) == small);
}

TEST_CASE("The JSON is canonical, with plain names for scripts")
{
    PackageManifest manifest = sample();
    manifest.modules.pop_back();
    CHECK(canonicalJson(toJson(manifest))
          == "{\"acceptedVersions\":[\"1.0.01-0\"],\"created\":\"2025-10-09T08:53:20.123Z\","
             "\"defaultSettleMilliseconds\":90000,\"hardwareClasses\":[\"box-1\",\"box-2.b\"],\"modules\":[{\"date\":"
             "\"2025-11-22\",\"kind\":\"resident\","
             "\"name\":\"counter\",\"sha256\":\""
              + QByteArray("01").repeated(32)
              + "\",\"size\":1234,\"version\":\"1.0.02\"}],\"releaseSequence\":7,\"romVersion\":\"2.1\","
                "\"script\":{\"sha256\":\""
              + QByteArray("02").repeated(32)
              + "\",\"size\":77},\"settleTimes\":[{\"from\":\"1.0.01-0\",\"milliseconds\":600000}],"
                "\"softwareVersion\":\"1.0.02-0\"}");
}

TEST_CASE("Every field must be there, and no other")
{
    for (const QString& key : toJson(sample()).keys()) {
        checkRefused(key, QJsonValue(QJsonValue::Undefined), key);
        checkRefused(key, QJsonValue::Null, key);
    }
    for (const char* key : {"name", "kind", "version", "date", "size", "sha256"}) {
        checkRefused(QString("modules.1.") + key, QJsonValue(QJsonValue::Undefined), QString("modules[1].") + key);
    }
    checkRefused("script.size", QJsonValue(QJsonValue::Undefined), "script.size");
    checkRefused("settleTimes.0.from", QJsonValue(QJsonValue::Undefined), "settleTimes[0].from");
    checkRefused("extra", 1, "extra");
    checkRefused("modules.0.extra", 1, "modules[0].extra");
    checkRefused("script.extra", 1, "script.extra");
    checkRefused("settleTimes.0.extra", 1, "settleTimes[0].extra");
}

TEST_CASE("Integers are integers and in range")
{
    for (const QJsonValue& bad :
         {QJsonValue(1.5), QJsonValue(-1), QJsonValue("7"), QJsonValue(true), QJsonValue(1e300), QJsonValue(1e19)}) {
        checkRefused("releaseSequence", bad, "releaseSequence");
        checkRefused("modules.0.size", bad, "modules[0].size");
        checkRefused("script.size", bad, "script.size");
        checkRefused("defaultSettleMilliseconds", bad, "defaultSettleMilliseconds");
        checkRefused("settleTimes.0.milliseconds", bad, "settleTimes[0].milliseconds");
    }
    checkRefused("script.size", 0, "script.size");
    checkRefused("releaseSequence", qint64(1) << 53, "releaseSequence");
    CHECK(require(readChanged("releaseSequence", (qint64(1) << 53) - 1)).releaseSequence == (qint64(1) << 53) - 1);
    checkRefused("defaultSettleMilliseconds", 31LL * 24 * 60 * 60 * 1000, "defaultSettleMilliseconds");
}

TEST_CASE("Values are what they say")
{
    checkRefused("softwareVersion", "newest", "softwareVersion");
    checkRefused("romVersion", "x", "romVersion");
    checkRefused("acceptedVersions.0", "x", "acceptedVersions");
    checkRefused("acceptedVersions.0", 1, "acceptedVersions");
    checkRefused("hardwareClasses.0", "box 1", "hardwareClasses");
    checkRefused("hardwareClasses.1", "", "hardwareClasses");
    checkRefused("hardwareClasses.0", 1, "hardwareClasses");
    checkRefused("hardwareClasses", "box-1", "hardwareClasses");
    checkRefused("modules", QJsonArray(), "modules");
    checkRefused("modules.0", 1, "modules[0].name");
    checkRefused("modules.0.name", "../x", "modules[0].name");
    checkRefused("modules.1.name", "counter", "modules[1].name");
    checkRefused("modules.0.kind", "Resident", "modules[0].kind");
    checkRefused("modules.0.version", "1", "modules[0].version");
    checkRefused("modules.0.date", "2025-02-30", "modules[0].date");
    checkRefused("modules.0.date", "2025-2-03", "modules[0].date");
    checkRefused("modules.0.sha256", QString("ab").repeated(31), "modules[0].sha256");
    checkRefused("modules.0.sha256", QString("AB").repeated(32), "modules[0].sha256");
    checkRefused("script.sha256", QString("zz").repeated(32), "script.sha256");
    checkRefused("settleTimes.0.from", "x", "settleTimes[0].from");
    checkRefused("created", "2025-10-09T08:53:20Z", "created");
    checkRefused("created", "2025-10-09T08:53:20.123+00:00", "created");
    checkRefused("created", "2025-13-09T08:53:20.123Z", "created");
}

TEST_CASE("Lists have an end and no entry twice")
{
    const QJsonArray settle = toJson(sample()).value("settleTimes").toArray();
    checkRefused("settleTimes", QJsonArray{settle[0], settle[0]}, "settleTimes[1].from");
    QJsonArray many;
    for (int i = 0; i < 1001; ++i) {
        many.append("1.0.01-" + QString::number(i));
    }
    checkRefused("acceptedVersions", many, "acceptedVersions");
    QJsonArray classes;
    for (int i = 0; i < 100; ++i) {
        classes.append("box-" + QString::number(i));
    }
    CHECK(require(readChanged("hardwareClasses", classes)).hardwareClasses.size() == 100);
    classes.append("box-100");
    checkRefused("hardwareClasses", classes, "hardwareClasses");
    QJsonArray modules;
    for (int i = 0; i < 1001; ++i) {
        QJsonObject module = toJson(sample()).value("modules").toArray().at(0).toObject();
        module.insert("name", "module-" + QString::number(i));
        modules.append(module);
    }
    checkRefused("modules", modules, "modules");
}
