// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WaitFor.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace rds::test {

bool waitFor(const std::function<bool()>& condition, std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    // Wakes the loop now and then, for conditions that no event of this thread announces.
    QTimer heartbeat;
    heartbeat.start(10);
    while (!condition()) {
        if (deadline.hasExpired()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace rds::test
