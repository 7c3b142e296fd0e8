// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/agent/InstallRunner.h>

#include <QPointer>

#include <deque>

namespace rds {

/// Lets only so many install scripts run at a time: a fleet on one computer would else start thousands of
/// processes together. The runner behind it outlives it. One thread.
class QueuedInstallRunner final : public InstallRunner {
public:
    QueuedInstallRunner(InstallRunner& runner, int atOnce);

    void run(const InstallJob& job, QObject* context, Done done) override;

private:
    struct Waiting {
        InstallJob job;
        QPointer<QObject> context;
        Done done;
    };

    void startNext();

    InstallRunner& m_runner;
    int m_atOnce;
    int m_running = 0;
    std::deque<Waiting> m_waiting;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace rds
