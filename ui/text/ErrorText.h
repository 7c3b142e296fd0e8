// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Error.h>

namespace rds {

/// What an error says to the operator: what is wrong and where, what to do, and the evidence as it came,
/// in the program's language. An unknown code gives its own message. Words: the …ErrorWords.cpp files.
[[nodiscard]] QString sentence(const Error& error);

} // namespace rds
