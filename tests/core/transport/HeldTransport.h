// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/transport/MailTransport.h>

#include <deque>

namespace rds::test {

/// A transport that keeps what it is given until the test answers.
class HeldTransport final : public MailTransport {
public:
    void send(OutgoingMail mail, SendDone done) override;
    void fetch(FetchLimits limits, MailSink& sink, FetchDone done) override;

    /// Answers the oldest transaction under way with this status for every recipient.
    void answer(RecipientResult::Status status, const QString& reply);
    /// The oldest transaction never took place.
    void fail(const Error& error);
    /// Ends the fetch under way.
    void endFetch(const Result<FetchSummary>& summary);

    std::vector<OutgoingMail> sent; ///< everything that was ever handed in
    std::deque<SendDone> underWay;
    int fetches = 0;

private:
    FetchDone m_fetchDone;
};

} // namespace rds::test
