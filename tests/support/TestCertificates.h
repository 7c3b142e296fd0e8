// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds::test {

/// Certificates made for one test run by the `openssl` command, P-256, valid for two days.
struct TestCertificates {
    QString caFile; ///< the issuer, PEM
    QString certificate; ///< the server's, PEM
    QString privateKey; ///< the server's, PEM, mode 0600
    QString otherCaFile; ///< an issuer of nothing

    /// @param folder exists; the files are made there
    /// @param hosts what the server's certificate is good for
    [[nodiscard]] static Result<TestCertificates> make(const QString& folder, const QStringList& hosts);
};

} // namespace rds::test
