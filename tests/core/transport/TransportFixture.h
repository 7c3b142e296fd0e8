// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Random.h>
#include <core/transport/SmtpPop3Transport.h>

#include <tests/support/QtStringMaker.h>
#include <tests/support/ScriptedServer.h>
#include <tests/support/VirtualClock.h>
#include <tests/support/WaitFor.h>

namespace rds::test {

/// A transport on virtual time between two scripted servers.
class TransportFixture {
public:
    TransportFixture();

    ScriptedServer smtp;
    ScriptedServer pop3;
    VirtualClock clock;
    SeededRandom random{1};
    ServerSettings smtpSettings; ///< plain text to `smtp`, no log-in
    ServerSettings pop3Settings; ///< plain text to `pop3`, user `agent`, password `secret`

    /// Made at its first use, from the settings as they are then.
    SmtpPop3Transport& transport();
    /// Sends a mail of `size` bytes; its result comes to `results`.
    void send(const QString& recipient = "one@b.example", int size = 20);
    /// Sends one mail and waits for its result.
    [[nodiscard]] SendResult sendAndWait();
    [[nodiscard]] Result<FetchSummary> fetchAndWait(MailSink& sink, FetchLimits limits = {});

    std::vector<SendResult> results;

private:
    std::unique_ptr<SmtpPop3Transport> m_transport;
};

/// Keeps what it gets in memory.
class RecordingSink final : public MailSink {
public:
    [[nodiscard]] bool isKnown(const QString& uid) override { return known.contains(uid); }
    [[nodiscard]] Result<void> store(const std::vector<FetchedMail>& mails) override;
    void tooLarge(const QString& uid, qint64 bytes) override { large += uid + ' ' + QString::number(bytes); }

    QStringList known;
    QStringList stored; ///< `uid=content`
    QStringList large;
    bool fails = false;
};

} // namespace rds::test
