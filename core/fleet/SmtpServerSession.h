// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailHub.h"
#include "ServerSession.h"

#include <core/net/DotStuffing.h>

namespace rds {

/// SMTP submission as a server speaks it (RFC 5321, RFC 6409), on a MailHub, which must outlive it.
///
/// AUTH PLAIN and LOGIN (RFC 4954) are required before MAIL; a user may name any sender. Offers
/// PIPELINING, SIZE, 8BITMIME and ENHANCEDSTATUSCODES. Hostile input gets 5xx, and after too much of
/// it the session ends.
class SmtpServerSession final : public ServerSession {
public:
    static constexpr int maxRecipients = 2000;
    static constexpr int maxErrors = 50;

    explicit SmtpServerSession(MailHub& hub);

    [[nodiscard]] QByteArray greeting() const override;
    [[nodiscard]] QByteArray receive(QByteArrayView bytes) override;
    [[nodiscard]] bool isOver() const override { return m_over; }

private:
    enum class Phase { Command, AuthPlain, AuthUser, AuthPassword, Content };
    using Handler = void (SmtpServerSession::*)(const QByteArray& argument);
    struct Verb {
        const char* name;
        Handler handle;
    };

    void takeLine(const QByteArray& line);
    void takeCommand(const QByteArray& line);
    void takeContent();

    void hello(const QByteArray& argument);
    void extendedHello(const QByteArray& argument);
    void authenticate(const QByteArray& argument);
    void mail(const QByteArray& argument);
    void recipient(const QByteArray& argument);
    void data(const QByteArray& argument);
    void reset(const QByteArray& argument);
    void noop(const QByteArray& argument);
    void verify(const QByteArray& argument);
    void quit(const QByteArray& argument);

    void takePlain(const QByteArray& base64);
    void takeUser(const QByteArray& base64);
    void takePassword(const QByteArray& base64);
    void login(const QByteArray& user, const QByteArray& password);
    [[nodiscard]] bool acceptsParameters(const QByteArray& parameters);

    void reply(const QByteArray& line);
    /// Answers and counts it: too many end the session.
    void reject(const QByteArray& line);
    void forgetMail();

    MailHub& m_hub;
    CommandLines m_lines;
    DotDecoder m_content;
    Phase m_phase = Phase::Command;
    QByteArray m_answer;
    QByteArray m_user;
    std::optional<MailAddress> m_loggedIn;
    bool m_greeted = false;
    bool m_hasMail = false;
    bool m_over = false;
    int m_errors = 0;
    OutgoingMail m_mail;
};

} // namespace rds
