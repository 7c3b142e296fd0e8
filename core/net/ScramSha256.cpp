// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ScramSha256.h"

#include "NetError.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

namespace rds {

namespace {

constexpr int digestLength = 32;
/// base64 of the header `n,,`: no channel binding.
constexpr char channelBinding[] = "c=biws";

/// SASLprep as far as it matters here: compatibility forms are made one (RFC 4013, section 2.2).
QByteArray prepared(const QString& text)
{
    return text.normalized(QString::NormalizationForm_KC).toUtf8();
}

QByteArray escapedName(const QString& user)
{
    return prepared(user).replace('=', "=3D").replace(',', "=2C");
}

QByteArray hmac(const QByteArray& key, const QByteArray& message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QByteArray exclusiveOr(QByteArray a, const QByteArray& b)
{
    for (qsizetype i = 0; i < a.size(); ++i) {
        a[i] = static_cast<char>(a.at(i) ^ b.at(i));
    }
    return a;
}

std::optional<QByteArray> decoded(const QByteArray& base64)
{
    const auto result = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.isEmpty()) {
        return std::nullopt;
    }
    return result.decoded;
}

Unexpected violation(const char* what)
{
    return failure(NetError::ProtocolViolation, {}, QStringLiteral("SCRAM: ") + QLatin1String(what));
}

struct ServerFirst {
    QByteArray nonce;
    QByteArray salt;
    int iterations = 0;
};

Result<ServerFirst> parseServerFirst(const QByteArray& message, const QByteArray& clientNonce)
{
    const QByteArrayList fields = message.split(',');
    if (fields.size() < 3 || !fields[0].startsWith("r=") || !fields[1].startsWith("s=")
        || !fields[2].startsWith("i=")) {
        return violation("not a server-first message");
    }
    ServerFirst first;
    first.nonce = fields[0].mid(2);
    if (!first.nonce.startsWith(clientNonce) || first.nonce.size() == clientNonce.size()) {
        return violation("nonce is not a continuation of ours");
    }
    const auto salt = decoded(fields[1].mid(2));
    if (!salt) {
        return violation("salt is not base64");
    }
    first.salt = *salt;
    bool isNumber = false;
    first.iterations = fields[2].mid(2).toInt(&isNumber);
    if (!isNumber || first.iterations < ScramSha256::minIterations || first.iterations > ScramSha256::maxIterations) {
        return violation("iteration count out of range");
    }
    return first;
}

} // namespace

ScramSha256::ScramSha256(const Credentials& credentials, QByteArray nonce)
    : m_user(escapedName(credentials.user))
    , m_password(prepared(credentials.password))
    , m_nonce(std::move(nonce))
{
}

QByteArray ScramSha256::name() const
{
    return QByteArrayLiteral("SCRAM-SHA-256");
}

std::optional<QByteArray> ScramSha256::initialResponse()
{
    return "n,,n=" + m_user + ",r=" + m_nonce;
}

Result<QByteArray> ScramSha256::respond(const QByteArray& challenge)
{
    switch (m_step) {
    case Step::ServerFirst:
        return clientFinal(challenge);
    case Step::ServerFinal:
        return verifyServer(challenge);
    case Step::Done:
        break;
    }
    return violation("a challenge too many");
}

Result<void> ScramSha256::checkSuccess() const
{
    if (m_step != Step::Done) {
        return failure(NetError::ServerNotProven, {}, QStringLiteral("SCRAM: success without the server's signature"));
    }
    return {};
}

Result<QByteArray> ScramSha256::clientFinal(const QByteArray& serverFirst)
{
    const Result<ServerFirst> first = parseServerFirst(serverFirst, m_nonce);
    if (!first) {
        return failure(first.error());
    }
    const QByteArray withoutProof = QByteArray(channelBinding) + ",r=" + first->nonce;
    const QByteArray authMessage = "n=" + m_user + ",r=" + m_nonce + ',' + serverFirst + ',' + withoutProof;
    const QByteArray saltedPassword = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, m_password,
                                                                         first->salt, first->iterations, digestLength);
    const QByteArray clientKey = hmac(saltedPassword, "Client Key");
    const QByteArray storedKey = QCryptographicHash::hash(clientKey, QCryptographicHash::Sha256);
    const QByteArray proof = exclusiveOr(clientKey, hmac(storedKey, authMessage));
    m_serverSignature = hmac(hmac(saltedPassword, "Server Key"), authMessage);
    m_step = Step::ServerFinal;
    return withoutProof + ",p=" + proof.toBase64();
}

Result<QByteArray> ScramSha256::verifyServer(const QByteArray& serverFinal)
{
    if (serverFinal.startsWith("e=")) {
        return failure(NetError::AuthenticationFailed, {}, QString::fromLatin1(serverFinal.left(200)));
    }
    const QByteArray verifier = serverFinal.split(',').first();
    if (!verifier.startsWith("v=") || decoded(verifier.mid(2)) != m_serverSignature) {
        return failure(NetError::ServerNotProven, {}, QStringLiteral("SCRAM: the server's signature is wrong"));
    }
    m_step = Step::Done;
    return QByteArray();
}

} // namespace rds
