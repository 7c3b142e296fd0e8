// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentSettings.h"

#include "AgentError.h"

#include <core/base/FileError.h>
#include <core/base/JsonFields.h>
#include <core/domain/PackageManifest.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

namespace rds {

namespace {

constexpr qsizetype maxFileBytes = 256 * 1024;
constexpr qsizetype maxPem = 16 * 1024;
constexpr qsizetype maxKeySet = 128 * 1024;
constexpr qsizetype codeDigits = 32;
constexpr int formatNumber = 2;

Duration seconds(qint64 count)
{
    return std::chrono::seconds(count);
}

qint64 toSeconds(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

/// The fields of one object of the file; what is wrong with them is told with the object's name.
class Section {
public:
    Section(const QJsonObject& object, QString name)
        : m_fields(object, make_error_code(AgentError::InvalidSettings))
        , m_name(std::move(name))
    {
    }

    JsonFields* operator->() { return &m_fields; }
    void keep(std::optional<Error>& first)
    {
        if (const auto read = m_fields.finish(); !read && !first) {
            first = Error(read.error().code(), m_name + read.error().subject(), read.error().detail());
        }
    }

private:
    JsonFields m_fields;
    QString m_name;
};

QByteArray pem(Section& section, const QString& key)
{
    QByteArray text = section->string(key, maxPem).toLatin1();
    if (!text.contains("-----BEGIN ")) {
        section->reject(key, QStringLiteral("not PEM"));
    }
    return text;
}

MailAddress address(Section& section, const QString& key)
{
    const QString text = section->string(key);
    const auto parsed = MailAddress::parse(text);
    if (!parsed) {
        section->reject(key, QStringLiteral("not a mail address: %1").arg(text.left(100)));
    }
    return parsed.value_or(MailAddress());
}

QString notEmpty(Section& section, const QString& key)
{
    const QString text = section->string(key);
    if (text.isEmpty()) {
        section->reject(key, QStringLiteral("empty"));
    }
    return text;
}

AgentMailServer readServer(const QJsonObject& object, const QString& name, std::optional<Error>& error)
{
    Section section(object, name + u'.');
    AgentMailServer mail;
    mail.server.host = notEmpty(section, QStringLiteral("host"));
    mail.server.port = static_cast<quint16>(section->integer(QStringLiteral("port"), 1, 65535));
    const QString tls = section->string(QStringLiteral("tls"));
    if (!tlsModeFromString(tls)) {
        section->reject(QStringLiteral("tls"),
                        QStringLiteral("not one of none, starttls, implicit: %1").arg(tls.left(40)));
    }
    mail.server.tls = tlsModeFromString(tls).value_or(TlsMode::StartTls);
    mail.server.user = section->string(QStringLiteral("user"));
    if (section->has(QStringLiteral("passwordCommand"))) {
        mail.passwordCommand = notEmpty(section, QStringLiteral("passwordCommand"));
    } else {
        mail.server.password = section->string(QStringLiteral("password"));
    }
    if (section->has(QStringLiteral("caFile"))) {
        mail.server.caFile = notEmpty(section, QStringLiteral("caFile"));
    }
    if (section->has(QStringLiteral("allowInsecureAuth"))) {
        mail.server.allowInsecureAuth = section->boolean(QStringLiteral("allowInsecureAuth"));
    }
    section.keep(error);
    return mail;
}

QJsonObject writeServer(const AgentMailServer& mail)
{
    QJsonObject object{{QStringLiteral("host"), mail.server.host},
                       {QStringLiteral("port"), mail.server.port},
                       {QStringLiteral("tls"), toString(mail.server.tls)},
                       {QStringLiteral("user"), mail.server.user}};
    if (mail.passwordCommand.isEmpty()) {
        object.insert(QStringLiteral("password"), mail.server.password);
    } else {
        object.insert(QStringLiteral("passwordCommand"), mail.passwordCommand);
    }
    if (!mail.server.caFile.isEmpty()) {
        object.insert(QStringLiteral("caFile"), mail.server.caFile);
    }
    if (mail.server.allowInsecureAuth) {
        object.insert(QStringLiteral("allowInsecureAuth"), true);
    }
    return object;
}

QByteArray base64(Section& section, const QString& key)
{
    const QByteArray text = section->string(key, maxKeySet).toLatin1();
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty()) {
        section->reject(key, QStringLiteral("not base64"));
    }
    return decoded.decoded;
}

void readCentre(const QJsonObject& object, AgentSettings& settings, std::optional<Error>& error)
{
    Section section(object, QStringLiteral("centre."));
    settings.centreAddress = address(section, QStringLiteral("mailAddress"));
    settings.rootCertificate = pem(section, QStringLiteral("rootCertificate"));
    settings.keySet = base64(section, QStringLiteral("keySet"));
    section.keep(error);
}

void readEnrolment(const QJsonObject& object, AgentSettings& settings, std::optional<Error>& error)
{
    static const QRegularExpression hexadecimal(QStringLiteral("\\A[0-9a-f]+\\z"));
    const QString codeKey = QStringLiteral("code");
    Section section(object, QStringLiteral("enrolment."));
    settings.enrolmentCode = section->string(codeKey);
    if (settings.enrolmentCode.size() != codeDigits || !hexadecimal.match(settings.enrolmentCode).hasMatch()) {
        section->reject(codeKey, QStringLiteral("not 32 hexadecimal digits"));
    }
    settings.codeExpires = section->time(QStringLiteral("notAfter"));
    section.keep(error);
}

/// What is said of the box itself, and how it works.
void readBox(Section& section, AgentSettings& settings)
{
    constexpr qint64 day = 86'400;
    const QString classKey = QStringLiteral("hardwareClass");
    const auto agent = AgentId::parse(section->string(QStringLiteral("agentId")));
    if (!agent) {
        section->reject(QStringLiteral("agentId"), QStringLiteral("not an agent ID"));
    }
    settings.agent = agent.value_or(AgentId());
    settings.fleet = notEmpty(section, QStringLiteral("fleet"));
    settings.address = address(section, QStringLiteral("mailAddress"));
    if (section->has(classKey)) {
        settings.hardwareClass = section->string(classKey);
        if (!isHardwareClass(settings.hardwareClass)) {
            section->reject(classKey, QStringLiteral("not a hardware class"));
        }
    }
    settings.pollInterval = seconds(section->integer(QStringLiteral("pollSeconds"), 1, day));
    if (section->has(QStringLiteral("installTimeLimitSeconds"))) {
        settings.installTimeLimit = seconds(section->integer(QStringLiteral("installTimeLimitSeconds"), 1, day));
    }
    settings.dataFolder = notEmpty(section, QStringLiteral("dataFolder"));
}

Result<AgentSettings> settingsFromJson(const QJsonObject& object)
{
    Section section(object, {});
    std::optional<Error> error;
    AgentSettings settings;
    if (section->integer(QStringLiteral("format"), 0, 1000) != formatNumber) {
        section->reject(QStringLiteral("format"), QStringLiteral("not %1").arg(formatNumber));
    }
    readBox(section, settings);
    const QJsonObject centre = section->object(QStringLiteral("centre"));
    const QJsonObject enrolment = section->object(QStringLiteral("enrolment"));
    const QJsonObject smtp = section->object(QStringLiteral("smtp"));
    const QJsonObject pop3 = section->object(QStringLiteral("pop3"));
    section.keep(error);
    readCentre(centre, settings, error);
    readEnrolment(enrolment, settings, error);
    settings.smtp = readServer(smtp, QStringLiteral("smtp"), error);
    settings.pop3 = readServer(pop3, QStringLiteral("pop3"), error);
    if (error) {
        return failure(*error);
    }
    return settings;
}

Error inFile(const QString& path, const Error& error)
{
    return {make_error_code(AgentError::InvalidSettings), QStringLiteral("%1: %2").arg(path, error.subject()),
            error.detail()};
}

void makeAbsolute(QString& file, const QDir& base)
{
    if (!file.isEmpty()) {
        file = base.absoluteFilePath(file);
    }
}

} // namespace

bool operator==(const AgentMailServer& a, const AgentMailServer& b)
{
    return writeServer(a) == writeServer(b);
}

Result<AgentSettings> readAgentSettings(const QString& path)
{
    const auto content = readFile(path, maxFileBytes);
    if (!content) {
        return failure(content.error());
    }
    constexpr auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (const auto open = QFileInfo(path).permissions() & others; open != 0) {
        return failure(AgentError::SettingsExposed, path);
    }
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &syntax);
    if (!document.isObject()) {
        return failure(AgentError::InvalidSettings, path,
                       QStringLiteral("not JSON, byte %1: %2").arg(syntax.offset).arg(syntax.errorString()));
    }
    auto settings = settingsFromJson(document.object());
    if (!settings) {
        return failure(inFile(path, settings.error()));
    }
    if (const auto anchor = readTrustAnchor(*settings); !anchor) {
        return failure(inFile(path, anchor.error()));
    }
    const QDir base = QFileInfo(path).absoluteDir();
    makeAbsolute(settings->dataFolder, base);
    makeAbsolute(settings->smtp.server.caFile, base);
    makeAbsolute(settings->pop3.server.caFile, base);
    return settings;
}

