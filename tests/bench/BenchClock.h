// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>

namespace rds::test {

/// The shortest of several runs, in seconds of the clock on the wall: what else the machine does only ever adds.
template <class Work> [[nodiscard]] double bestSeconds(int runs, Work work)
{
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < runs; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    return best;
}

/// Seconds that this thread has spent on a core.
[[nodiscard]] inline double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// How often `work` runs in a second of one core.
template <class Work> [[nodiscard]] double ratePerCore(double seconds, Work work)
{
    const double begin = threadSeconds();
    double spent = 0;
    int count = 0;
    while (spent < seconds) {
        for (int i = 0; i < 50; ++i) {
            work();
        }
        count += 50;
        spent = threadSeconds() - begin;
    }
    return count / spent;
}

} // namespace rds::test
