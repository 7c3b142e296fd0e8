// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailServerLayout.h"
#include "ServerProcess.h"

#include <core/net/ServerSettings.h>

#include <QTemporaryDir>

#include <map>
#include <optional>

namespace rds::test {

/// A real Postfix and a real Dovecot for one test run, and nobody else.
///
/// Own configuration, queue, mailboxes and logs below a temporary folder, free ports on 127.0.0.1, TLS with
/// a certificate made for the run, log-in required, local delivery only, no name look-ups, no syslog. Every
/// mailbox may send as anyone to every mailbox. The servers end with this object or with its process.
/// Needs the event loop of the thread that made it.
class PrivateMailServers {
public:
    struct Options {
        QStringList postfixLines{}; ///< more main.cf; later lines win
        QStringList dovecotLines{}; ///< more dovecot.conf
        /// What the certificate is good for. 127.0.0.1 is not, so that the same server has a wrong name too.
        QStringList certificateHosts{"localhost"};
    };

    /// Why the servers cannot run here; nothing where they can.
    [[nodiscard]] static const std::optional<QString>& whyNot();
    /// For the first line of a test: says why it is skipped (ctest then reports it so), or returns false.
    [[nodiscard]] static bool skipped();

    explicit PrivateMailServers(std::vector<MailAccount> accounts);
    PrivateMailServers(std::vector<MailAccount> accounts, Options options);
    ~PrivateMailServers();
    PrivateMailServers(const PrivateMailServers&) = delete;
    PrivateMailServers& operator=(const PrivateMailServers&) = delete;

    /// Both servers; returns when all four ports accept connections. The error's detail is the end of a log.
    [[nodiscard]] Result<void> start();

    /// An outage of one server, and its end, on the same ports and mailboxes.
    void stopSmtp() { m_postfix.stop(); }
    void stopPop3() { m_dovecot.stop(); }
    [[nodiscard]] Result<void> startSmtp();
    [[nodiscard]] Result<void> startPop3();

    /// How an account logs in. The host is `localhost`, the CA that of this run.
    [[nodiscard]] ServerSettings smtpSettings(const MailAddress& account, TlsMode tls = TlsMode::StartTls) const;
    [[nodiscard]] ServerSettings pop3Settings(const MailAddress& account, TlsMode tls = TlsMode::StartTls) const;
    [[nodiscard]] QString caFile() const { return m_layout.certificates.caFile; }
    /// A CA that has signed nothing here.
    [[nodiscard]] QString otherCaFile() const { return m_layout.certificates.otherCaFile; }

    /// From the next connection on, RCPT for this address is answered so: `450 4.2.1 Later`. An empty reply lifts it.
    [[nodiscard]] Result<void> refuseRecipient(const MailAddress& address, const QString& reply);

    [[nodiscard]] QString mailLog() const;
    [[nodiscard]] QString dovecotLog() const;
    /// No mail is on its way inside Postfix.
    [[nodiscard]] bool queueEmpty() const;
    /// Mails in the mailbox, read or not.
    [[nodiscard]] int mailCount(const MailAddress& account) const;

private:
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> startOnFreePorts();
    [[nodiscard]] Result<void> awaitPorts(ServerProcess& server, const std::vector<quint16>& ports, const QString& log);
    [[nodiscard]] size_t indexOf(const MailAddress& account) const;
    [[nodiscard]] ServerSettings settings(const MailAddress& account, TlsMode tls, quint16 port) const;

    QTemporaryDir m_folder;
    QStringList m_certificateHosts;
    MailServerLayout m_layout;
    QString m_daemonFolder;
    ServerProcess m_dovecot;
    ServerProcess m_postfix;
    std::map<QString, size_t> m_indexes; ///< by normalized address
    std::map<QString, QString> m_refusals; ///< by address in lower case
    qint64 m_refusalsTime = 0;
};

} // namespace rds::test
