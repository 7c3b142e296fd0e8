// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/transport/MailTransport.h>

#include <set>
#include <vector>

namespace rds::test {

/// Keeps fetched mail in memory, and shows what a transport asked of it.
struct MemorySink final : MailSink {
    bool isKnown(const QString& uid) override { return known.contains(uid); }
    Result<void> store(const std::vector<FetchedMail>& mails) override
    {
        if (full) {
            return failure(Error(std::make_error_code(std::errc::no_space_on_device), "memory sink"));
        }
        stored.insert(stored.end(), mails.begin(), mails.end());
        return {};
    }
    void tooLarge(const QString& /*uid*/, qint64 bytes) override { large.push_back(bytes); }

    std::set<QString> known;
    std::vector<FetchedMail> stored;
    std::vector<qint64> large;
    bool full = false; ///< storing fails
};

} // namespace rds::test
