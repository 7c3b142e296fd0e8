// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "FakeMailbox.h"

#include <algorithm>

namespace rds::test {

void FakeMailbox::send(OutgoingMail mail, SendDone done)
{
    ++sends;
    SendResult result;
    result.recipients.assign(mail.recipients.size(), {sendStatus, QStringLiteral("a reply")});
    result.error = sendError;
    if (sendStatus == RecipientResult::Status::Accepted && !sendError) {
        sent.push_back(std::move(mail));
    }
    m_clock.callAfter(Duration::zero(), [done = std::move(done), result] { done(result); });
}

void FakeMailbox::fetch(FetchLimits limits, MailSink& sink, FetchDone done)
{
    ++fetches;
    const auto finish = [&](const Result<FetchSummary>& summary) {
        m_clock.callAfter(Duration::zero(), [done, summary] { done(summary); });
    };
    if (fetchError) {
        finish(failure(*fetchError));
        return;
    }
    std::vector<QString> gone;
    FetchSummary summary;
    for (const FetchedMail& mail : waiting) {
        if (sink.isKnown(mail.uid)) {
            gone.push_back(mail.uid);
        } else if (summary.fetched == limits.maxMails) {
            summary.more = true;
        } else if (sink.store({mail})) {
            ++summary.fetched;
            gone.push_back(mail.uid);
        }
    }
    if (loseSessions) {
        finish(failure(Error(std::make_error_code(std::errc::connection_reset), QStringLiteral("pop.example:110"))));
        return;
    }
    std::erase_if(waiting,
                  [&](const FetchedMail& mail) { return std::find(gone.begin(), gone.end(), mail.uid) != gone.end(); });
    finish(summary);
}

void FakeMailbox::deliver(const QByteArray& content)
{
    waiting.push_back({QString::number(++m_lastUid), content});
}

} // namespace rds::test
