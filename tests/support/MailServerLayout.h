// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "TestCertificates.h"

#include <core/domain/MailAddress.h>

#include <vector>

namespace rds::test {

/// A mailbox on the private servers. Its user is its address.
struct MailAccount {
    MailAddress address;
    QString password;
};

/// What the configuration files of one run are made of.
struct MailServerLayout {
    QString root; ///< everything lies below
    TestCertificates certificates;
    std::vector<MailAccount> accounts;
    QStringList postfixLines; ///< appended to main.cf
    QStringList dovecotLines; ///< appended to dovecot.conf
    quint16 submissionPort = 0; ///< SMTP, STARTTLS
    quint16 smtpsPort = 0;
    quint16 pop3Port = 0; ///< STLS
    quint16 pop3sPort = 0;

    [[nodiscard]] QString postfixFolder() const { return root + "/postfix"; }
    [[nodiscard]] QString dovecotConfig() const { return root + "/dovecot.conf"; }
    [[nodiscard]] QString mailLog() const { return root + "/mail.log"; }
    [[nodiscard]] QString dovecotLog() const { return root + "/dovecot.log"; }
    [[nodiscard]] QString queueFolder() const { return root + "/queue"; }
    [[nodiscard]] QString maildir(size_t account) const;

    /// main.cf, master.cf, dovecot.conf; again whenever a port has changed.
    /// @param daemonFolder where Postfix keeps its programs
    [[nodiscard]] Result<void> writeConfiguration(const QString& daemonFolder) const;
    /// Who has a mailbox, where, and with which password.
    [[nodiscard]] Result<void> writeTables() const;
    /// Makes queue and mail folders with their owners, and compiles the tables. Once, after the others.
    [[nodiscard]] Result<void> makeFolders() const;
};

} // namespace rds::test
