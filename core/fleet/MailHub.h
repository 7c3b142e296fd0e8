// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailFaults.h"
#include "MailSpool.h"

#include <core/transport/MailTransport.h>

#include <map>
#include <memory>
#include <optional>

namespace rds {

/// A post office in memory: mailboxes, delivery on a clock, and faults on purpose.
///
/// Servers (LoopbackMailServer) and transports without sockets (HubTransport) stand on it, so the demo,
/// a simulation and a test share one behaviour. Mail is delivered as it was handed in, without trace
/// headers. The clock and the random numbers must outlive it. One thread.
class MailHub {
public:
    struct Options {
        Duration minDelay{}; ///< from acceptance to the mailbox; between the two the Random decides
        Duration maxDelay{};
        qint64 maxMailBytes = 50 * 1024 * 1024;
    };
    struct Traffic {
        qint64 mails = 0;
        qint64 bytes = 0; ///< of content; one mail to many recipients counts once for its sender
    };
    struct Counters {
        Traffic out; ///< accepted from the address
        Traffic in; ///< delivered into its mailbox
        Traffic fetched; ///< read from it
    };
    struct Entry {
        QString uid; ///< lasting, never used again (RFC 1939, section 7, UIDL)
        qint64 bytes = 0;
    };
    /// What the sender hears after the content.
    struct Answer {
        QByteArray reply; ///< one SMTP reply line without CRLF
        bool connectionLost = false;
    };

    MailHub(Clock& clock, Random& random);
    MailHub(Clock& clock, Random& random, Options options);
    ~MailHub();
    MailHub(const MailHub&) = delete;
    MailHub& operator=(const MailHub&) = delete;

    /// Keeps the mailboxes' mail in this folder from now on, across programs: a mailbox that is set later begins
    /// with what is there. Uids begin where no earlier program can have been.
    void keepMailIn(const QString& folder);

    /// The mailbox's user is its address. An existing one keeps its mail and gets the password.
    void setMailbox(const MailAddress& address, const QString& password);
    /// With its mail. Mail under way to it is dropped.
    void removeMailbox(const MailAddress& address);
    [[nodiscard]] bool hasMailbox(const MailAddress& address) const;
    /// The address of a user who gave the right password.
    [[nodiscard]] std::optional<MailAddress> login(const QString& user, const QString& password) const;

    [[nodiscard]] MailFaults& faults() { return m_faults; }
    [[nodiscard]] const Options& options() const { return m_options; }
    void setDelay(Duration min, Duration max);

    /// Called from the clock whenever mail has come into the mailbox; an empty function ends it. @pre it exists
    void setArrivalObserver(const MailAddress& mailbox, std::function<void()> observer);

    /// True while a fault keeps the address from the server.
    [[nodiscard]] bool isOffline(const MailAddress& address);
    /// The SMTP reply line for a recipient who is refused; nothing for one who is welcome.
    [[nodiscard]] std::optional<QByteArray> refusal(const MailAddress& from, const MailAddress& to);
    /// Takes a mail for recipients that were not refused. A null `from` is the empty reverse-path.
    [[nodiscard]] Answer accept(const OutgoingMail& mail);

    /// Oldest first.
    [[nodiscard]] std::vector<Entry> entries(const MailAddress& mailbox) const;
    /// Counted as fetched. Nothing where it is gone.
    [[nodiscard]] std::optional<QByteArray> fetch(const MailAddress& mailbox, const QString& uid);
    /// False where it was gone already.
    bool remove(const MailAddress& mailbox, const QString& uid);

    [[nodiscard]] Counters counters(const MailAddress& address) const;
    [[nodiscard]] Counters total() const { return m_total; }
    /// Accepted copies that have not reached their mailbox.
    [[nodiscard]] int underWay() const { return m_underWay; }

private:
    struct Mailbox {
        QString password;
        std::map<quint64, QByteArray> mails;
        std::function<void()> observer;
    };

    [[nodiscard]] std::optional<MailFault> strikeMail(MailFault::Kind kind, const OutgoingMail& mail);
    void route(const MailAddress& from, const MailAddress& to, const QByteArray& content);
    void bounce(const MailAddress& from, const MailAddress& to, const QByteArray& content, const QByteArray& reply);
    void schedule(const MailAddress& to, const QByteArray& content, Duration delay);
    void deliver(const MailAddress& to, const QByteArray& content);
    [[nodiscard]] Duration usualDelay();
    void count(const MailAddress& address, Traffic Counters::*traffic, const QByteArray& content);

    Clock& m_clock;
    Random& m_random;
    Options m_options;
    MailFaults m_faults;
    std::optional<MailSpool> m_spool;
    std::unordered_map<QString, Mailbox> m_mailboxes; ///< by normalized address
    std::unordered_map<QString, Counters> m_counters; ///< by normalized address
    Counters m_total;
    quint64 m_lastUid = 0;
    quint64 m_lastQueueId = 0;
    int m_underWay = 0;
    std::shared_ptr<bool> m_alive; ///< timers of a hub that is gone do nothing
};

} // namespace rds
