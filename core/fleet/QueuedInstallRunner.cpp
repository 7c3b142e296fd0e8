// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "QueuedInstallRunner.h"

#include <QObject>

namespace rds {

QueuedInstallRunner::QueuedInstallRunner(InstallRunner& runner, int atOnce)
    : m_runner(runner)
    , m_atOnce(atOnce)
{
}

void QueuedInstallRunner::run(const InstallJob& job, QObject* context, Done done)
{
    m_waiting.push_back({job, context, std::move(done)});
    startNext();
}

void QueuedInstallRunner::startNext()
{
    while (m_running < m_atOnce && !m_waiting.empty()) {
        Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!next.context) {
            continue;
        }
        ++m_running;
        m_runner.run(next.job, next.context,
                     [this, alive = std::weak_ptr(m_alive), done = std::move(next.done)](const InstallExit& exit) {
                         if (const auto guard = alive.lock()) {
                             --m_running;
                             startNext();
                         }
                         done(exit);
                     });
    }
}

} // namespace rds
