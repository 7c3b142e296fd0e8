// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace rds {

struct SmtpCapabilities;
struct SmtpReply;

/// A mail for an SmtpSession. Addresses are bare, without angle brackets.
struct SmtpMail {
    quint64 id = 0; ///< the owner's, comes back with the outcome
    QByteArray from;
    std::vector<QByteArray> recipients;
    QByteArray content; ///< the whole message, not dot-stuffed
};

struct SmtpRecipientOutcome {
    enum class Status { Accepted, Deferred, Refused, MailRefused, InDoubt };
    Status status = Status::Deferred;
    QString reply; ///< the server's, or what broke
};

/// What became of one mail.
struct SmtpOutcome {
    quint64 mail = 0;
    std::vector<SmtpRecipientOutcome> recipients; ///< in the order of SmtpMail::recipients
    bool untouched = false; ///< the connection broke before the server said anything about it: safe to send again
};

/// The account of one mail in one SMTP transaction: which recipients are open, and what decided the others.
///
/// A decision is final; 4xx and 5xx stay apart.
class SmtpTransaction {
public:
    explicit SmtpTransaction(SmtpMail mail);

    /// Decides what needs no server: addresses that could smuggle in a command, a mail which the server would
    /// not take for its size or its 8-bit content.
    void checkAgainst(const SmtpCapabilities& server);

    [[nodiscard]] QByteArray mailCommand(const SmtpCapabilities& server) const;
    /// RCPT for the next recipient that is open and was not named yet; none when all were.
    [[nodiscard]] std::optional<QByteArray> nextRecipientCommand();

    void mailAnswered(const SmtpReply& reply);
    /// The answer to the earliest RCPT that has none yet.
    void recipientAnswered(const SmtpReply& reply);
    /// DATA was refused.
    void dataRefused(const SmtpReply& reply);
    void contentAnswered(const SmtpReply& reply);
    /// The connection is gone, or the server is.
    void broken(const QString& reason);

    void setFinalDotWritten() { m_finalDotWritten = true; }
    [[nodiscard]] bool isFinalDotWritten() const { return m_finalDotWritten; }

    /// True while at least one recipient is undecided.
    [[nodiscard]] bool isOpen() const;
    /// True where the server took at least one recipient and the mail is still wanted.
    [[nodiscard]] bool hasAccepted() const;
    [[nodiscard]] const QByteArray& content() const { return m_mail.content; }
    [[nodiscard]] SmtpOutcome takeOutcome();

private:
    using Status = SmtpRecipientOutcome::Status;

    void decideOpen(Status status, const QString& reply);

    SmtpMail m_mail;
    std::vector<std::optional<SmtpRecipientOutcome>> m_outcomes;
    std::vector<size_t> m_named; ///< recipients in the order of their RCPT
    size_t m_nextToName = 0;
    size_t m_answeredRecipients = 0;
    size_t m_accepted = 0;
    bool m_answered = false;
    bool m_untouched = false;
    bool m_finalDotWritten = false;
};

} // namespace rds
