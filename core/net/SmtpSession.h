// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "NetSession.h"
#include "SmtpCapabilities.h"
#include "SmtpReply.h"
#include "SmtpTransaction.h"

#include <deque>
#include <memory>

namespace rds {

class Random;
class SaslExchange;

/// Sends mails over one SMTP connection (RFC 5321; STARTTLS 3207, AUTH 4954, PIPELINING 2920, SIZE 1870,
/// 8BITMIME 6152), one after the other, until `quit`.
///
/// Every mail that was handed over gets exactly one SmtpOutcome, also where the session fails: recipients are in
/// doubt once the final dot was written and the answer is missing, and deferred before that. STARTTLS never falls
/// back to plain text; a refused log-in, a certificate and the like fail the session, not a mail.
class SmtpSession final : public NetSession {
public:
    /// @param random must outlive the session
    SmtpSession(ServerSettings settings, Random& random);
    ~SmtpSession() override;

    /// May be called in any phase; a finished session hands the mail back as untouched.
    void enqueue(SmtpMail mail);
    /// After the mails that are queued. Does nothing before the log-in is done.
    void quit();
    [[nodiscard]] std::vector<SmtpOutcome> takeOutcomes();

    /// Logged in, and neither failed nor asked to quit.
    [[nodiscard]] bool isReady() const { return m_ready && !m_quitting && !isFinished(); }
    /// Logged in at some time.
    [[nodiscard]] bool wasReady() const { return m_ready; }
    /// Mails without outcome.
    [[nodiscard]] size_t load() const { return m_queue.size() + m_transactions.size(); }

    void connected() override;
    void mailWritten() override;

protected:
    void process() override;
    void upgraded() override;
    void failed() override;

private:
    enum class Awaited { Greeting, Ehlo, Helo, StartTls, Auth, Reset, MailFrom, Recipient, Data, Content, Quit };

    void expect(Awaited what);
    void awaitNext();
    void handle(const SmtpReply& reply);
    void handleLogin(Awaited what, const SmtpReply& reply);
    void handleMail(Awaited what, const SmtpReply& reply);

    void greeted(const SmtpReply& reply);
    void sayHello();
    void helloAnswered(const SmtpReply& reply);
    void helloRefused(const SmtpReply& reply);
    void authenticate();
    void authAnswered(const SmtpReply& reply);
    /// Fails the session: 4xx as deferred, 5xx as `permanent`.
    void refuse(const SmtpReply& reply, NetError permanent);
    void ready();

    void startNext();
    [[nodiscard]] std::unique_ptr<SmtpTransaction> nextTransaction();
    void writeEnvelope();
    void resetAnswered(const SmtpReply& reply);
    void continueEnvelope();
    void dataAnswered(const SmtpReply& reply);
    void contentAnswered(const SmtpReply& reply);
    void endTransaction();
    void writeQuit();

    Random& m_random;
    SmtpReplyParser m_parser;
    SmtpCapabilities m_server;
    std::unique_ptr<SaslExchange> m_sasl;
    std::deque<Awaited> m_awaited;
    std::deque<SmtpMail> m_queue;
    std::deque<std::unique_ptr<SmtpTransaction>> m_transactions; ///< begun, the earliest first
    std::vector<SmtpOutcome> m_outcomes;
    bool m_encrypted = false;
    bool m_ready = false;
    bool m_quitting = false;
    bool m_closing = false; ///< the server says that it goes
    bool m_needsReset = false; ///< the last transaction ended before its final dot
};

} // namespace rds
