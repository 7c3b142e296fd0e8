// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Tint.h"

#include <core/domain/AgentStatus.h>

namespace rds {

/// Whether the state to show is that of the agent's enrolment: it has none in a batch, or that batch is over for it
/// and its keys are not known any more.
[[nodiscard]] bool showsEnrolment(const AgentStatus& status);

/// How an agent stands, for the list and for the details: in its batch, or with its enrolment, where that says more.
/// In the program's language; a value, made anew when something changes.
struct AgentLook {
    QString word; ///< empty: nothing to say
    QString sentence;
    QString advice; ///< what the operator can do about it; empty: nothing
    QString also; ///< what the one of the two that is not shown has to say
    QString icon; ///< for symbolicIcon(); empty: none
    Tint tint = Tint::Text;
    bool explains = false; ///< the sentence belongs beside the word, also where there is little room

    /// @param now judges codes
    [[nodiscard]] static AgentLook of(const AgentStatus& status, Timestamp now);
};

} // namespace rds
