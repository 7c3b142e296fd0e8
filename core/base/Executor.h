// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace rds {

/// Where processor-heavy work (CMS, archives, MIME) runs: a pool in the product, at once in a simulation.
///
/// Belongs to the thread that made it. `work` runs anywhere and must own what it touches; `done`
/// gets its result in the executor's thread, and is dropped when `context` is gone by then.
class Executor {
public:
    virtual ~Executor() = default;

    template <class Work, class Done> void run(QObject* context, Work work, Done done)
    {
        using Value = std::invoke_result_t<Work>;
        auto result = std::make_shared<std::optional<Value>>();
        submit([work = std::move(work), result]() mutable { result->emplace(work()); }, context,
               [done = std::move(done), result]() mutable { done(std::move(**result)); });
    }

protected:
    virtual void submit(std::function<void()> work, QObject* context, std::function<void()> done) = 0;
};

/// Runs work at once in the calling thread; `done` follows before `run` returns.
class InlineExecutor final : public Executor {
protected:
    void submit(std::function<void()> work, QObject* context, std::function<void()> done) override;
};

/// Runs work on threads of its own, first come, first served. Its destructor drops what has not begun, waits for what
/// has, and joins the threads: QThreadPool only waits for their functions, so that a thread's own data, such as
/// OpenSSL's random generator, would be freed while the process is already ending.
class PoolExecutor final : public Executor {
public:
    /// @param threads 0 means one per processor
    explicit PoolExecutor(int threads = 0);
    ~PoolExecutor() override;

protected:
    void submit(std::function<void()> work, QObject* context, std::function<void()> done) override;

private:
    using Task = std::function<void()>;

    void work(const std::stop_token& stop);

    QObject m_relay; ///< lives in the executor's thread: results are delivered through it
    std::mutex m_mutex;
    std::condition_variable_any m_wakeUp;
    std::deque<Task> m_tasks; ///< guarded by m_mutex
    std::vector<std::jthread> m_threads; ///< last: ended and joined before the rest is gone
};

} // namespace rds
