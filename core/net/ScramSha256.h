// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "SaslMechanism.h"

namespace rds {

/// SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677): the password never leaves this side, and the
/// server has to prove that it knows it.
class ScramSha256 final : public SaslMechanism {
public:
    /// A server that asks for fewer iterations makes guessing cheap, one that asks for more stops the engine.
    static constexpr int minIterations = 4096;
    static constexpr int maxIterations = 600'000;

    /// @param nonce fresh, printable, without commas
    ScramSha256(const Credentials& credentials, QByteArray nonce);

    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] std::optional<QByteArray> initialResponse() override;
    [[nodiscard]] Result<QByteArray> respond(const QByteArray& challenge) override;
    [[nodiscard]] Result<void> checkSuccess() const override;

private:
    enum class Step { ServerFirst, ServerFinal, Done };

    [[nodiscard]] Result<QByteArray> clientFinal(const QByteArray& serverFirst);
    [[nodiscard]] Result<QByteArray> verifyServer(const QByteArray& serverFinal);

    QByteArray m_user;
    QByteArray m_password;
    QByteArray m_nonce;
    QByteArray m_serverSignature;
    Step m_step = Step::ServerFirst;
};

} // namespace rds
