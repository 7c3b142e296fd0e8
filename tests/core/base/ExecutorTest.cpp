// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Executor.h>

#include <tests/support/WaitFor.h>

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <semaphore>
#include <thread>
#include <vector>

using namespace rds;
using rds::test::waitFor;

TEST_CASE("Work done inline has its result before run returns")
{
    InlineExecutor executor;
    QObject context;
    int result = 0;
    executor.run(
        &context, [] { return 6 * 7; }, [&](int value) { result = value; });
    CHECK(result == 42);
}

TEST_CASE("A pool works in another thread and delivers in its own")
{
    PoolExecutor executor(2);
    QObject context;
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    executor.run(
        &context, [] { return QThread::currentThread(); },
        [&](QThread* thread) {
            worker = thread;
            receiver = QThread::currentThread();
        });
    CHECK(worker == nullptr);
    REQUIRE(waitFor([&] { return worker != nullptr; }));
    CHECK(worker != QThread::currentThread());
    CHECK(receiver == QThread::currentThread());
}

TEST_CASE("Every result of a pool arrives, with values that only move")
{
    PoolExecutor executor;
    QObject context;
    int sum = 0;
    int arrived = 0;
    for (int i = 1; i <= 200; ++i) {
        executor.run(
            &context, [i] { return std::make_unique<int>(i); },
            [&](std::unique_ptr<int> value) {
                sum += *value;
                ++arrived;
            });
    }
    REQUIRE(waitFor([&] { return arrived == 200; }));
    CHECK(sum == 200 * 201 / 2);
}

TEST_CASE("A pool of one thread works in the order of the calls")
{
    PoolExecutor executor(1);
    QObject context;
    std::vector<int> order;
    for (int i = 0; i < 20; ++i) {
        executor.run(
            &context, [i] { return i; }, [&](int value) { order.push_back(value); });
    }
    REQUIRE(waitFor([&] { return order.size() == 20; }));
    CHECK(std::is_sorted(order.begin(), order.end()));
}

TEST_CASE("A result whose receiver is gone is dropped")
{
    PoolExecutor executor(1);
    QObject survivor;
    auto gone = std::make_unique<QObject>();
    bool delivered = false;
    bool later = false;
    std::binary_semaphore proceed(0);
    executor.run(
        gone.get(),
        [&] {
            proceed.acquire();
            return 1;
        },
        [&](int) { delivered = true; });
    executor.run(
        &survivor, [] { return 2; }, [&](int) { later = true; });
    gone.reset();
    proceed.release();
    REQUIRE(waitFor([&] { return later; }));
    CHECK_FALSE(delivered);
}

TEST_CASE("A pool's end waits for work that has begun")
{
    std::binary_semaphore begun(0);
    std::binary_semaphore proceed(0);
    std::atomic<bool> finished = false;
    bool delivered = false;
    QObject context;
    auto executor = std::make_unique<PoolExecutor>(1);
    executor->run(
        &context,
        [&] {
            begun.release();
            proceed.acquire();
            finished = true;
            return 1;
        },
        [&](int) { delivered = true; });
    begun.acquire();
    std::thread end([&] { proceed.release(); });
    executor.reset();
    CHECK(finished);
    end.join();
    QCoreApplication::processEvents();
    CHECK_FALSE(delivered);
}
