// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <chrono>
#include <functional>

namespace rds::test {

/// Runs the event loop until `condition` holds; looked at after every event, never slept for.
/// False where it does not hold within `limit`.
[[nodiscard]] bool waitFor(const std::function<bool()>& condition,
                           std::chrono::milliseconds limit = std::chrono::seconds(30));

} // namespace rds::test
