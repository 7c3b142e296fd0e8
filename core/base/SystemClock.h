// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Clock.h"

#include <QObject>

#include <unordered_map>

namespace rds {

/// The computer's clock and Qt's timers, in the thread that made it.
class SystemClock final : public QObject, public Clock {
    Q_OBJECT

public:
    explicit SystemClock(QObject* parent = nullptr);

    [[nodiscard]] Timestamp now() const override;
    TimerId callAt(Timestamp when, std::function<void()> callback) override;
    void cancel(TimerId timer) override;

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    struct Pending {
        Timestamp when;
        std::function<void()> callback;
    };

    void arm(TimerId id, Pending pending);

    TimerId m_lastId = 0;
    std::unordered_map<int, TimerId> m_idOfQtTimer;
    std::unordered_map<TimerId, int> m_qtTimerOfId;
    std::unordered_map<TimerId, Pending> m_pending;
};

} // namespace rds
