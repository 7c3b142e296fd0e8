// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Executor.h"

#include <algorithm>

namespace rds {

void InlineExecutor::submit(std::function<void()> work, QObject* /*context*/, std::function<void()> done)
{
    work();
    done();
}

PoolExecutor::PoolExecutor(int threads)
{
    const unsigned int count = threads > 0 ? static_cast<unsigned int>(threads) : std::thread::hardware_concurrency();
    for (unsigned int i = 0; i < std::max(count, 1U); ++i) {
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
}

PoolExecutor::~PoolExecutor()
{
    const std::lock_guard lock(m_mutex);
    m_tasks.clear();
    for (std::jthread& thread : m_threads) {
        thread.request_stop();
    }
}

void PoolExecutor::submit(std::function<void()> work, QObject* context, std::function<void()> done)
{
    // The guard is made, read and dropped in the executor's thread only: a context may die there at any time.
    auto deliver = [guard = QPointer<QObject>(context), done = std::move(done)] {
        if (guard) {
            done();
        }
    };
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.emplace_back([this, work = std::move(work), deliver = std::move(deliver)]() mutable {
            work();
            QMetaObject::invokeMethod(&m_relay, std::move(deliver), Qt::QueuedConnection);
        });
    }
    m_wakeUp.notify_one();
}

void PoolExecutor::work(const std::stop_token& stop)
{
    while (true) {
        std::unique_lock lock(m_mutex);
        if (!m_wakeUp.wait(lock, stop, [this] { return !m_tasks.empty(); })) {
            return;
        }
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
    }
}

} // namespace rds
