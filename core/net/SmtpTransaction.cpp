// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpTransaction.h"

#include "SmtpCapabilities.h"
#include "SmtpReply.h"

#include <algorithm>

namespace rds {

namespace {

/// RFC 5321, section 4.5.3.1.3: a path has 256 octets with its angle brackets.
constexpr qsizetype maxAddress = 254;
/// RFC 5321, section 4.5.3.1.10: a server out of room for recipients, by the reply of RFC 821.
constexpr int tooManyRecipients = 552;

/// Printable ASCII without what would end the path.
bool isSafeAddress(const QByteArray& address)
{
    return !address.isEmpty() && address.size() <= maxAddress
        && std::all_of(address.begin(), address.end(),
                       [](char byte) { return byte > ' ' && byte < 0x7F && byte != '<' && byte != '>'; });
}

bool isEightBit(const QByteArray& content)
{
    return std::any_of(content.begin(), content.end(), [](char byte) { return (byte & 0x80) != 0; });
}

} // namespace

SmtpTransaction::SmtpTransaction(SmtpMail mail)
    : m_mail(std::move(mail))
    , m_outcomes(m_mail.recipients.size())
{
}

void SmtpTransaction::checkAgainst(const SmtpCapabilities& server)
{
    if (!isSafeAddress(m_mail.from)) {
        decideOpen(Status::MailRefused, QStringLiteral("not sent: the sender is no address for SMTP"));
    }
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        if (!m_outcomes[i] && !isSafeAddress(m_mail.recipients[i])) {
            m_outcomes[i] = SmtpRecipientOutcome{Status::Refused, QStringLiteral("not sent: no address for SMTP")};
        }
    }
    if (server.maxSize > 0 && m_mail.content.size() > server.maxSize) {
        decideOpen(
            Status::MailRefused,
            QStringLiteral("not sent: %1 bytes, the server takes %2").arg(m_mail.content.size()).arg(server.maxSize));
    }
    if (!server.eightBit && isEightBit(m_mail.content)) {
        decideOpen(Status::MailRefused, QStringLiteral("not sent: the server takes no 8-bit content"));
    }
}

QByteArray SmtpTransaction::mailCommand(const SmtpCapabilities& server) const
{
    QByteArray command = "MAIL FROM:<" + m_mail.from + '>';
    if (server.size) {
        command += " SIZE=" + QByteArray::number(m_mail.content.size());
    }
    if (server.eightBit && isEightBit(m_mail.content)) {
        command += " BODY=8BITMIME";
    }
    return command + "\r\n";
}

std::optional<QByteArray> SmtpTransaction::nextRecipientCommand()
{
    while (m_nextToName < m_outcomes.size() && m_outcomes[m_nextToName]) {
        ++m_nextToName;
    }
    if (m_nextToName == m_outcomes.size()) {
        return std::nullopt;
    }
    m_named.push_back(m_nextToName);
    return "RCPT TO:<" + m_mail.recipients[m_nextToName++] + ">\r\n";
}

void SmtpTransaction::mailAnswered(const SmtpReply& reply)
{
    m_answered = true;
    if (!reply.isPositive()) {
        decideOpen(reply.isPermanent() ? Status::MailRefused : Status::Deferred, reply.toString());
    }
}

void SmtpTransaction::recipientAnswered(const SmtpReply& reply)
{
    auto& outcome = m_outcomes[m_named[m_answeredRecipients++]];
    if (outcome) {
        return; // the mail was refused before; this answer only says so again
    }
    if (reply.isPositive()) {
        ++m_accepted;
        return;
    }
    const bool isPermanent = reply.isPermanent() && !(reply.code == tooManyRecipients && m_accepted > 0);
    outcome = SmtpRecipientOutcome{isPermanent ? Status::Refused : Status::Deferred, reply.toString()};
}

void SmtpTransaction::dataRefused(const SmtpReply& reply)
{
    decideOpen(reply.isPermanent() ? Status::MailRefused : Status::Deferred, reply.toString());
}

void SmtpTransaction::contentAnswered(const SmtpReply& reply)
{
    const Status status = reply.isPositive() ? Status::Accepted
        : reply.isPermanent()                ? Status::MailRefused
                                             : Status::Deferred;
    decideOpen(status, reply.toString());
}

void SmtpTransaction::broken(const QString& reason)
{
    m_untouched = !m_answered && !m_finalDotWritten;
    decideOpen(m_finalDotWritten ? Status::InDoubt : Status::Deferred, reason);
}

bool SmtpTransaction::isOpen() const
{
    return std::any_of(m_outcomes.begin(), m_outcomes.end(), [](const auto& outcome) { return !outcome; });
}

bool SmtpTransaction::hasAccepted() const
{
    return m_accepted > 0 && isOpen();
}

SmtpOutcome SmtpTransaction::takeOutcome()
{
    SmtpOutcome result;
    result.mail = m_mail.id;
    result.untouched = m_untouched;
    for (auto& outcome : m_outcomes) {
        result.recipients.push_back(outcome.value_or(SmtpRecipientOutcome{}));
    }
    return result;
}

void SmtpTransaction::decideOpen(Status status, const QString& reply)
{
    for (auto& outcome : m_outcomes) {
        if (!outcome) {
            outcome = SmtpRecipientOutcome{status, reply};
        }
    }
}

} // namespace rds
