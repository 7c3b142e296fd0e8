// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <string>
#include <system_error>

namespace rds {

/// A std::error_category for an enum whose texts come from one switch.
///
/// A module writes, in its XxxError.cpp, `const char* text(XxxError)` and
/// `std::error_code make_error_code(XxxError e)`, which returns `errorCode(e, "xxx", &text)`.
template <class Enum> class ErrorCategory final : public std::error_category {
public:
    using Text = const char* (*)(Enum);

    ErrorCategory(const char* name, Text text)
        : m_name(name)
        , m_text(text)
    {
    }

    [[nodiscard]] const char* name() const noexcept override { return m_name; }
    [[nodiscard]] std::string message(int code) const override { return m_text(static_cast<Enum>(code)); }

private:
    const char* m_name;
    Text m_text;
};

/// The code of `value` in the one category of its enum.
template <class Enum>
[[nodiscard]] std::error_code errorCode(Enum value, const char* category, typename ErrorCategory<Enum>::Text text)
{
    static const ErrorCategory<Enum> instance(category, text);
    return {static_cast<int>(value), instance};
}

} // namespace rds
