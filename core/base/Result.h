// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Error.h"

#include <version>

#if defined(__cpp_lib_expected) && __cpp_lib_expected >= 202211L
#include <expected>
#else
#include <tl/expected.hpp>
#endif

namespace rds {

/// The value, or the reason why there is none. Every function that can fail returns one;
/// no exception crosses a module's border.
#if defined(__cpp_lib_expected) && __cpp_lib_expected >= 202211L
template <class T> using Result = std::expected<T, Error>;
using Unexpected = std::unexpected<Error>;
#else
template <class T> using Result = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;
#endif

/// `return failure(NetError::Timeout, "mail.example:25");`
template <class Enum> [[nodiscard]] Unexpected failure(Enum code, QString subject = {}, QString detail = {})
{
    return Unexpected(Error(make_error_code(code), std::move(subject), std::move(detail)));
}

[[nodiscard]] inline Unexpected failure(Error error)
{
    return Unexpected(std::move(error));
}

} // namespace rds
