// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
// Prints how many signed replies a core verifies in a second, beside the bare ECDSA verification of the same run, and
// beside OpenSSL's CMS with the certificates inside the message, as most mail programs send them. Run by `make bench`.

#include "BenchClock.h"

#include <core/crypto/CertificateData.h>
#include <core/crypto/Cms.h>
#include <core/crypto/Digest.h>
#include <tests/core/crypto/Identities.h>
#include <tests/core/crypto/OpenSslCommand.h>

#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <QTextStream>

#include <array>

using namespace rds;
using namespace rds::test;

namespace {

constexpr int rounds = 8;
constexpr double secondsOfRound = 0.4;

using Store = std::unique_ptr<X509_STORE, openssl::Deleter<&X509_STORE_free>>;

/// As long as a reply with twenty modules.
QByteArray makeReply()
{
    QByteArray reply = R"({"agent":"AGENT0000001","format":1,"modules":[)";
    for (int i = 0; i < 20; ++i) {
        reply += R"({"date":"2026-11-22","name":"module)" + QByteArray::number(i) + R"(","version":"1.0.02"},)";
    }
    return reply + "]}";
}

/// The signature check alone, with everything prepared.
class BareVerification {
public:
    explicit BareVerification(const Identity& signer)
        : m_digest(sha256("reply"))
        , m_signature(EVP_PKEY_get_size(signer.data().key.get()), '\0')
    {
        EVP_PKEY* key = signer.data().key.get();
        const openssl::KeyContext signing(EVP_PKEY_CTX_new(key, nullptr));
        auto size = static_cast<std::size_t>(m_signature.size());
        REQUIRE(EVP_PKEY_sign_init(signing.get()) == 1);
        REQUIRE(EVP_PKEY_sign(signing.get(), bytes(m_signature), &size, bytes(m_digest), digestSize) == 1);
        m_signature.truncate(static_cast<qsizetype>(size));
        m_context.reset(EVP_PKEY_CTX_new(key, nullptr));
        REQUIRE(EVP_PKEY_verify_init(m_context.get()) == 1);
    }

    [[nodiscard]] bool run()
    {
        return EVP_PKEY_verify(m_context.get(), bytes(m_signature), static_cast<std::size_t>(m_signature.size()),
                               bytes(m_digest), digestSize)
            == 1;
    }

private:
    static constexpr std::size_t digestSize = 32;
    static unsigned char* bytes(QByteArray& array) { return reinterpret_cast<unsigned char*>(array.data()); }

    QByteArray m_digest;
    QByteArray m_signature;
    openssl::KeyContext m_context;
};

openssl::X509Certificate readCertificate(const QByteArray& pem)
{
    const openssl::Bio bio = openssl::readFrom(pem);
    return openssl::X509Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

/// A reply with the agent's and an authority's certificate inside, checked up to a trusted root.
class ChainVerification {
public:
    explicit ChainVerification(const QByteArray& reply)
    {
        const OpenSslCommand command;
        const QString key = "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ";
        const QString request = "req -x509 -new -days 30 ";
        const QString authority = "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign ";
        for (const char* name : {"root", "authority", "agent"}) {
            command.run(key + name + ".key");
        }
        command.run(request + "-subj /CN=root -key root.key -out root.crt " + authority);
        command.run(request + "-subj /CN=authority -key authority.key -CA root.crt -CAkey root.key -out authority.crt "
                    + authority);
        command.run(request
                    + "-subj /CN=agent -key agent.key -CA authority.crt -CAkey authority.key -out agent.crt "
                      "-addext basicConstraints=critical,CA:FALSE -addext keyUsage=critical,digitalSignature "
                      "-addext extendedKeyUsage=emailProtection");
        command.write("reply", reply);
        m_message = command.output("cms -sign -binary -nodetach -md sha256 -outform DER -signer agent.crt "
                                   "-inkey agent.key -certfile authority.crt -in reply");
        m_store.reset(X509_STORE_new());
        REQUIRE(X509_STORE_add_cert(m_store.get(), readCertificate(command.read("root.crt")).get()) == 1);
    }

    [[nodiscard]] bool run() const
    {
        const auto* next = reinterpret_cast<const unsigned char*>(m_message.constData());
        const openssl::CmsMessage message(d2i_CMS_ContentInfo(nullptr, &next, static_cast<long>(m_message.size())));
        const openssl::Bio content(BIO_new(BIO_s_mem()));
        return CMS_verify(message.get(), nullptr, m_store.get(), nullptr, content.get(), CMS_BINARY) == 1;
    }

    [[nodiscard]] qsizetype messageSize() const { return m_message.size(); }

private:
    QByteArray m_message;
    Store m_store;
};

} // namespace

TEST_CASE("verifying replies, in a second of one core")
{
    const QByteArray reply = makeReply();
    const Identity agent = makeSigner("AGENT0000001");
    const QByteArray message = require(cms::sign(reply, agent));
    BareVerification bare(agent);
    const ChainVerification chain(reply);
    int refused = 0;
    std::array<double, 3> best{};
    // In turns, so that what else the machine does meets all of them.
    for (int round = 0; round < rounds; ++round) {
        best[0] = std::max(best[0], ratePerCore(secondsOfRound, [&] { refused += bare.run() ? 0 : 1; }));
        best[1] = std::max(best[1], ratePerCore(secondsOfRound, [&] {
                               refused += cms::verify(message, agent.certificate()) ? 0 : 1;
                           }));
        best[2] = std::max(best[2], ratePerCore(secondsOfRound, [&] { refused += chain.run() ? 0 : 1; }));
    }
    CHECK(refused == 0);
    QTextStream out(stdout);
    const auto line = [&](const char* what, double rate, qsizetype size) {
        out << QStringLiteral("%1 %2 %3 %4\n")
                   .arg(QLatin1String(what), -48)
                   .arg(rate, 10, 'f', 0)
                   .arg(best[1] / rate, 12, 'f', 2)
                   .arg(size, 8);
    };
    out << "Signed replies of " << reply.size() << " bytes verified by one core in a second\n"
        << "                                                     a second   ours to it   bytes\n";
    line("signature alone (EVP, P-256)", best[0], 0);
    line("reply, certificate in memory (ours)", best[1], message.size());
    line("reply with certificate and chain (CMS_verify)", best[2], chain.messageSize());
    out.flush();
}
