// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pop3ServerSession.h"

#include <core/net/DotStuffing.h>

#include <utility>

namespace rds {

namespace {

// RFC 2449, section 4 asks for 255; a base64 response to AUTH may be longer.
constexpr qsizetype maxLine = 12288;

} // namespace

Pop3ServerSession::Pop3ServerSession(MailHub& hub)
    : m_hub(hub)
    , m_lines(maxLine)
{
}

QByteArray Pop3ServerSession::greeting() const
{
    return QByteArrayLiteral("+OK POP3 ready\r\n");
}

QByteArray Pop3ServerSession::receive(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_over) {
        switch (m_lines.take(bytes)) {
        case CommandLines::Taken::Incomplete:
            break;
        case CommandLines::Taken::Line:
            if (std::exchange(m_inPlain, false)) {
                takePlain(m_lines.line());
            } else {
                takeCommand(m_lines.line());
            }
            break;
        case CommandLines::Taken::Malformed:
            m_inPlain = false;
            reject("-ERR Line too long or not text");
            break;
        }
    }
    return std::exchange(m_answer, {});
}

void Pop3ServerSession::takeCommand(const QByteArray& line)
{
    static constexpr Verb verbs[] = {
        {"RETR", Needs::Login, &Pop3ServerSession::retrieve},
        {"DELE", Needs::Login, &Pop3ServerSession::remove},
        {"UIDL", Needs::Login, &Pop3ServerSession::uniqueIds},
        {"LIST", Needs::Login, &Pop3ServerSession::list},
        {"STAT", Needs::Login, &Pop3ServerSession::status},
        {"RSET", Needs::Login, &Pop3ServerSession::reset},
        {"NOOP", Needs::Login, &Pop3ServerSession::noop},
        {"CAPA", Needs::Nothing, &Pop3ServerSession::capabilities},
        {"QUIT", Needs::Nothing, &Pop3ServerSession::quit},
        {"USER", Needs::NoLogin, &Pop3ServerSession::user},
        {"PASS", Needs::NoLogin, &Pop3ServerSession::password},
        {"AUTH", Needs::NoLogin, &Pop3ServerSession::authenticate},
    };
    const qsizetype space = line.indexOf(' ');
    const QByteArray name = line.left(space < 0 ? line.size() : space).toUpper();
    for (const Verb& verb : verbs) {
        if (name != verb.name) {
            continue;
        }
        if (verb.needs != Needs::Nothing && (verb.needs == Needs::Login) != m_mailbox.has_value()) {
            reject("-ERR Not in this state");
            return;
        }
        (this->*verb.handle)(space < 0 ? QByteArray() : line.mid(space + 1));
        return;
    }
    reject("-ERR Unknown command");
}

void Pop3ServerSession::capabilities(const QByteArray& /*argument*/)
{
    reply("+OK\r\nUSER\r\nSASL PLAIN\r\nUIDL\r\nPIPELINING\r\nRESP-CODES\r\n.");
}

void Pop3ServerSession::user(const QByteArray& argument)
{
    m_user = argument.trimmed();
    reply("+OK");
}

/// A password may hold spaces, so the argument is taken as it is.
void Pop3ServerSession::password(const QByteArray& argument)
{
    if (m_user.isEmpty()) {
        reject("-ERR USER first");
        return;
    }
    login(std::exchange(m_user, {}), argument);
}

void Pop3ServerSession::authenticate(const QByteArray& argument)
{
    const QList<QByteArray> words = argument.trimmed().split(' ');
    if (words.first().toUpper() != "PLAIN" || words.size() > 2) {
        reject("-ERR Unknown mechanism");
    } else if (words.size() == 2) {
        takePlain(words.last());
    } else {
        m_inPlain = true;
        reply("+ ");
    }
}

void Pop3ServerSession::takePlain(const QByteArray& base64)
{
    const auto message = decodeBase64(base64);
    const QList<QByteArray> parts = message ? message->split('\0') : QList<QByteArray>();
    if (parts.size() != 3) {
        reject("-ERR Not a PLAIN response");
        return;
    }
    login(parts.at(1), parts.at(2));
}

