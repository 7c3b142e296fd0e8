// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Executor.h"

namespace rds {

void InlineExecutor::submit(std::function<void()> work, QObject* /*context*/, std::function<void()> done)
{
    work();
    done();
}

PoolExecutor::PoolExecutor(int threads)
{
    if (threads > 0) {
        m_pool.setMaxThreadCount(threads);
    }
}

PoolExecutor::~PoolExecutor()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PoolExecutor::submit(std::function<void()> work, QObject* context, std::function<void()> done)
{
    // The guard is made, read and dropped in the executor's thread only: a context may die there at any time.
    auto deliver = [guard = QPointer<QObject>(context), done = std::move(done)] {
        if (guard) {
            done();
        }
    };
    m_pool.start([this, work = std::move(work), deliver = std::move(deliver)]() mutable {
        work();
        QMetaObject::invokeMethod(&m_relay, std::move(deliver), Qt::QueuedConnection);
    });
}

} // namespace rds
