// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>

#include <QFrame>

class QLabel;

namespace rds {

/// The current agent in full: how it stands and why, the evidence, and what to do. UI thread.
class DetailsStrip final : public QFrame {
    Q_OBJECT

public:
    explicit DetailsStrip(QWidget* parent);

    /// None: nothing is current. @param now judges enrolment codes
    void setStatus(const std::optional<AgentStatus>& status, Timestamp now);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    std::optional<AgentStatus> m_status;
    Timestamp m_now{};
    QLabel* m_icon;
    QLabel* m_who;
    QLabel* m_sentence;
    QLabel* m_advice;
    QLabel* m_times;
};

} // namespace rds
