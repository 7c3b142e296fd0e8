// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreSettings.h"

#include "CentreError.h"

#include <core/domain/SettingsStore.h>

#include <QHash>

namespace rds {

namespace {

struct Setting {
    const char* key;
    const char* defaultValue;
    bool (*isValid)(const QString& value);
    const char* description;
};

bool anyText(const QString& value)
{
    return value.size() <= 1000 && !value.contains(QChar::Null);
}

bool isAddress(const QString& value)
{
    return MailAddress::parse(value).has_value();
}

bool isHost(const QString& value)
{
    return !value.isEmpty() && value.size() <= 253 && !value.contains(u' ');
}

bool isPort(const QString& value)
{
    bool number = false;
    const uint port = value.toUInt(&number);
    return number && port > 0 && port <= 65535;
}

bool isTlsMode(const QString& value)
{
    return tlsModeFromString(value).has_value();
}

bool isSeconds(const QString& value)
{
    bool number = false;
    const qlonglong seconds = value.toLongLong(&number);
    return number && seconds > 0 && seconds <= 30LL * 24 * 3600;
}

// clang-format off
constexpr Setting settings[] = {
    {"address",                "",         &isAddress, QT_TRANSLATE_NOOP("CentreSettings", "mail address of the centre")},
    {"keys.passphrase-command","",         &anyText,   QT_TRANSLATE_NOOP("CentreSettings", "command that prints the pass phrase of the keys; empty: environment RDSVM_KEY_PASSPHRASE, key store, or you are asked")},
    {"keys.token-pin-command", "",         &anyText,   QT_TRANSLATE_NOOP("CentreSettings", "command that prints the PIN of the token, where the signing key is on one; empty: environment RDSVM_TOKEN_PIN, key store, or you are asked")},
    {"smtp.host",              "",         &isHost,    QT_TRANSLATE_NOOP("CentreSettings", "mail server for sending")},
    {"smtp.port",              "587",      &isPort,    QT_TRANSLATE_NOOP("CentreSettings", "its port")},
    {"smtp.tls",               "starttls", &isTlsMode, QT_TRANSLATE_NOOP("CentreSettings", "none, starttls or implicit")},
    {"smtp.user",              "",         &anyText,   QT_TRANSLATE_NOOP("CentreSettings", "user name for sending")},
    {"smtp.ca-file",           "",         &anyText,   QT_TRANSLATE_NOOP("CentreSettings", "certificate authority (PEM); empty: the system's")},
    {"smtp.password-command",  "",         &anyText,   QT_TRANSLATE_NOOP("CentreSettings", "command that prints the password; empty: environment RDSVM_SMTP_PASSWORD, key store, or you are asked")},
    {"pop3.host",              "",         &isHost,    QT_TRANSLATE_NOOP("CentreSettings", "mail server for fetching")},
    {"pop3.port",              "995",      &isPort,    QT_TRANSLATE_NOOP("CentreSettings", "its port")},
    {"pop3.tls",               "implicit", &isTlsMode, QT_TRANSLATE_NOOP("CentreSettings", "none, starttls or implicit")},
    {"pop3.user",              "",         &anyText,   QT_TRANSLATE_NOOP("CentreSettings", "user name for fetching")},
    {"pop3.ca-file",           "",         &anyText,   QT_TRANSLATE_NOOP("CentreSettings", "certificate authority (PEM); empty: the system's")},
    {"pop3.password-command",  "",         &anyText,   QT_TRANSLATE_NOOP("CentreSettings", "command that prints the password; empty: environment RDSVM_POP3_PASSWORD, key store, or you are asked")},
    {"poll-seconds",           "60",       &isSeconds, QT_TRANSLATE_NOOP("CentreSettings", "how often the mailbox is read")},
    {"reply-timeout-seconds",  "3600",     &isSeconds, QT_TRANSLATE_NOOP("CentreSettings", "wait for the reply to a version request")},
    {"mail-retry-seconds",     "30",       &isSeconds, QT_TRANSLATE_NOOP("CentreSettings", "first wait after a mail that the server deferred")},
};
// clang-format on

const QString prefix = QStringLiteral("setting.");

class Values {
public:
    explicit Values(const std::vector<SettingInfo>& infos)
    {
        for (const SettingInfo& info : infos) {
            m_values.insert(info.key, info.value);
        }
    }

    [[nodiscard]] QString text(const QString& key) const { return m_values.value(key); }
    [[nodiscard]] Duration seconds(const QString& key) const
    {
        return std::chrono::seconds(m_values.value(key).toLongLong());
    }
    [[nodiscard]] ServerSettings server(const QString& name) const
    {
        ServerSettings server;
        server.host = text(name + QStringLiteral(".host"));
        server.port = static_cast<quint16>(text(name + QStringLiteral(".port")).toUInt());
        server.tls = tlsModeFromString(text(name + QStringLiteral(".tls"))).value_or(TlsMode::Implicit);
        server.user = text(name + QStringLiteral(".user"));
        server.caFile = text(name + QStringLiteral(".ca-file"));
        return server;
    }

private:
    QHash<QString, QString> m_values;
};

} // namespace

Result<std::vector<SettingInfo>> listSettings(const SettingsStore& store)
{
    std::vector<SettingInfo> infos;
    for (const Setting& setting : settings) {
        const QString key = QString::fromLatin1(setting.key);
        auto value = store.value(prefix + key);
        if (!value) {
            return failure(value.error());
        }
        infos.push_back(
            {key, value->isNull() ? QString::fromLatin1(setting.defaultValue) : *value, setting.description});
    }
    return infos;
}

Result<void> changeSetting(SettingsStore& store, const QString& key, const QString& value)
{
    for (const Setting& setting : settings) {
        if (key != QLatin1String(setting.key)) {
            continue;
        }
        return setting.isValid(value) ? store.setValue(prefix + key, value)
                                      : Result<void>(failure(CentreError::InvalidSetting, key, value.left(100)));
    }
    return failure(CentreError::UnknownSetting, key.left(100));
}

Result<CentreSettings> readSettings(const SettingsStore& store)
{
    const auto infos = listSettings(store);
    if (!infos) {
        return failure(infos.error());
    }
    const Values values(*infos);
    for (const auto& required : {QStringLiteral("address"), QStringLiteral("smtp.host"), QStringLiteral("pop3.host")}) {
        if (values.text(required).isEmpty()) {
            return failure(CentreError::MailNotConfigured, {}, required);
        }
    }
    const auto address = MailAddress::parse(values.text(QStringLiteral("address")));
    if (!address) {
        return failure(address.error());
    }
    CentreSettings result;
    result.address = *address;
    result.smtp = values.server(QStringLiteral("smtp"));
    result.pop3 = values.server(QStringLiteral("pop3"));
    result.pollInterval = values.seconds(QStringLiteral("poll-seconds"));
    result.replyTimeout = values.seconds(QStringLiteral("reply-timeout-seconds"));
    result.retryFirst = values.seconds(QStringLiteral("mail-retry-seconds"));
    return result;
}

} // namespace rds
