// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SaslExchange.h"

#include "NetError.h"

namespace rds {

SaslExchange::SaslExchange(std::unique_ptr<SaslMechanism> mechanism)
    : m_mechanism(std::move(mechanism))
{
}

QByteArray SaslExchange::command(qsizetype maxLine)
{
    const QByteArray bare = "AUTH " + m_mechanism->name();
    const std::optional<QByteArray> initial = m_mechanism->initialResponse();
    if (!initial) {
        return bare;
    }
    QByteArray whole = bare + ' ' + initial->toBase64();
    if (whole.size() + 2 > maxLine) {
        m_heldBack = initial;
        return bare;
    }
    return whole;
}

Result<QByteArray> SaslExchange::answer(const QByteArray& challenge)
{
    if (m_heldBack) {
        const QByteArray initial = *m_heldBack;
        m_heldBack.reset();
        return initial.toBase64();
    }
    const auto decoded = QByteArray::fromBase64Encoding(challenge.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        return failure(NetError::ProtocolViolation, {}, QStringLiteral("a challenge that is not base64"));
    }
    Result<QByteArray> response = m_mechanism->respond(decoded.decoded);
    if (!response) {
        return response;
    }
    return response->toBase64();
}

} // namespace rds
