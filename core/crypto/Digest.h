// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace rds {

/// The SHA-256 digest (FIPS 180-4), 32 octets. Thread-safe.
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);

/// SHA-256 of bytes that come in pieces. One digest per object; not thread-safe.
///
/// OpenSSL underneath: it uses the processor's SHA instructions. Without SHA-256 the program cannot do anything that
/// it promises, so a failing OpenSSL ends it.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&& other) noexcept;
    Sha256& operator=(Sha256&& other) noexcept;

    void add(QByteArrayView bytes);
    /// The digest of all that was added. Once only; nothing can be added after it.
    [[nodiscard]] QByteArray finish();

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace rds
