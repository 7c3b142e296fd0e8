// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "RowDiff.h"

#include <algorithm>

namespace rds {

namespace {

/// The runs of positions whose number is not marked.
std::vector<RowDiff::Range> missing(const std::vector<quint32>& list, const std::vector<bool>& marked)
{
    std::vector<RowDiff::Range> ranges;
    for (size_t i = 0; i < list.size(); ++i) {
        if (marked[list[i]]) {
            continue;
        }
        const int position = static_cast<int>(i);
        if (!ranges.empty() && ranges.back().last == position - 1) {
            ranges.back().last = position;
        } else {
            ranges.push_back({position, position});
        }
    }
    return ranges;
}

std::vector<bool> marks(const std::vector<quint32>& list, size_t bound)
{
    std::vector<bool> marked(bound, false);
    for (const quint32 number : list) {
        marked[number] = true;
    }
    return marked;
}

std::vector<quint32> common(const std::vector<quint32>& list, const std::vector<bool>& marked)
{
    std::vector<quint32> result;
    result.reserve(list.size());
    std::copy_if(list.begin(), list.end(), std::back_inserter(result), [&](quint32 number) { return marked[number]; });
    return result;
}

} // namespace

RowDiff RowDiff::between(const std::vector<quint32>& from, const std::vector<quint32>& to, size_t bound)
{
    RowDiff diff;
    if (from == to) {
        diff.kept = to;
        return diff;
    }
    const std::vector<bool> inFrom = marks(from, bound);
    const std::vector<bool> inTo = marks(to, bound);
    diff.removed = missing(from, inTo);
    std::reverse(diff.removed.begin(), diff.removed.end());
    diff.inserted = missing(to, inFrom);
    diff.kept = common(to, inFrom);
    diff.reordered = common(from, inTo) != diff.kept;
    return diff;
}

} // namespace rds
