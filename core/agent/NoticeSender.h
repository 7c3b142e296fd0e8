// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentKeys.h"
#include "AgentMemory.h"
#include "AgentOutbox.h"

#include <core/base/Executor.h>

#include <QStringList>

namespace rds {

/// Tells the centre at once of an update that was refused or came to nothing, once for each (UpdateNotice).
///
/// What is to be told is in AgentState::notices first, in the same write as the command's outcome. From there it is
/// signed into the outbox, under a name that was chosen before, and only then forgotten: whenever the power fails, one
/// notice is sent. Belongs to one thread; everything referred to must outlive it.
class NoticeSender final : public QObject {
    Q_OBJECT

public:
    NoticeSender(AgentSelf self, AgentMemory& memory, AgentOutbox& outbox, Clock& clock, Executor& executor);

    /// To be announced in the agent's state.
    [[nodiscard]] PendingNotice prepare(UpdateOutcome outcome);
    /// What a crash has left, at once: to be called before anything is sent.
    void resume();
    /// Signs what is announced, and sends it. What fails is tried again by the next call.
    void deliver();
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    /// isBusy() has become false.
    void settled();

private:
    [[nodiscard]] QStringList announced() const;
    void next();
    void onWritten(const QString& name, const Result<QByteArray>& mail);

    AgentSelf m_self;
    AgentMemory& m_memory;
    AgentOutbox& m_outbox;
    Clock& m_clock;
    Executor& m_executor;
    QStringList m_round; ///< still to be signed
    bool m_busy = false;
    bool m_again = false;
    std::error_code m_lastProblem;
};

} // namespace rds
