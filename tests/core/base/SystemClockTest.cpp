// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/SystemClock.h>

#include <tests/support/WaitFor.h>

#include <catch2/catch.hpp>

#include <vector>

using namespace rds;
using namespace std::chrono_literals;
using rds::test::waitFor;

TEST_CASE("The computer's clock moves on and counts from 1970")
{
    const SystemClock clock;
    const Timestamp before = clock.now();
    CHECK(before > Timestamp(std::chrono::sys_days(std::chrono::year(2024) / 1 / 1)));
    CHECK(waitFor([&] { return clock.now() > before; }));
}

TEST_CASE("Callbacks run in the order of their times, never before them")
{
    SystemClock clock;
    std::vector<int> order;
    const Timestamp start = clock.now();
    const auto note = [&](int number, Duration delay) {
        order.push_back(number);
        CHECK(clock.now() >= start + delay);
    };
    clock.callAt(start + 60ms, [&] { note(3, 60ms); });
    clock.callAt(start + 20ms, [&] { note(1, 20ms); });
    clock.callAt(start + 40ms, [&] { note(2, 40ms); });
    REQUIRE(waitFor([&] { return order.size() == 3; }));
    CHECK(order == std::vector{1, 2, 3});
}

TEST_CASE("A callback never runs within callAt, even where its time has passed")
{
    SystemClock clock;
    int calls = 0;
    clock.callAt(clock.now() - 1h, [&] { ++calls; });
    clock.callAfter(0ms, [&] { ++calls; });
    CHECK(calls == 0);
    CHECK(waitFor([&] { return calls == 2; }));
}

TEST_CASE("A callback runs once")
{
    SystemClock clock;
    int calls = 0;
    bool later = false;
    clock.callAfter(1ms, [&] { ++calls; });
    clock.callAfter(30ms, [&] { later = true; });
    REQUIRE(waitFor([&] { return later; }));
    CHECK(calls == 1);
}

TEST_CASE("Every timer has a number of its own, and none is 0")
{
    SystemClock clock;
    const auto first = clock.callAfter(1h, [] {});
    const auto second = clock.callAfter(1h, [] {});
    CHECK(first != 0);
    CHECK(second != 0);
    CHECK(first != second);
}

TEST_CASE("A cancelled timer does not run")
{
    SystemClock clock;
    bool cancelledRan = false;
    bool later = false;
    const auto timer = clock.callAfter(1ms, [&] { cancelledRan = true; });
    clock.callAfter(20ms, [&] { later = true; });
    clock.cancel(timer);
    REQUIRE(waitFor([&] { return later; }));
    CHECK_FALSE(cancelledRan);
}

TEST_CASE("Cancelling nothing, or a timer that has run, is ignored")
{
    SystemClock clock;
    int calls = 0;
    const auto timer = clock.callAfter(0ms, [&] { ++calls; });
    clock.cancel(0);
    clock.cancel(timer + 100);
    REQUIRE(waitFor([&] { return calls == 1; }));
    clock.callAfter(0ms, [&] { ++calls; });
    clock.cancel(timer);
    CHECK(waitFor([&] { return calls == 2; }));
}

TEST_CASE("A callback may cancel itself and another that is due")
{
    SystemClock clock;
    bool victimRan = false;
    bool later = false;
    Clock::TimerId self = 0;
    Clock::TimerId victim = 0;
    self = clock.callAfter(0ms, [&] {
        clock.cancel(self);
        clock.cancel(victim);
    });
    victim = clock.callAfter(1ms, [&] { victimRan = true; });
    // All are due when the loop runs for the first time.
    const Timestamp start = clock.now();
    while (clock.now() < start + 5ms) { }
    clock.callAfter(20ms, [&] { later = true; });
    REQUIRE(waitFor([&] { return later; }));
    CHECK_FALSE(victimRan);
}

TEST_CASE("A callback may set the next timer")
{
    SystemClock clock;
    int calls = 0;
    std::function<void()> again = [&] {
        if (++calls < 3) {
            clock.callAfter(0ms, again);
        }
    };
    clock.callAfter(0ms, again);
    CHECK(waitFor([&] { return calls == 3; }));
}

TEST_CASE("Timers end with their clock")
{
    bool ran = false;
    bool later = false;
    SystemClock survivor;
    {
        SystemClock clock;
        clock.callAfter(0ms, [&] { ran = true; });
    }
    survivor.callAfter(10ms, [&] { later = true; });
    REQUIRE(waitFor([&] { return later; }));
    CHECK_FALSE(ran);
}
