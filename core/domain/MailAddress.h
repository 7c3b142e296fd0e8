// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QHashFunctions>

namespace rds {

/// A mailbox as it stands in an SMTP envelope (RFC 5321, section 4.1.2: dot-string local part,
/// domain of letters, digits and hyphens, or an address literal), at most 254 octets of ASCII.
///
/// Quoted local parts are not accepted. The domain is compared without regard to case.
class MailAddress {
public:
    MailAddress() = default;
    [[nodiscard]] static Result<MailAddress> parse(const QString& text);

    [[nodiscard]] const QString& toString() const { return m_text; }
    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    [[nodiscard]] QString domain() const;
    /// For comparing: the domain in lower case.
    [[nodiscard]] QString normalized() const;

    friend bool operator==(const MailAddress& a, const MailAddress& b) { return a.normalized() == b.normalized(); }
    friend bool operator<(const MailAddress& a, const MailAddress& b) { return a.normalized() < b.normalized(); }
    friend size_t qHash(const MailAddress& a, size_t seed = 0) { return ::qHash(a.normalized(), seed); }

private:
    QString m_text;
};

} // namespace rds
