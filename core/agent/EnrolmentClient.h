// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentKeys.h"
#include "AgentMemory.h"
#include "AgentOutbox.h"
#include "TrustKeeper.h"

#include <core/base/Executor.h>
#include <core/protocol/EnrolmentMail.h>

namespace rds {

/// Introduces a new agent to the centre: mails its certificates with the code of the settings file, again every six
/// hours, until the centre has accepted or refused them.
///
/// What it asks and hears is in AgentState, so a restart neither asks earlier nor forgets a refusal. Another code, or
/// other keys, begin anew: a new settings file is the way out of every refusal. Belongs to one thread; everything
/// referred to must outlive it.
class EnrolmentClient final : public QObject {
    Q_OBJECT

public:
    static constexpr Duration interval = std::chrono::hours(6);

    struct Parts {
        AgentMemory& memory;
        AgentOutbox& outbox;
        const TrustKeeper& trust;
        Clock& clock;
        Random& random;
        Executor& executor;
    };

    EnrolmentClient(Parts parts, AgentSelf self, QString code);
    ~EnrolmentClient() override;

    /// Finds out whether code or keys are new ones. Error: FileError.
    [[nodiscard]] Result<void> load();
    /// Asks, now or when it is time, where there is something to ask for.
    void start();
    void stop();
    /// A request is being written.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Another box has enrolled with the same settings file: the mailbox is that box's, and not to be emptied.
    [[nodiscard]] bool isUsedByAnother() const;

    /// The answer to one of this box's requests; one to another box's changes nothing.
    [[nodiscard]] Result<void> onAnswer(const EnrolmentAnswerCommand& answer);
    /// The centre has encrypted an update for this agent's key: it knows the key. A version request proves nothing: it
    /// may be meant for another box with the same settings file.
    void onUpdate();
    /// The centre knows the certificates by another way.
    [[nodiscard]] Result<void> assumeEnrolled();

Q_SIGNALS:
    void enrolled();
    /// @param code one of enrolmentCode
    void refused(const QString& code);
    /// isBusy() has become false.
    void settled();

private:
    [[nodiscard]] const AgentState& state() const { return m_parts.memory.state(); }
    [[nodiscard]] QString attemptId() const;
    void next();
    void nextIn(Duration delay);
    void ask();
    void onWritten(const QString& name, const EnrolmentRequest& request, const Result<QByteArray>& mail);
    [[nodiscard]] Result<void> keep(const QString& name, const EnrolmentRequest& request, const QByteArray& mail);
    [[nodiscard]] Result<void> saved();
    [[nodiscard]] Result<void> setEnrolled();
    [[nodiscard]] Result<void> setRefused(const QString& code);

    Parts m_parts;
    AgentSelf m_self;
    QString m_code;
    Clock::TimerId m_timer = 0;
    bool m_started = false;
    bool m_busy = false;
};

} // namespace rds
