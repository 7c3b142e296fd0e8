// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailHub.h"
#include "ServerSession.h"

namespace rds {

/// POP3 as a server speaks it (RFC 1939, RFC 2449, RFC 5034), on a MailHub, which must outlive it.
///
/// The mailbox is looked at once, at login. Marked mails are deleted at QUIT only, so a connection that
/// breaks deletes nothing.
class Pop3ServerSession final : public ServerSession {
public:
    static constexpr int maxErrors = 50;

    explicit Pop3ServerSession(MailHub& hub);

    [[nodiscard]] QByteArray greeting() const override;
    [[nodiscard]] QByteArray receive(QByteArrayView bytes) override;
    [[nodiscard]] bool isOver() const override { return m_over; }

private:
    enum class Needs { Nothing, NoLogin, Login };
    using Handler = void (Pop3ServerSession::*)(const QByteArray& argument);
    struct Verb {
        const char* name;
        Needs needs;
        Handler handle;
    };
    struct Message {
        MailHub::Entry entry;
        bool deleted = false;
    };

    void takeCommand(const QByteArray& line);

    void capabilities(const QByteArray& argument);
    void user(const QByteArray& argument);
    void password(const QByteArray& argument);
    void authenticate(const QByteArray& argument);
    void status(const QByteArray& argument);
    void list(const QByteArray& argument);
    void uniqueIds(const QByteArray& argument);
    void retrieve(const QByteArray& argument);
    void remove(const QByteArray& argument);
    void reset(const QByteArray& argument);
    void noop(const QByteArray& argument);
    void quit(const QByteArray& argument);

    void takePlain(const QByteArray& base64);
    void login(const QByteArray& name, const QByteArray& secret);
    /// The message of that number; answers by itself where there is none.
    [[nodiscard]] Message* find(const QByteArray& number);
    /// One line for one message, or the lines for all.
    void listing(const QByteArray& argument, QByteArray (*describe)(const Message&));

    void reply(const QByteArray& line);
    void reject(const QByteArray& line);

    MailHub& m_hub;
    CommandLines m_lines;
    QByteArray m_answer;
    QByteArray m_user;
    std::optional<MailAddress> m_mailbox;
    std::vector<Message> m_messages;
    bool m_inPlain = false;
    bool m_over = false;
    int m_errors = 0;
};

} // namespace rds
