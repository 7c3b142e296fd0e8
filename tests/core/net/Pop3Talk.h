// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/net/Pop3Session.h>

#include <QStringList>

#include <set>

namespace rds::test {

/// A POP3 session with an owner that decides by lists, played as a transcript in every way of cutting the bytes.
struct Pop3Talk {
    Pop3Talk();

    ServerSettings settings; ///< plain text to a loopback host, user `agent`, password `secret`
    std::set<QString> known;
    std::set<QString> left;
    bool storeFails = false;
    qint64 maxMail = 1000;

    /// What came of it, the same for every cut: `stored uid=content uid=content`, `oversized uid 1234`,
    /// `failed: what (detail)`, `complete`.
    [[nodiscard]] QStringList play(const QString& transcript) const;
};

} // namespace rds::test
