// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SelfSigned.h"
#include "TransportFixture.h"

#include <core/base/FileError.h>
#include <core/net/NetError.h>

#include <QFile>
#include <QTemporaryDir>

using namespace rds;
using namespace rds::test;

namespace {

/// The servers speak TLS with a certificate for `localhost`, which the settings trust.
class TlsFixture : public TransportFixture {
public:
    TlsFixture()
    {
        use(SelfSigned::make(folder.path(), "localhost"), TlsMode::Implicit);
        pop3.setTls(certificate.certificate, certificate.key, true);
        pop3Settings.host = smtpSettings.host;
        pop3Settings.tls = TlsMode::Implicit;
        pop3Settings.caFile = certificate.certificate;
    }

    void use(const SelfSigned& files, TlsMode mode)
    {
        certificate = files;
        smtp.setTls(files.certificate, files.key, mode == TlsMode::Implicit);
        smtpSettings.host = "localhost";
        smtpSettings.tls = mode;
        smtpSettings.caFile = files.certificate;
    }

    [[nodiscard]] Error sendError()
    {
        smtp.addScript("S: 220 never seen");
        const SendResult result = sendAndWait();
        REQUIRE(result.error.has_value());
        CHECK(result.recipients.at(0).status == RecipientResult::Status::Deferred);
        return *result.error;
    }

    QTemporaryDir folder;
    SelfSigned certificate;
};

const QString startTls = R"(
    S: 220 ready
    C: EHLO centre.example
    S: 250-mail.example
    S: 250 STARTTLS
    C: STARTTLS
    S: 220 go
    -- tls
)";
const QString oneMail = R"(
    C: EHLO centre.example
    S: 250 mail.example
    C* MAIL
    S: 250 ok
    C* RCPT
    S: 250 ok
    C: DATA
    S: 354 go
    -- mail
    S: 250 queued
)";

} // namespace

TEST_CASE_METHOD(TlsFixture, "Mails go out over implicit TLS and over STARTTLS")
{
    const bool isImplicit = GENERATE(true, false);
    use(certificate, isImplicit ? TlsMode::Implicit : TlsMode::StartTls);
    smtp.addScript((isImplicit ? "S: 220 ready\n" : startTls) + oneMail);
    send("one@b.example", 1'000'000);
    REQUIRE(waitFor([this] { return !results.empty(); }));
    INFO((results[0].error ? results[0].error->toLogLine() : QString("no error")).toStdString());
    CHECK(results[0].recipients.at(0).status == RecipientResult::Status::Accepted);
    CHECK(smtp.problems().isEmpty());
}

TEST_CASE_METHOD(TlsFixture, "Mails come in over implicit TLS")
{
    pop3.addScript("S: +OK\nC: CAPA\nS: -ERR\nC: USER agent\nS: +OK\nC: PASS secret\nS: +OK\nC: UIDL\nS: +OK\n"
                   "S: 1 aaa\nS: .\nC: LIST\nS: +OK\nS: 1 10\nS: .\nC: RETR 1\nS: +OK\nS: hi\nS: .\nC: DELE 1\n"
                   "S: +OK\nC: QUIT\nS: +OK");
    RecordingSink sink;
    CHECK(require(fetchAndWait(sink)).fetched == 1);
    CHECK(sink.stored == QStringList{"aaa=hi\r\n"});
}

TEST_CASE_METHOD(TlsFixture, "A certificate for another host is refused, and the detail names its host")
{
    use(SelfSigned::make(folder.path(), "other.example"), TlsMode::Implicit);
    const Error error = sendError();
    CHECK(error.is(NetError::CertificateWrongHost));
    CHECK(error.subject() == smtpSettings.endpoint());
    CHECK(error.detail().contains("other.example"));
    CHECK_FALSE(error.isRetryable());
}

TEST_CASE_METHOD(TlsFixture, "A certificate whose time is over, or has not come, is refused")
{
    const auto [first, last] = GENERATE(std::pair(-3, -1), std::pair(1, 3));
    use(SelfSigned::make(folder.path(), "localhost", first, last), TlsMode::Implicit);
    CHECK(sendError().is(NetError::CertificateExpired));
}

TEST_CASE_METHOD(TlsFixture, "A certificate from an unknown issuer is refused, also after STARTTLS")
{
    smtpSettings.caFile = SelfSigned::make(folder.path(), "other.example").certificate;
    SECTION("implicit")
    {
        CHECK(sendError().is(NetError::CertificateUntrusted));
    }
    SECTION("STARTTLS")
    {
        smtp.setTls(certificate.certificate, certificate.key, false);
        smtpSettings.tls = TlsMode::StartTls;
        smtp.addScript(startTls);
        CHECK(sendError().is(NetError::CertificateUntrusted));
    }
}

TEST_CASE_METHOD(TlsFixture, "The system's CAs do not know a self-signed certificate")
{
    smtpSettings.caFile.clear();
    CHECK(sendError().is(NetError::CertificateUntrusted));
}

TEST_CASE_METHOD(TlsFixture, "A CA file that is missing or holds no certificate is named")
{
    smtpSettings.caFile = folder.filePath("ca.pem");
    SECTION("missing")
    {
        CHECK(sendError().is(FileError::NotFound));
    }
    SECTION("empty")
    {
        QFile file(smtpSettings.caFile);
        REQUIRE(file.open(QIODevice::WriteOnly));
        const Error error = sendError();
        CHECK(error.is(NetError::CaFileInvalid));
        CHECK(error.subject() == smtpSettings.caFile);
    }
    CHECK(smtp.connections() == 0);
}

TEST_CASE_METHOD(TlsFixture, "A plain-text server on a TLS port is no secure connection")
{
    smtp.setTls(certificate.certificate, certificate.key, false);
    CHECK(sendError().is(NetError::TlsFailed));
}

TEST_CASE_METHOD(TlsFixture, "A server without STARTTLS gets no mail")
{
    use(certificate, TlsMode::StartTls);
    smtp.addScript("S: 220 ready\nC: EHLO centre.example\nS: 250 mail.example\nC: nothing");
    CHECK(sendError().is(NetError::StartTlsNotOffered));
    CHECK(smtp.problems().isEmpty());
}

TEST_CASE_METHOD(TlsFixture, "A handshake that never ends fails by the clock")
{
    use(certificate, TlsMode::StartTls);
    smtp.addScript(QString(startTls).replace("-- tls", "-- silence"));
    send();
    REQUIRE(waitFor([this] { return smtp.silent() == 1; }));
    REQUIRE(waitFor([this] {
        clock.step();
        return !results.empty();
    }));
    REQUIRE(results[0].error.has_value());
    CHECK(results[0].error->is(NetError::Timeout));
}
