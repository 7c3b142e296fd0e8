// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpServerSession.h"

#include <utility>

namespace rds {

namespace {

// RFC 4954, section 4: room for a base64 response. Commands are far shorter.
constexpr qsizetype maxLine = 12288;

struct Path {
    QByteArray address;
    QByteArray parameters;
};

/// `FROM:<address> PARAMETERS`. A source route is not taken.
std::optional<Path> parsePath(const QByteArray& argument, const char* keyword)
{
    const QByteArray start = QByteArray(keyword) + ":";
    if (argument.left(start.size()).toUpper() != start) {
        return std::nullopt;
    }
    const QByteArray rest = argument.mid(start.size()).trimmed();
    const qsizetype end = rest.indexOf('>');
    if (!rest.startsWith('<') || end < 0) {
        return std::nullopt;
    }
    return Path{rest.mid(1, end - 1), rest.mid(end + 1).trimmed()};
}

} // namespace

SmtpServerSession::SmtpServerSession(MailHub& hub)
    : m_hub(hub)
    , m_lines(maxLine)
    , m_content(hub.options().maxMailBytes)
{
}

QByteArray SmtpServerSession::greeting() const
{
    return QByteArrayLiteral("220 localhost ESMTP\r\n");
}

QByteArray SmtpServerSession::receive(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_over) {
        if (m_phase == Phase::Content) {
            bytes = bytes.sliced(m_content.feed(bytes));
            if (m_content.isFinished()) {
                takeContent();
            }
            continue;
        }
        switch (m_lines.take(bytes)) {
        case CommandLines::Taken::Incomplete:
            break;
        case CommandLines::Taken::Line:
            takeLine(m_lines.line());
            break;
        case CommandLines::Taken::Malformed:
            m_phase = Phase::Command;
            reject("500 5.5.2 Line too long or not text");
            break;
        }
    }
    return std::exchange(m_answer, {});
}

void SmtpServerSession::takeLine(const QByteArray& line)
{
    switch (m_phase) {
    case Phase::Command:
        takeCommand(line);
        break;
    case Phase::AuthPlain:
        takePlain(line);
        break;
    case Phase::AuthUser:
        takeUser(line);
        break;
    case Phase::AuthPassword:
        takePassword(line);
        break;
    case Phase::Content:
        break;
    }
}

void SmtpServerSession::takeCommand(const QByteArray& line)
{
    static constexpr Verb verbs[] = {
        {"EHLO", &SmtpServerSession::extendedHello}, {"HELO", &SmtpServerSession::hello},
        {"AUTH", &SmtpServerSession::authenticate},  {"MAIL", &SmtpServerSession::mail},
        {"RCPT", &SmtpServerSession::recipient},     {"DATA", &SmtpServerSession::data},
        {"RSET", &SmtpServerSession::reset},         {"NOOP", &SmtpServerSession::noop},
        {"VRFY", &SmtpServerSession::verify},        {"QUIT", &SmtpServerSession::quit},
    };
    const qsizetype space = line.indexOf(' ');
    const QByteArray name = line.left(space < 0 ? line.size() : space).toUpper();
    for (const Verb& verb : verbs) {
        if (name == verb.name) {
            (this->*verb.handle)(space < 0 ? QByteArray() : line.mid(space + 1).trimmed());
            return;
        }
    }
    reject("500 5.5.1 Unknown command");
}

void SmtpServerSession::hello(const QByteArray& argument)
{
    if (argument.isEmpty()) {
        reject("501 5.5.4 Domain missing");
        return;
    }
    forgetMail();
    m_greeted = true;
    reply("250 localhost");
}

void SmtpServerSession::extendedHello(const QByteArray& argument)
{
    if (argument.isEmpty()) {
        reject("501 5.5.4 Domain missing");
        return;
    }
    forgetMail();
    m_greeted = true;
    reply("250-localhost");
    reply("250-PIPELINING");
    reply("250-SIZE " + QByteArray::number(m_hub.options().maxMailBytes));
    reply("250-8BITMIME");
    reply("250-ENHANCEDSTATUSCODES");
    reply("250 AUTH PLAIN LOGIN");
}

void SmtpServerSession::authenticate(const QByteArray& argument)
{
    if (!m_greeted || m_loggedIn || m_hasMail) {
        reject("503 5.5.1 AUTH not now");
        return;
    }
    const qsizetype space = argument.indexOf(' ');
    const QByteArray mechanism = argument.left(space < 0 ? argument.size() : space).toUpper();
    const QByteArray initial = space < 0 ? QByteArray() : argument.mid(space + 1);
    if (mechanism == "PLAIN" && initial.isEmpty()) {
        m_phase = Phase::AuthPlain;
        reply("334 ");
    } else if (mechanism == "PLAIN") {
        takePlain(initial);
    } else if (mechanism == "LOGIN" && initial.isEmpty()) {
        m_phase = Phase::AuthUser;
        reply("334 VXNlcm5hbWU6");
    } else if (mechanism == "LOGIN") {
        takeUser(initial);
    } else {
        reject("504 5.5.4 Unknown mechanism");
    }
}

void SmtpServerSession::takePlain(const QByteArray& base64)
{
    m_phase = Phase::Command;
    const auto message = decodeBase64(base64);
    const QList<QByteArray> parts = message ? message->split('\0') : QList<QByteArray>();
    if (parts.size() != 3) {
        reject("501 5.5.2 Not a PLAIN response");
        return;
    }
    login(parts.at(1), parts.at(2));
}

