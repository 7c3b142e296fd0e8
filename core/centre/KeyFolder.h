// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CentreKeys.h"

namespace rds {

/// The files of `keys/` in a centre's folder, see CentreKeys.h. A value.
class KeyFolder {
public:
    explicit KeyFolder(const QString& centreFolder);

    /// Makes it, for its owner alone. Error FileError.
    [[nodiscard]] Result<void> make() const;
    [[nodiscard]] QString file(const QString& name) const { return m_path + u'/' + name; }
    [[nodiscard]] QString rootCertificate() const { return file(QStringLiteral("root-certificate.pem")); }
    [[nodiscard]] QString keySet() const { return file(QStringLiteral("key-set.p7m")); }

    /// Whether the private half of this key is here, or known to be on a token.
    [[nodiscard]] bool has(const Certificate& certificate) const;
    [[nodiscard]] bool isOnToken(const Certificate& certificate) const;
    /// Where the private half is, or would be.
    [[nodiscard]] QString keyPath(const Certificate& certificate) const;

    [[nodiscard]] Result<void> store(const Identity& identity, const Secret& passPhrase) const;
    [[nodiscard]] Result<void> storeToken(const Certificate& certificate, const QString& uri) const;
    /// The private half of this very certificate. Errors as of loadCentreKeys.
    [[nodiscard]] Result<Identity> open(const Certificate& certificate, const KeySecrets& secrets) const;
    void drop(const Certificate& certificate) const;

private:
    [[nodiscard]] QString tokenPath(const Certificate& certificate) const;
    [[nodiscard]] Result<Identity> openToken(const Certificate& certificate, const Secret& pin) const;

    QString m_path;
};

} // namespace rds
