// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <functional>
#include <type_traits>
#include <vector>

namespace rds {

/// A vector of `project(item)` for every item; `project` may be a pointer to a member.
template <class Items, class Project> [[nodiscard]] auto collect(const Items& items, Project project)
{
    using Value = std::decay_t<std::invoke_result_t<Project, decltype(*std::begin(items))>>;
    std::vector<Value> result;
    result.reserve(std::size(items));
    for (const auto& item : items) {
        result.push_back(std::invoke(project, item));
    }
    return result;
}

} // namespace rds
