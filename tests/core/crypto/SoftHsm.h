// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Secret.h>

#include <QTemporaryDir>

namespace rds::test {

/// SoftHSM2, a PKCS#11 library, with a token in a temporary folder, as if a card had been put in. Any step that goes
/// wrong ends the test.
class SoftHsm {
public:
    /// For the first line of a test: says why it is skipped (ctest then reports it so), or returns false.
    [[nodiscard]] static bool skipped();

    /// The one of this process: a library that was asked for a key stays loaded, with the folder that it found through
    /// the environment.
    [[nodiscard]] static SoftHsm& instance();
    /// Where a key of this label would be; no token is needed to ask.
    [[nodiscard]] static QString uriOf(const QString& label);

    SoftHsm(const SoftHsm&) = delete;
    SoftHsm& operator=(const SoftHsm&) = delete;

    [[nodiscard]] Secret pin() const { return Secret(std::string_view("1234")); }
    /// Puts a PKCS#8 key onto the token, and returns its URI.
    [[nodiscard]] QString add(const QByteArray& keyPem);

private:
    SoftHsm();
    void run(const QStringList& arguments) const;

    QTemporaryDir m_folder;
    int m_keys = 0;
};

} // namespace rds::test
