// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailTransport.h"

#include <core/base/Random.h>
#include <core/net/ServerSettings.h>

#include <QObject>

#include <memory>

namespace rds {

class Pop3Fetch;
class SmtpPool;

/// The real mail transport: SMTP out over a few lasting connections, POP3 in over one session per fetch.
///
/// Nothing is connected before the first call. Where the server cannot be reached or does not let us in,
/// every mail that waits gets a SendResult with all recipients Deferred and the error. Needs the event loop
/// of the thread that made it; all callbacks run there. Destroying it drops its connections and its callbacks:
/// mails under way are then in doubt for the caller.
class SmtpPop3Transport final : public QObject, public MailTransport {
    Q_OBJECT

public:
    static constexpr int defaultConnections = 4;

    /// @param clock, random must outlive the transport
    SmtpPop3Transport(Clock& clock, Random& random, ServerSettings smtp, ServerSettings pop3,
                      QObject* parent = nullptr);
    ~SmtpPop3Transport() override;

    /// The most SMTP connections at a time. @pre count > 0
    void setMaxConnections(int count);
    /// An SMTP connection without work for so long is closed by QUIT; 10 s where nothing was set.
    void setIdleTimeout(Duration idle);

    void send(OutgoingMail mail, SendDone done) override;
    void fetch(FetchLimits limits, MailSink& sink, FetchDone done) override;

private:
    Clock& m_clock;
    Random& m_random;
    ServerSettings m_pop3Settings;
    std::unique_ptr<SmtpPool> m_smtp;
    std::unique_ptr<Pop3Fetch> m_fetch;
};

} // namespace rds
