// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <functional>

namespace rds {

/// Groups changes of all stores: all of them are durable when `run` returns success, or none is kept.
class Transactions {
public:
    virtual ~Transactions() = default;

    /// Runs `work` at once. An error from it, or from the commit, undoes everything and is returned.
    /// A call from within `work` joins the outer transaction.
    [[nodiscard]] virtual Result<void> run(const std::function<Result<void>()>& work) = 0;
};

} // namespace rds