void Pop3ServerSession::login(const QByteArray& name, const QByteArray& secret)
{
    const auto address = m_hub.login(QString::fromUtf8(name), QString::fromUtf8(secret));
    if (!address) {
        reject("-ERR [AUTH] Wrong user or password");
        return;
    }
    if (m_hub.isOffline(*address)) {
        reject("-ERR [SYS/TEMP] Mailbox not available");
        return;
    }
    m_mailbox = address;
    for (const MailHub::Entry& entry : m_hub.entries(*address)) {
        m_messages.push_back({entry, false});
    }
    reply("+OK Logged in");
}

void Pop3ServerSession::status(const QByteArray& /*argument*/)
{
    qint64 count = 0;
    qint64 bytes = 0;
    for (const Message& message : m_messages) {
        count += message.deleted ? 0 : 1;
        bytes += message.deleted ? 0 : message.entry.bytes;
    }
    reply("+OK " + QByteArray::number(count) + ' ' + QByteArray::number(bytes));
}

void Pop3ServerSession::list(const QByteArray& argument)
{
    listing(argument, [](const Message& message) { return QByteArray::number(message.entry.bytes); });
}

void Pop3ServerSession::uniqueIds(const QByteArray& argument)
{
    listing(argument, [](const Message& message) { return message.entry.uid.toLatin1(); });
}

void Pop3ServerSession::listing(const QByteArray& argument, QByteArray (*describe)(const Message&))
{
    if (!argument.isEmpty()) {
        if (const Message* message = find(argument)) {
            reply("+OK " + argument + ' ' + describe(*message));
        }
        return;
    }
    reply("+OK");
    for (size_t i = 0; i < m_messages.size(); ++i) {
        if (!m_messages[i].deleted) {
            reply(QByteArray::number(static_cast<qulonglong>(i) + 1) + ' ' + describe(m_messages[i]));
        }
    }
    reply(".");
}

void Pop3ServerSession::retrieve(const QByteArray& argument)
{
    const Message* message = find(argument);
    if (!message) {
        return;
    }
    const auto content = m_hub.fetch(*m_mailbox, message->entry.uid);
    if (!content) {
        reply("-ERR Deleted by another session");
        return;
    }
    reply("+OK " + QByteArray::number(content->size()));
    m_answer += dotStuffed(*content) + ".\r\n";
}

void Pop3ServerSession::remove(const QByteArray& argument)
{
    if (Message* message = find(argument)) {
        message->deleted = true;
        reply("+OK Marked");
    }
}

void Pop3ServerSession::reset(const QByteArray& /*argument*/)
{
    for (Message& message : m_messages) {
        message.deleted = false;
    }
    reply("+OK");
}

void Pop3ServerSession::noop(const QByteArray& /*argument*/)
{
    reply("+OK");
}

void Pop3ServerSession::quit(const QByteArray& /*argument*/)
{
    for (const Message& message : m_messages) {
        if (message.deleted) {
            m_hub.remove(*m_mailbox, message.entry.uid);
        }
    }
    reply("+OK Bye");
    m_over = true;
}

Pop3ServerSession::Message* Pop3ServerSession::find(const QByteArray& number)
{
    bool ok = false;
    const qulonglong position = number.trimmed().toULongLong(&ok);
    if (!ok || position == 0 || position > m_messages.size() || m_messages[position - 1].deleted) {
        reject("-ERR No such message");
        return nullptr;
    }
    return &m_messages[position - 1];
}

void Pop3ServerSession::reply(const QByteArray& line)
{
    m_answer += line + "\r\n";
}

void Pop3ServerSession::reject(const QByteArray& line)
{
    if (++m_errors > maxErrors) {
        reply("-ERR Too many errors");
        m_over = true;
        return;
    }
    reply(line);
}

} // namespace rds
