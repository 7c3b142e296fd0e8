// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QtGlobal>

#include <vector>

namespace rds {

/// How one list of distinct numbers becomes another: first ranges go, then what stays is put into its new order,
/// then ranges come. What a view needs to keep its selection and place.
struct RowDiff {
    struct Range {
        int first = 0;
        int last = 0;

        friend bool operator==(const Range&, const Range&) = default;
    };

    std::vector<Range> removed; ///< positions in the old list, the last range first
    std::vector<quint32> kept; ///< what stays, in the new order
    bool reordered = false; ///< whether that differs from the old order
    std::vector<Range> inserted; ///< positions in the new list, the first range first

    /// @param bound greater than every number in the lists
    [[nodiscard]] static RowDiff between(const std::vector<quint32>& from, const std::vector<quint32>& to,
                                         size_t bound);
    [[nodiscard]] bool isEmpty() const { return removed.empty() && inserted.empty() && !reordered; }
};

} // namespace rds
