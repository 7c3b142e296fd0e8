// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentFolder.h"

#include <core/transport/MailTransport.h>

#include <memory>
#include <vector>

namespace rds {

/// The agent's durable inbox: mail lies here before it is deleted on the server, and until it was dealt with.
///
/// A mail that was dealt with and may still be on the server (the session broke) leaves an empty marker, so that
/// it is deleted there and not obeyed twice. Attempts are counted before each one: a mail that the agent keeps
/// dying of is found by its count. Belongs to one thread.
class AgentInbox final : public MailSink {
public:
    struct Entry {
        qint64 number = 0; ///< in the order of arrival
        QString uidHash;
        int attempts = 0;
        bool dealtWith = false;
        bool maybeOnServer = true;
        bool seenInSession = false;
    };

    /// Errors: FileError.
    [[nodiscard]] static Result<std::shared_ptr<AgentInbox>> open(const AgentFolder& folder);

    [[nodiscard]] bool isKnown(const QString& uid) override;
    [[nodiscard]] Result<void> store(const std::vector<FetchedMail>& mails) override;
    void tooLarge(const QString& uid, qint64 bytes) override;

    /// @{ Around each MailTransport::fetch.
    void beginSession();
    void endSession(const Result<FetchSummary>& summary);
    /// @}

    /// The oldest mail that waits to be dealt with, or none.
    [[nodiscard]] const Entry* oldest() const;
    /// Counts one more attempt at the mail, and reads it.
    [[nodiscard]] Result<QByteArray> begin(qint64 number);
    /// The attempt did not succeed, and it was not the mail's fault.
    [[nodiscard]] Result<void> release(qint64 number);
    /// The mail was dealt with.
    [[nodiscard]] Result<void> finish(qint64 number);
    /// Puts the mail aside for a person to look at; the newest twenty are kept.
    [[nodiscard]] Result<void> quarantine(qint64 number);

private:
    explicit AgentInbox(AgentFolder folder);

    [[nodiscard]] QString fileOf(const Entry& entry) const;
    [[nodiscard]] QString quarantineFolder() const;
    [[nodiscard]] Entry* find(qint64 number);
    [[nodiscard]] Result<void> setAttempts(Entry& entry, int attempts);
    void readFolder();
    void forget(qint64 number);

    AgentFolder m_folder;
    std::vector<Entry> m_entries; ///< by number
    qint64 m_lastNumber = 0;
};

} // namespace rds
