// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>

namespace rds {

// How long certificates live that are made here.

/// Certificates begin so much earlier: an agent's clock may be behind.
inline constexpr Duration clockTolerance = std::chrono::hours(24 * 7);
/// Of the root and of approvers. What counts is whether they are pinned or named in the key set.
inline constexpr Duration longCertificateLifetime = std::chrono::hours(24 * 365 * 20);
/// Of the keys of the day; the key set that names them expires long before.
inline constexpr Duration dayKeyCertificateLifetime = std::chrono::hours(24 * 365 * 10);

} // namespace rds
