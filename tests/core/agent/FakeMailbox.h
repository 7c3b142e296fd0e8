// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/transport/MailTransport.h>

#include <deque>

namespace rds::test {

/// A mail server in memory, with every way to fail that an agent must survive.
class FakeMailbox final : public MailTransport {
public:
    explicit FakeMailbox(Clock& clock)
        : m_clock(clock)
    {
    }

    void send(OutgoingMail mail, SendDone done) override;
    void fetch(FetchLimits limits, MailSink& sink, FetchDone done) override;

    /// Puts a mail into the mailbox.
    void deliver(const QByteArray& content);

    std::vector<FetchedMail> waiting; ///< on the server
    std::vector<OutgoingMail> sent; ///< accepted
    std::optional<Error> fetchError; ///< instead of a session
    bool loseSessions = false; ///< the session breaks after mail was handed over, before it is deleted
    RecipientResult::Status sendStatus = RecipientResult::Status::Accepted;
    std::optional<Error> sendError;
    int fetches = 0;
    int sends = 0;

private:
    Clock& m_clock;
    int m_lastUid = 0;
};

} // namespace rds::test
