// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreBench.h"

#include <core/centre/CentreError.h>
#include <core/centre/CentreSettings.h>

using namespace rds;
using namespace rds::test;

TEST_CASE("A new centre has defaults, and says which setting is missing")
{
    CentreBench bench;
    SettingsStore& store = bench.database->settings();
    for (const char* const key : {"address", "smtp.host", "pop3.host"}) {
        const auto read = readSettings(store);
        REQUIRE_FALSE(read);
        CHECK(read.error().is(CentreError::MailNotConfigured));
        CHECK(read.error().detail() == key);
        require(changeSetting(store, key, QString(key) == "address" ? "c@m.example" : "mail.example"));
    }
    const CentreSettings settings = require(readSettings(store));
    CHECK(settings.address.toString() == "c@m.example");
    CHECK(settings.smtp.endpoint() == "mail.example:587");
    CHECK(settings.smtp.tls == TlsMode::StartTls);
    CHECK(settings.pop3.endpoint() == "mail.example:995");
    CHECK(settings.pop3.tls == TlsMode::Implicit);
    CHECK(settings.pollInterval == std::chrono::minutes(1));
    CHECK(settings.replyTimeout == std::chrono::hours(1));
    CHECK(settings.retryFirst == std::chrono::seconds(30));
}

TEST_CASE("Every listed setting has words, and can be read back as it was set")
{
    CentreBench bench;
    SettingsStore& store = bench.database->settings();
    require(changeSetting(store, "smtp.port", "2525"));
    require(changeSetting(store, "pop3.password-command", "pass show 'mail'"));
    bool found = false;
    for (const SettingInfo& info : require(listSettings(store))) {
        CHECK(QString(info.description).size() > 3);
        CHECK((info.key != "smtp.port" || info.value == "2525"));
        found = found || (info.key == "pop3.password-command" && info.value == "pass show 'mail'");
    }
    CHECK(found);
}

TEST_CASE("A setting that does not exist is refused, and nothing is stored")
{
    CentreBench bench;
    const auto changed = changeSetting(bench.database->settings(), "smtp.hots", "mail.example");
    REQUIRE_FALSE(changed);
    CHECK(changed.error().is(CentreError::UnknownSetting));
    CHECK(changed.error().subject() == "smtp.hots");
    CHECK(require(bench.database->settings().value("setting.smtp.hots")).isNull());
}

TEST_CASE("A value that does not fit is refused, named, and changes nothing")
{
    CentreBench bench;
    SettingsStore& store = bench.database->settings();
    const auto [key, value] = GENERATE(table<QString, QString>({
        {"address", "nobody"},
        {"address", ""},
        {"smtp.host", ""},
        {"smtp.host", "two words"},
        {"pop3.host", QString(254, 'h')},
        {"smtp.port", "0"},
        {"smtp.port", "65536"},
        {"pop3.port", "-1"},
        {"pop3.port", "mail"},
        {"smtp.tls", "ssl"},
        {"pop3.tls", ""},
        {"poll-seconds", "0"},
        {"reply-timeout-seconds", "-5"},
        {"mail-retry-seconds", "2592001"},
        {"mail-retry-seconds", "1.5"},
        {"smtp.user", QString(1001, 'u')},
        {"smtp.user", QString(QChar::Null)},
    }));
    INFO(key.toStdString() << " = " << value.toStdString());
    const auto before = require(listSettings(store));
    const auto changed = changeSetting(store, key, value);
    REQUIRE_FALSE(changed);
    CHECK(changed.error().is(CentreError::InvalidSetting));
    CHECK(changed.error().subject() == key);
    CHECK(changed.error().detail() == value.left(100));
    const auto after = require(listSettings(store));
    for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(after[i].value == before[i].value);
    }
}
