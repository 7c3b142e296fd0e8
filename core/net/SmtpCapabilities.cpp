// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpCapabilities.h"

#include "SmtpReply.h"

#include <algorithm>

namespace rds {

SmtpCapabilities SmtpCapabilities::fromEhlo(const SmtpReply& reply)
{
    SmtpCapabilities found;
    for (const QByteArray& line : reply.lines.mid(1)) {
        // Servers of old wrote AUTH=LOGIN.
        QByteArray text = line.simplified().toUpper();
        if (text.startsWith("AUTH=")) {
            text[4] = ' ';
        }
        const QByteArrayList words = text.split(' ');
        const QByteArray& keyword = words.first();
        if (keyword == "STARTTLS") {
            found.startTls = true;
        } else if (keyword == "PIPELINING") {
            found.pipelining = true;
        } else if (keyword == "8BITMIME") {
            found.eightBit = true;
        } else if (keyword == "SIZE") {
            found.size = true;
            found.maxSize = words.size() > 1 ? std::max<qint64>(0, words.at(1).toLongLong()) : 0;
        } else if (keyword == "AUTH") {
            found.auth += words.mid(1);
        }
    }
    return found;
}

} // namespace rds
