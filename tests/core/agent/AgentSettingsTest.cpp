// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <core/agent/AgentError.h>
#include <core/base/FileError.h>
#include <tests/support/QtStringMaker.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace rds;
using namespace rds::test;

namespace {

/// A sound settings file, to be spoilt.
struct SettingsFile {
    SettingsFile() { require(writeAgentSettings(path, written)); }

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(readAll(path)).object(); }
    void write(const QJsonObject& object) const { writeAll(path, QJsonDocument(object).toJson()); }
    [[nodiscard]] Error readError() const
    {
        const auto settings = readAgentSettings(path);
        REQUIRE_FALSE(settings);
        return settings.error();
    }

    QTemporaryDir directory;
    QString path = directory.filePath("agent.json");
    AgentSettings written = benchSettings("/var/lib/rds-agent");
};

} // namespace

TEST_CASE("Settings are read as they were written, and only their owner may read them")
{
    const SettingsFile file;
    CHECK(require(readAgentSettings(file.path)) == file.written);
    CHECK((QFileInfo(file.path).permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
}

TEST_CASE("A password command and the optional fields survive the file")
{
    const SettingsFile file;
    auto settings = benchSettings(file.directory.filePath("data"));
    settings.smtp.server.password.clear();
    settings.smtp.passwordCommand = "cat /run/secrets/smtp";
    settings.pop3.server.caFile = "/etc/ssl/site-ca.pem";
    settings.pop3.server.allowInsecureAuth = true;
    settings.hardwareClass.clear();
    require(writeAgentSettings(file.path, settings));
    CHECK(require(readAgentSettings(file.path)) == settings);
}

TEST_CASE("A relative data folder lies beside the settings file")
{
    const SettingsFile file;
    require(writeAgentSettings(file.path, benchSettings("data")));
    CHECK(require(readAgentSettings(file.path)).dataFolder == file.directory.filePath("data"));
}

TEST_CASE("A settings file that others may read is refused")
{
    const SettingsFile file;
    for (const auto permission : {QFile::ReadGroup, QFile::ReadOther, QFile::WriteGroup, QFile::WriteOther}) {
        REQUIRE(QFile::setPermissions(file.path, QFile::ReadOwner | QFile::WriteOwner | permission));
        CHECK(file.readError().is(AgentError::SettingsExposed));
        CHECK(file.readError().subject() == file.path);
    }
}

TEST_CASE("What is wrong with a settings file is told with its field")
{
    const SettingsFile file;
    struct Spoiling {
        QString section;
        QString field;
        QJsonValue value;
        QString detail;
    };
    const QJsonValue removed(QJsonValue::Undefined);
    const std::vector<Spoiling> spoilings{
        {"", "agentId", removed, "missing"},
        {"", "agentId", 7, "wrong type"},
        {"", "agentId", "no spaces please", "not an agent ID"},
        {"", "fleet", "", "empty"},
        {"", "mailAddress", "agent", "not a mail address"},
        {"", "pollSeconds", 0, "out of range"},
        {"", "dataFolder", removed, "missing"},
        {"", "smtp", "localhost", "wrong type"},
        {"", "extra", true, "unknown field"},
        {"", "format", 1, "not 2"},
        {"", "hardwareClass", "box a", "not a hardware class"},
        {"centre", "mailAddress", removed, "missing"},
        {"centre", "rootCertificate", "none", "not PEM"},
        {"centre", "rootCertificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", ""},
        {"centre", "keySet", removed, "missing"},
        {"centre", "keySet", "", "not base64"},
        {"centre", "keySet", "AAAA*", "not base64"},
        {"centre", "keySet", "AAAA", ""},
        {"enrolment", "code", removed, "missing"},
        {"enrolment", "code", QString(31, '0'), "32 hexadecimal"},
        {"enrolment", "code", QString(32, 'A'), "32 hexadecimal"},
        {"enrolment", "notAfter", "tomorrow", ""},
        {"smtp", "host", removed, "missing"},
        {"smtp", "port", 70000, "out of range"},
        {"smtp", "tls", "ssl", "starttls"},
        {"pop3", "password", removed, "missing"},
        {"pop3", "caFile", "", "empty"},
    };
    const QJsonObject sound = file.json();
    for (const Spoiling& spoiling : spoilings) {
        QJsonObject json = sound;
        QJsonObject target = spoiling.section.isEmpty() ? json : json.value(spoiling.section).toObject();
        if (spoiling.value.isUndefined()) {
            target.remove(spoiling.field);
        } else {
            target.insert(spoiling.field, spoiling.value);
        }
        if (spoiling.section.isEmpty()) {
            json = target;
        } else {
            json.insert(spoiling.section, target);
        }
        file.write(json);
        const Error error = file.readError();
        const QString field = spoiling.section.isEmpty() ? spoiling.field : spoiling.section + '.' + spoiling.field;
        INFO(error.toLogLine().toStdString());
        CHECK(error.is(AgentError::InvalidSettings));
        CHECK(error.subject() == file.path + ": " + field);
        CHECK(error.detail().contains(spoiling.detail));
    }
}

TEST_CASE("A key set that the root of the same file has not signed is refused")
{
    const SettingsFile file;
    auto settings = benchSettings("/var/lib/rds-agent");
    SECTION("another root")
    {
        settings.keySet = require(signKeySet(benchKeySet(), benchKeys().nextSigning));
    }
    SECTION("another fleet")
    {
        KeySet keySet = benchKeySet();
        keySet.fleet = "fleet-2";
        settings.keySet = require(signKeySet(keySet, benchKeys().root));
    }
    SECTION("a byte changed")
    {
        settings.keySet.back() = static_cast<char>(settings.keySet.back() ^ 1);
    }
    require(writeAgentSettings(file.path, settings));
    CHECK(file.readError().is(AgentError::InvalidSettings));
    CHECK(file.readError().subject() == file.path + ": centre.keySet");
}

TEST_CASE("A settings file that is missing, huge or not JSON is told so")
{
    const SettingsFile file;
    writeAll(file.path, "agentId: AGENT0000001");
    CHECK(file.readError().detail().contains("not JSON"));
    writeAll(file.path, QByteArray(300'000, ' '));
    CHECK(file.readError().is(FileError::TooLarge));
    REQUIRE(QFile::remove(file.path));
    CHECK(file.readError().is(FileError::NotFound));
}
