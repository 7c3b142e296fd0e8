// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "SaslMechanism.h"

namespace rds {

/// One AUTH command with the lines that follow it, in base64, as SMTP (RFC 4954) and POP3 (RFC 5034) share it.
///
/// Everything it makes is secret and must not be logged.
class SaslExchange {
public:
    /// @pre mechanism is not null
    explicit SaslExchange(std::unique_ptr<SaslMechanism> mechanism);

    [[nodiscard]] QByteArray mechanismName() const { return m_mechanism->name(); }
    /// `AUTH NAME`, with the initial response where the line then stays within `maxLine` (CRLF included).
    [[nodiscard]] QByteArray command(qsizetype maxLine);
    /// The answer to a challenge (what follows `334 ` or `+ `), without CRLF.
    [[nodiscard]] Result<QByteArray> answer(const QByteArray& challenge);
    [[nodiscard]] Result<void> checkSuccess() const { return m_mechanism->checkSuccess(); }

private:
    std::unique_ptr<SaslMechanism> m_mechanism;
    std::optional<QByteArray> m_heldBack; ///< an initial response that did not fit
};

} // namespace rds
