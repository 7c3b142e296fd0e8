// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HeldTransport.h"

#include <tests/support/QtStringMaker.h>

namespace rds::test {

void HeldTransport::send(OutgoingMail mail, SendDone done)
{
    sent.push_back(std::move(mail));
    underWay.push_back(std::move(done));
}

void HeldTransport::fetch(FetchLimits /*limits*/, MailSink& /*sink*/, FetchDone done)
{
    ++fetches;
    m_fetchDone = std::move(done);
}

void HeldTransport::answer(RecipientResult::Status status, const QString& reply)
{
    REQUIRE_FALSE(underWay.empty());
    const SendDone done = std::move(underWay.front());
    const OutgoingMail& mail = sent.at(sent.size() - underWay.size());
    underWay.pop_front();
    SendResult result;
    result.recipients.assign(mail.recipients.size(), {status, reply});
    done(result);
}

void HeldTransport::fail(const Error& error)
{
    REQUIRE_FALSE(underWay.empty());
    const SendDone done = std::move(underWay.front());
    underWay.pop_front();
    SendResult result;
    result.error = error;
    done(result);
}

void HeldTransport::endFetch(const Result<FetchSummary>& summary)
{
    REQUIRE(m_fetchDone);
    const FetchDone done = std::move(m_fetchDone);
    m_fetchDone = nullptr;
    done(summary);
}

} // namespace rds::test
