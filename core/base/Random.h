// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>

#include <random>

namespace rds {

/// The source of nonces, ids and jitter: handed in, so that a simulation repeats exactly.
///
/// Keys are never made from it; OpenSSL has a generator of its own. Not thread-safe.
class Random {
public:
    virtual ~Random() = default;

    [[nodiscard]] virtual quint64 next() = 0;

    /// Uniform in [0, bound). @pre bound > 0
    [[nodiscard]] quint64 below(quint64 bound);
    /// `count` random bytes as lower-case hex (2 * count characters).
    [[nodiscard]] QString hex(int count);
};

/// Unpredictable: the operating system's generator.
class SystemRandom final : public Random {
public:
    [[nodiscard]] quint64 next() override;
};

/// The same sequence for the same seed.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(quint64 seed)
        : m_engine(seed)
    {
    }

    [[nodiscard]] quint64 next() override { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

} // namespace rds
