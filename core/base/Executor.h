// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

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

/// Runs work on a QThreadPool. Its destructor waits for work that has begun.
class PoolExecutor final : public Executor {
public:
    /// @param threads 0 means one per processor
    explicit PoolExecutor(int threads = 0);
    ~PoolExecutor() override;

protected:
    void submit(std::function<void()> work, QObject* context, std::function<void()> done) override;

private:
    QObject m_relay;
    QThreadPool m_pool;
};

} // namespace rds
