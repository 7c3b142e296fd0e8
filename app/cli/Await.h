// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QEventLoop>

#include <functional>
#include <optional>

namespace rds::cli {

/// Runs the event loop until `start` has called what it was given, once.
template <class T> [[nodiscard]] Result<T> await(const std::function<void(std::function<void(Result<T>)>)>& start)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    start([&](Result<T> value) {
        result = std::move(value);
        loop.quit();
    });
    if (!result) {
        loop.exec();
    }
    return *std::move(result);
}

} // namespace rds::cli
