// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArrayList>

namespace rds {

struct SmtpReply;

/// What a server said to EHLO, as far as this client uses it.
struct SmtpCapabilities {
    bool startTls = false; ///< RFC 3207
    bool pipelining = false; ///< RFC 2920
    bool eightBit = false; ///< RFC 6152
    bool size = false; ///< RFC 1870
    qint64 maxSize = 0; ///< 0: no limit was named
    QByteArrayList auth; ///< RFC 4954, upper case

    /// Unknown and broken lines are skipped.
    [[nodiscard]] static SmtpCapabilities fromEhlo(const SmtpReply& reply);
};

} // namespace rds
