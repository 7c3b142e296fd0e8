// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/base/Random.h>

#include <algorithm>

namespace rds {

/// How long to wait after one more failure: twice as long each time, up to a cap, and a little at random,
/// so that a fleet does not come back to a server all at once.
class Backoff {
public:
    Backoff(Duration first, Duration cap)
        : m_first(first)
        , m_cap(std::max(first, cap))
        , m_next(first)
    {
    }

    [[nodiscard]] Duration next(Random& random)
    {
        const Duration base = m_next;
        m_next = std::min(m_next * 2, m_cap);
        const auto spread = static_cast<quint64>(base.count() / 10) + 1;
        return base + Duration(static_cast<qint64>(random.below(spread)));
    }

    void reset() { m_next = m_first; }

private:
    Duration m_first;
    Duration m_cap;
    Duration m_next;
};

} // namespace rds
