// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/crypto/Identity.h>

#include <QStringList>
#include <QTemporaryDir>

namespace rds::test {

/// The `openssl` command in a folder of its own: the judge from outside, and the maker of what we must refuse.
/// Any step that goes wrong ends the test, except where `accepts` asks.
class OpenSslCommand {
public:
    void write(const QString& name, const QByteArray& bytes) const;
    /// Writes `name`.key and `name`.crt.
    void write(const QString& name, const Identity& identity) const;
    [[nodiscard]] QByteArray read(const QString& name) const;

    /// Runs openssl with the words of `arguments`, which hold no quoted spaces.
    void run(const QString& arguments) const;
    [[nodiscard]] bool accepts(const QString& arguments) const;
    /// Runs openssl with ` -out out` added, and returns what it wrote there.
    [[nodiscard]] QByteArray output(const QString& arguments) const;

    /// Makes `name`.key and `name`.crt. @param extensions `-addext` values
    void makeCertificate(const QString& name, const QString& keyOptions, const QStringList& extensions) const;

private:
    struct Outcome {
        int exitCode = -1;
        QByteArray said;
    };

    [[nodiscard]] Outcome execute(const QStringList& arguments) const;

    QTemporaryDir m_folder;
};

} // namespace rds::test
