// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QByteArrayList>

#include <memory>

namespace rds {

class Random;

struct Credentials {
    QString user;
    QString password;
};

/// The client's side of one SASL exchange (RFC 4422). Challenges and responses are bare, not in base64.
///
/// Errors have no subject: the mechanism does not know the server.
class SaslMechanism {
public:
    virtual ~SaslMechanism() = default;

    [[nodiscard]] virtual QByteArray name() const = 0;
    /// None where the server speaks first.
    [[nodiscard]] virtual std::optional<QByteArray> initialResponse() { return std::nullopt; }
    [[nodiscard]] virtual Result<QByteArray> respond(const QByteArray& challenge) = 0;
    /// Whether the server's success may be believed now.
    [[nodiscard]] virtual Result<void> checkSuccess() const = 0;
};

/// The strongest of SCRAM-SHA-256, PLAIN and LOGIN that is in `offered` (upper or lower case); null where none is.
[[nodiscard]] std::unique_ptr<SaslMechanism> chooseSaslMechanism(const QByteArrayList& offered,
                                                                 const Credentials& credentials, Random& random);

} // namespace rds
