// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/crypto/Identity.h>
#include <tests/support/QtStringMaker.h>

#include <chrono>

namespace rds::test {

inline constexpr Timestamp year2020{std::chrono::sys_days(std::chrono::year(2020) / 1 / 1)};
/// Late enough for GeneralizedTime, which X.509 uses from 2050 on.
inline constexpr Timestamp year2100{std::chrono::sys_days(std::chrono::year(2100) / 1 / 1)};

[[nodiscard]] inline Identity makeSigner(const QString& name = "centre")
{
    return require(Identity::generate(KeyPurpose::Signing, name, year2020, year2100));
}

[[nodiscard]] inline Identity makeRecipient(const QString& name = "AGENT0000001")
{
    return require(Identity::generate(KeyPurpose::Encryption, name, year2020, year2100));
}

template <class T> [[nodiscard]] std::error_code codeOf(const Result<T>& result)
{
    return result ? std::error_code() : result.error().code();
}

} // namespace rds::test
