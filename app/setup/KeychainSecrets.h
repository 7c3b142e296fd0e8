// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "KeyStore.h"

#include <QObject>

namespace rds {

/// The desktop's own key store: the Secret Service of GNOME and others, or KWallet, by QtKeychain. Everything is
/// under the service `rds-version-manager`. Needs an event loop.
class KeychainSecrets final : public QObject, public KeyStore {
    Q_OBJECT

public:
    explicit KeychainSecrets(QObject* parent = nullptr);

    /// Whether this session has a message bus: without one, no key store can be reached.
    [[nodiscard]] bool isAvailable() const override;
    void read(const QString& account, Read done) override;
    void write(const QString& account, const Secret& secret, Done done) override;
    void remove(const QString& account, Done done) override;
};

} // namespace rds
