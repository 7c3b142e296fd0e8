// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "NetSession.h"

#include <core/base/Logging.h>

#include <algorithm>

namespace rds {

namespace {

constexpr qsizetype maxEvidence = 500;
constexpr char unasked[] = "plain text after the server agreed to begin TLS";

bool isControl(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x20 || code == 0x7F;
}

} // namespace

NetSession::NetSession(ServerSettings settings, qsizetype maxLine)
    : m_settings(std::move(settings))
    , m_lines(maxLine)
{
}

void NetSession::receive(QByteArrayView bytes)
{
    if (m_finished || bytes.isEmpty()) {
        return;
    }
    m_lines.append(bytes);
    if (m_awaitsTls) {
        fail(NetError::BytesBeforeTls, QString::fromLatin1(unasked));
        return;
    }
    process();
}

void NetSession::encrypted()
{
    if (m_finished || !m_awaitsTls) {
        return;
    }
    m_awaitsTls = false;
    upgraded();
}

void NetSession::fail(const Error& why)
{
    if (m_finished) {
        return;
    }
    qCDebug(logNet).noquote() << m_settings.endpoint() << why.toLogLine();
    m_failure = why;
    finish();
    failed();
}

std::vector<NetAction> NetSession::takeActions()
{
    return std::exchange(m_actions, {});
}

std::optional<QByteArray> NetSession::nextLine(bool isSecret)
{
    std::optional<QByteArray> line = m_lines.nextLine();
    if (line) {
        log("S:", isSecret ? line->left(4) + "<redacted>" : *line);
    } else if (m_lines.isOversized()) {
        fail(NetError::LineTooLong, printable(m_lines.rest().first(std::min<qsizetype>(60, m_lines.rest().size()))));
    }
    return line;
}

void NetSession::write(const QByteArray& commands)
{
    log("C:", commands);
    m_actions.emplace_back(NetWrite{commands});
}

void NetSession::writeSecret(const QByteArray& line, const QByteArray& shown)
{
    log("C:", shown);
    m_actions.emplace_back(NetWrite{line});
}

void NetSession::writeMail(const QByteArray& stuffed)
{
    log("C:", '<' + QByteArray::number(stuffed.size()) + " bytes of mail>");
    m_actions.emplace_back(NetWrite{stuffed});
    m_actions.emplace_back(NetWrite{QByteArrayLiteral(".\r\n"), true});
}

void NetSession::startTls()
{
    if (!m_lines.isEmpty()) {
        fail(NetError::BytesBeforeTls, QString::fromLatin1(unasked));
        return;
    }
    m_awaitsTls = true;
    await(QStringLiteral("the TLS handshake"), m_settings.timeouts.tls);
    m_actions.emplace_back(NetStartTls{});
}

void NetSession::finish()
{
    m_finished = true;
    awaitOwner();
    m_actions.emplace_back(NetClose{});
}

void NetSession::await(const QString& what, Duration deadline)
{
    ++m_waitSerial;
    m_awaited = what;
    m_deadline = deadline;
}

void NetSession::awaitOwner()
{
    ++m_waitSerial;
    m_awaited.clear();
    m_deadline.reset();
}

void NetSession::fail(NetError code, const QString& detail)
{
    fail(netError(code, m_settings.endpoint(), detail));
}

void NetSession::failHere(const Error& error)
{
    const Error here(error.code(), m_settings.endpoint(), error.detail());
    fail(error.isRetryable() ? here.asRetryable() : here);
}

void NetSession::failWithLine(NetError code, const QByteArray& line)
{
    fail(code, printable(line));
}

void NetSession::log(const char* side, const QByteArray& text) const
{
    if (!logNet().isDebugEnabled()) {
        return;
    }
    for (const QByteArray& line : text.trimmed().split('\n')) {
        qCDebug(logNet).noquote() << m_settings.endpoint() << side << printable(line.trimmed());
    }
}

QString printable(QByteArrayView line)
{
    QString text;
    for (const char byte : line.first(std::min(line.size(), maxEvidence))) {
        if (isControl(byte)) {
            text += QStringLiteral("\\x%1").arg(static_cast<unsigned char>(byte), 2, 16, QLatin1Char('0'));
        } else {
            text += QLatin1Char(byte);
        }
    }
    return text;
}

bool hasControlCharacter(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), isControl);
}

} // namespace rds