void SmtpServerSession::takeUser(const QByteArray& base64)
{
    m_phase = Phase::Command;
    const auto user = decodeBase64(base64);
    if (!user) {
        reject("501 5.5.2 Not base64");
        return;
    }
    m_user = *user;
    m_phase = Phase::AuthPassword;
    reply("334 UGFzc3dvcmQ6");
}

void SmtpServerSession::takePassword(const QByteArray& base64)
{
    m_phase = Phase::Command;
    const auto password = decodeBase64(base64);
    if (!password) {
        reject("501 5.5.2 Not base64");
        return;
    }
    login(m_user, *password);
}

void SmtpServerSession::login(const QByteArray& user, const QByteArray& password)
{
    const auto address = m_hub.login(QString::fromUtf8(user), QString::fromUtf8(password));
    if (!address) {
        reject("535 5.7.8 Wrong user or password");
    } else if (m_hub.isOffline(*address)) {
        reject("454 4.7.0 Temporary authentication failure");
    } else {
        m_loggedIn = address;
        reply("235 2.7.0 Authentication successful");
    }
}

void SmtpServerSession::mail(const QByteArray& argument)
{
    if (!m_loggedIn) {
        reject("530 5.7.0 Authentication required");
        return;
    }
    if (m_hasMail) {
        reject("503 5.5.1 MAIL given already");
        return;
    }
    const auto path = parsePath(argument, "FROM");
    const auto address = path ? MailAddress::parse(QString::fromLatin1(path->address)) : Result<MailAddress>();
    if (!path || (!path->address.isEmpty() && !address)) {
        reject("501 5.1.7 Bad sender");
        return;
    }
    if (acceptsParameters(path->parameters)) {
        m_mail.from = path->address.isEmpty() ? MailAddress() : *address;
        m_hasMail = true;
        reply("250 2.1.0 Ok");
    }
}

bool SmtpServerSession::acceptsParameters(const QByteArray& parameters)
{
    // NOLINTNEXTLINE(readability-use-anyofallof): it answers too
    for (const QByteArray& parameter : parameters.split(' ')) {
        const QByteArray upper = parameter.toUpper();
        const bool known = upper.isEmpty() || upper.startsWith("SIZE=") || upper.startsWith("AUTH=")
            || upper == "BODY=8BITMIME" || upper == "BODY=7BIT";
        if (!known) {
            reject("555 5.5.4 Unknown parameter");
            return false;
        }
        if (upper.startsWith("SIZE=") && upper.mid(5).toLongLong() > m_hub.options().maxMailBytes) {
            reply("552 5.3.4 Message too big");
            return false;
        }
    }
    return true;
}

void SmtpServerSession::recipient(const QByteArray& argument)
{
    if (!m_hasMail) {
        reject("503 5.5.1 MAIL first");
        return;
    }
    const auto path = parsePath(argument, "TO");
    const auto address = path ? MailAddress::parse(QString::fromLatin1(path->address)) : Result<MailAddress>();
    if (!path || !address || address->isNull() || !path->parameters.isEmpty()) {
        reject("501 5.1.3 Bad recipient");
        return;
    }
    if (m_mail.recipients.size() >= maxRecipients) {
        reply("452 4.5.3 Too many recipients");
        return;
    }
    if (const auto refusal = m_hub.refusal(m_mail.from, *address)) {
        reply(*refusal);
        return;
    }
    m_mail.recipients.push_back(*address);
    reply("250 2.1.5 Ok");
}

void SmtpServerSession::data(const QByteArray& argument)
{
    if (!m_hasMail || !argument.isEmpty()) {
        reject(m_hasMail ? "501 5.5.4 DATA takes no argument" : "503 5.5.1 MAIL first");
    } else if (m_mail.recipients.empty()) {
        reply("554 5.5.1 No valid recipients");
    } else {
        m_phase = Phase::Content;
        m_content = DotDecoder(m_hub.options().maxMailBytes);
        reply("354 End with <CR><LF>.<CR><LF>");
    }
}

void SmtpServerSession::takeContent()
{
    m_phase = Phase::Command;
    const bool tooLarge = m_content.isTruncated();
    m_mail.content = m_content.takeContent();
    const MailHub::Answer answer =
        tooLarge ? MailHub::Answer{QByteArrayLiteral("552 5.3.4 Message too big"), false} : m_hub.accept(m_mail);
    forgetMail();
    if (answer.connectionLost) {
        m_over = true;
        return;
    }
    reply(answer.reply);
}

void SmtpServerSession::reset(const QByteArray& /*argument*/)
{
    forgetMail();
    reply("250 2.0.0 Ok");
}

void SmtpServerSession::noop(const QByteArray& /*argument*/)
{
    reply("250 2.0.0 Ok");
}

void SmtpServerSession::verify(const QByteArray& /*argument*/)
{
    reply("252 2.5.0 Cannot verify");
}

void SmtpServerSession::quit(const QByteArray& /*argument*/)
{
    reply("221 2.0.0 Bye");
    m_over = true;
}

void SmtpServerSession::reply(const QByteArray& line)
{
    m_answer += line + "\r\n";
}

void SmtpServerSession::reject(const QByteArray& line)
{
    if (++m_errors > maxErrors) {
        reply("421 4.7.0 Too many errors");
        m_over = true;
        return;
    }
    reply(line);
}

void SmtpServerSession::forgetMail()
{
    m_mail = {};
    m_hasMail = false;
}

} // namespace rds
