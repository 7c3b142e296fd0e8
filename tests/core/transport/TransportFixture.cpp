// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TransportFixture.h"

#include <core/base/FileError.h>

namespace rds::test {

TransportFixture::TransportFixture()
{
    smtpSettings.host = "127.0.0.1";
    smtpSettings.port = smtp.serverPort();
    smtpSettings.tls = TlsMode::None;
    smtpSettings.heloName = "centre.example";
    pop3Settings = smtpSettings;
    pop3Settings.port = pop3.serverPort();
    pop3Settings.user = "agent";
    pop3Settings.password = "secret";
}

SmtpPop3Transport& TransportFixture::transport()
{
    if (!m_transport) {
        m_transport = std::make_unique<SmtpPop3Transport>(clock, random, smtpSettings, pop3Settings);
    }
    return *m_transport;
}

void TransportFixture::send(const QString& recipient, int size)
{
    OutgoingMail mail;
    mail.from = require(MailAddress::parse("centre@a.example"));
    mail.recipients = {require(MailAddress::parse(recipient))};
    mail.content = QByteArray(size - 2, 'x') + "\r\n";
    const size_t before = results.size();
    transport().send(mail, [this](const SendResult& result) { results.push_back(result); });
    REQUIRE(results.size() == before);
}

SendResult TransportFixture::sendAndWait()
{
    const size_t before = results.size();
    send();
    REQUIRE(waitFor([&] { return results.size() > before; }));
    return results.back();
}

Result<FetchSummary> TransportFixture::fetchAndWait(MailSink& sink, FetchLimits limits)
{
    std::optional<Result<FetchSummary>> got;
    transport().fetch(limits, sink, [&got](const Result<FetchSummary>& result) { got = result; });
    REQUIRE_FALSE(got.has_value());
    REQUIRE(waitFor([&] { return got.has_value(); }));
    return *got;
}

Result<void> RecordingSink::store(const std::vector<FetchedMail>& mails)
{
    if (fails) {
        return failure(FileError::DiskFull, "mail.db");
    }
    for (const FetchedMail& mail : mails) {
        stored += mail.uid + '=' + QString::fromUtf8(mail.content);
    }
    return {};
}

} // namespace rds::test
