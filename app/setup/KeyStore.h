// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>
#include <core/base/Secret.h>

#include <functional>
#include <optional>

namespace rds {

/// A place of the desktop that keeps secrets, locked together with the user's session. One thread; every `done` is
/// called once, later, and not after the store is gone.
class KeyStore {
public:
    using Read = std::function<void(std::optional<Secret>)>;
    using Done = std::function<void(Result<void>)>;

    virtual ~KeyStore() = default;

    /// False where there is none on this machine; nothing else is called then.
    [[nodiscard]] virtual bool isAvailable() const = 0;
    /// None: it is not in the store, or the store does not give it.
    virtual void read(const QString& account, Read done) = 0;
    /// Error CentreError::KeyStoreFailed; the detail is the store's reason.
    virtual void write(const QString& account, const Secret& secret, Done done) = 0;
    /// Also succeeds where there was none. Error KeyStoreFailed.
    virtual void remove(const QString& account, Done done) = 0;
};

} // namespace rds
