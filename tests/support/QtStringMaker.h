// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <catch2/catch.hpp>

#include <QByteArray>
#include <QString>

/// Lets Catch print Qt's strings and our errors where a check fails.
template <> struct Catch::StringMaker<QString> {
    static std::string convert(const QString& value) { return '"' + value.toStdString() + '"'; }
};
template <> struct Catch::StringMaker<QByteArray> {
    static std::string convert(const QByteArray& value) { return '"' + value.toStdString() + '"'; }
};
template <> struct Catch::StringMaker<std::error_code> {
    static std::string convert(const std::error_code& code)
    {
        return std::string(code.category().name()) + ": " + code.message();
    }
};

namespace rds::test {

/// The value of a Result; a failed Result ends the test with its error.
template <class T> T require(Result<T> result)
{
    if (!result) {
        FAIL(result.error().toLogLine().toStdString());
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

} // namespace rds::test
