// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

namespace rds::test {

/// A self-signed P-256 certificate in two PEM files; it is its own CA file.
struct SelfSigned {
    QString certificate;
    QString key;

    /// @param host DNS name it is made for; @param firstDay, lastDay its time, in days from now
    [[nodiscard]] static SelfSigned make(const QString& folder, const QString& host, int firstDay = -1,
                                         int lastDay = 1);
};

} // namespace rds::test