Result<void> writeAgentSettings(const QString& path, const AgentSettings& settings)
{
    const QJsonObject centre{{QStringLiteral("mailAddress"), settings.centreAddress.toString()},
                             {QStringLiteral("rootCertificate"), QString::fromLatin1(settings.rootCertificate)},
                             {QStringLiteral("keySet"), QString::fromLatin1(settings.keySet.toBase64())}};
    const QJsonObject enrolment{{QStringLiteral("code"), settings.enrolmentCode},
                                {QStringLiteral("notAfter"), toIso(settings.codeExpires)}};
    QJsonObject object{
        {QStringLiteral("format"), formatNumber},
        {QStringLiteral("agentId"), settings.agent.toString()},
        {QStringLiteral("fleet"), settings.fleet},
        {QStringLiteral("mailAddress"), settings.address.toString()},
        {QStringLiteral("centre"), centre},
        {QStringLiteral("enrolment"), enrolment},
        {QStringLiteral("smtp"), writeServer(settings.smtp)},
        {QStringLiteral("pop3"), writeServer(settings.pop3)},
        {QStringLiteral("pollSeconds"), toSeconds(settings.pollInterval)},
        {QStringLiteral("installTimeLimitSeconds"), toSeconds(settings.installTimeLimit)},
        {QStringLiteral("dataFolder"), settings.dataFolder},
    };
    if (!settings.hardwareClass.isEmpty()) {
        object.insert(QStringLiteral("hardwareClass"), settings.hardwareClass);
    }
    return writeFileAtomically(path, QJsonDocument(object).toJson(), true);
}

Result<TrustAnchor> readTrustAnchor(const AgentSettings& settings)
{
    auto root = Certificate::fromPem(settings.rootCertificate, KeyPurpose::Signing);
    if (!root) {
        return failure(AgentError::InvalidSettings, QStringLiteral("centre.rootCertificate"), root.error().toLogLine());
    }
    auto keySet = readKeySet(settings.keySet, *root, settings.fleet);
    if (!keySet) {
        return failure(AgentError::InvalidSettings, QStringLiteral("centre.keySet"), keySet.error().toLogLine());
    }
    return TrustAnchor{*std::move(root), *std::move(keySet)};
}

} // namespace rds
