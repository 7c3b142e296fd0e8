// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/base/Result.h>
#include <core/domain/MailAddress.h>

#include <functional>
#include <optional>
#include <vector>

namespace rds {

/// A mail on its way out: envelope and content.
struct OutgoingMail {
    MailAddress from;
    std::vector<MailAddress> recipients;
    QByteArray content; ///< the whole message, CRLF line ends, not dot-stuffed
};

/// What became of one recipient in one SMTP transaction.
struct RecipientResult {
    enum class Status {
        Accepted, ///< the server took responsibility
        Deferred, ///< 4xx, or no transaction took place: try again
        Refused, ///< 5xx for this recipient
        MailRefused, ///< 5xx for the mail as a whole
        InDoubt, ///< the mail was sent and the answer was lost
    };
    Status status = Status::Deferred;
    QString reply; ///< the server's line, or what broke; evidence for the operator
};

struct SendResult {
    std::vector<RecipientResult> recipients; ///< in the order of OutgoingMail::recipients
    std::optional<Error> error; ///< where no transaction took place: unreachable, wrong password, certificate …
};

struct FetchedMail {
    QString uid; ///< unique and lasting in this mailbox (UIDL)
    QByteArray content; ///< whole message, CRLF line ends, dot-stuffing removed
};

/// Where fetched mail goes.
class MailSink {
public:
    virtual ~MailSink() = default;
    /// True where this mail is durable here already: it is deleted on the server, not fetched again.
    [[nodiscard]] virtual bool isKnown(const QString& uid) = 0;
    /// Makes the mails durable. Only after success are they deleted on the server.
    [[nodiscard]] virtual Result<void> store(const std::vector<FetchedMail>& mails) = 0;
    /// A mail over the size limit: it is left on the server and not fetched.
    virtual void tooLarge(const QString& uid, qint64 bytes) = 0;
};

struct FetchLimits {
    int maxMails = 1000; ///< of one session
    qint64 maxBytes = 25 * 1024 * 1024; ///< of one mail
};

struct FetchSummary {
    int fetched = 0;
    bool more = false; ///< the limit was reached before the mailbox was empty
};

/// Takes mails to and from a mail server. One thread; callbacks run in it, after the call has returned.
class MailTransport {
public:
    using SendDone = std::function<void(SendResult)>;
    using FetchDone = std::function<void(Result<FetchSummary>)>;

    virtual ~MailTransport() = default;

    /// One SMTP transaction for all recipients. Several calls may be under way at once.
    virtual void send(OutgoingMail mail, SendDone done) = 0;
    /// One POP3 session. @param sink must live until `done` was called. A second call while one is under way
    /// fails with a retryable error.
    virtual void fetch(FetchLimits limits, MailSink& sink, FetchDone done) = 0;
};

} // namespace rds
