// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CentreHost.h"

#include <QThread>

namespace rds {

/// The thread in which the centre lives: sockets, database, engine. Its destructor ends both in order.
class EngineThread {
public:
    EngineThread(CentreHost::Options options, ReasonText reason);
    ~EngineThread();
    EngineThread(const EngineThread&) = delete;
    EngineThread& operator=(const EngineThread&) = delete;

    [[nodiscard]] CentreHost& host() { return *m_host; }
    /// Starts the thread and opens the centre in it.
    void start();

private:
    QThread m_thread;
    CentreHost* m_host;
};

} // namespace rds
