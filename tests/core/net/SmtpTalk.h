// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Random.h>
#include <core/net/SmtpSession.h>

#include <QStringList>

namespace rds::test {

/// An SMTP session with a list of mails, played as a transcript in every way of cutting the bytes.
struct SmtpTalk {
    SmtpTalk();

    ServerSettings settings; ///< plain text to a loopback host, no log-in
    std::vector<SmtpMail> mails;
    bool holdsMailBack = false;
    static constexpr quint64 seed = 7;

    /// What came of it, the same for every cut:
    /// `1: Accepted 250 ok | Refused 550 no`, `failed: what (detail)`, `ended`.
    [[nodiscard]] QStringList play(const QString& transcript) const;
};

/// Recipients `a@b.example c@d.example`, content `Subject: hello`.
[[nodiscard]] SmtpMail smtpMail(quint64 id, const char* recipients = "one@b.example");

} // namespace rds::test
