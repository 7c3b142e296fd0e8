// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentStatus.h>
#include <core/domain/PackageManifest.h>

namespace rds {

/// @{ How agents stand in their batch, in the program's language.

/// One or two words for a column: "Asked".
[[nodiscard]] QString stateWord(TargetState state);
/// One sentence; for a failed target, failureSentence(). Empty for an agent that was never in a batch.
[[nodiscard]] QString stateSentence(const AgentStatus& status);
/// Why the target failed, with its evidence and versions. Empty where it has not failed.
[[nodiscard]] QString failureSentence(const AgentStatus& status);
/// What the operator can do about it. Empty where the target has not failed, or nobody knows why.
[[nodiscard]] QString failureAdvice(const AgentStatus& status);
/// What the program does next with targets in this state, for "%1 at 15:04": "Version requests go out".
/// Empty for the ends.
[[nodiscard]] QString nextStep(TargetState state);
[[nodiscard]] QString moduleKindWord(ModuleKind kind);
/// @}

} // namespace rds
