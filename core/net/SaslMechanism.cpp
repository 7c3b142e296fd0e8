// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SaslMechanism.h"

#include "NetError.h"
#include "ScramSha256.h"

#include <core/base/Random.h>

namespace rds {

namespace {

/// RFC 4616.
class SaslPlain final : public SaslMechanism {
public:
    explicit SaslPlain(const Credentials& credentials)
        : m_message('\0' + credentials.user.toUtf8() + '\0' + credentials.password.toUtf8())
    {
    }

    [[nodiscard]] QByteArray name() const override { return QByteArrayLiteral("PLAIN"); }
    [[nodiscard]] std::optional<QByteArray> initialResponse() override { return m_message; }
    [[nodiscard]] Result<QByteArray> respond(const QByteArray& /*challenge*/) override
    {
        return failure(NetError::ProtocolViolation, {}, QStringLiteral("a challenge in AUTH PLAIN"));
    }
    [[nodiscard]] Result<void> checkSuccess() const override { return {}; }

private:
    QByteArray m_message;
};

/// The server asks for the name, then for the password; what the questions say differs and does not matter.
class SaslLogin final : public SaslMechanism {
public:
    explicit SaslLogin(const Credentials& credentials)
        : m_answers{credentials.user.toUtf8(), credentials.password.toUtf8()}
    {
    }

    [[nodiscard]] QByteArray name() const override { return QByteArrayLiteral("LOGIN"); }
    [[nodiscard]] Result<QByteArray> respond(const QByteArray& /*challenge*/) override
    {
        if (m_answers.isEmpty()) {
            return failure(NetError::ProtocolViolation, {}, QStringLiteral("a third challenge in AUTH LOGIN"));
        }
        return m_answers.takeFirst();
    }
    [[nodiscard]] Result<void> checkSuccess() const override { return {}; }

private:
    QByteArrayList m_answers;
};

} // namespace

std::unique_ptr<SaslMechanism> chooseSaslMechanism(const QByteArrayList& offered, const Credentials& credentials,
                                                   Random& random)
{
    const auto isOffered = [&offered](const char* name) {
        return std::any_of(offered.begin(), offered.end(),
                           [name](const QByteArray& each) { return each.compare(name, Qt::CaseInsensitive) == 0; });
    };
    if (isOffered("SCRAM-SHA-256")) {
        return std::make_unique<ScramSha256>(credentials, random.hex(18).toLatin1());
    }
    if (isOffered("PLAIN")) {
        return std::make_unique<SaslPlain>(credentials);
    }
    if (isOffered("LOGIN")) {
        return std::make_unique<SaslLogin>(credentials);
    }
    return nullptr;
}

} // namespace rds
