// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "TargetEvent.h"

#include <core/domain/FailureCause.h>

#include <optional>

namespace rds {

struct BatchTarget;
struct BatchUpdate;
struct UpdateOutcome;
struct VersionReply;

/// How a reply (S1208-S1209) or a notice judges a target.
struct Verdict {
    TargetEvent event = TargetEvent::ReplyDiffers;
    FailureCause cause = FailureCause::None;
    QString evidence;
};

/// Equal as a whole: updated. Otherwise the cause is what the agent says of this batch's update, else whether
/// its version is newer than the target, else simply that it differs.
[[nodiscard]] Verdict judge(const BatchUpdate& batch, const BatchTarget& target, const VersionReply& reply);

/// How the notice of a refusal or a failed installation judges the target, or none where it says nothing new.
[[nodiscard]] std::optional<Verdict> judgeNotice(const BatchUpdate& batch, const BatchTarget& target,
                                                 const UpdateOutcome& outcome);

} // namespace rds
