// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Random.h>
#include <tests/support/QtStringMaker.h>
#include <ui/models/RowDiff.h>

#include <numeric>

using namespace rds;

namespace {

using Rows = std::vector<quint32>;

/// Does what a diff says, the way a view is told.
Rows applied(Rows rows, const Rows& to, const RowDiff& diff)
{
    for (const RowDiff::Range& range : diff.removed) {
        rows.erase(rows.begin() + range.first, rows.begin() + range.last + 1);
    }
    if (diff.reordered) {
        CHECK(std::is_permutation(rows.begin(), rows.end(), diff.kept.begin(), diff.kept.end()));
        rows = diff.kept;
    }
    CHECK(rows == diff.kept);
    for (const RowDiff::Range& range : diff.inserted) {
        rows.insert(rows.begin() + range.first, to.begin() + range.first, to.begin() + range.last + 1);
    }
    return rows;
}

Rows randomRows(Random& random, quint32 bound)
{
    Rows rows(bound);
    std::iota(rows.begin(), rows.end(), 0U);
    for (size_t i = rows.size(); i > 1; --i) {
        std::swap(rows[i - 1], rows[random.below(i)]);
    }
    rows.resize(random.below(bound + 1));
    return rows;
}

} // namespace

TEST_CASE("the same list has no difference")
{
    CHECK(RowDiff::between({3, 1, 2}, {3, 1, 2}, 4).isEmpty());
    CHECK(RowDiff::between({}, {}, 0).isEmpty());
}

TEST_CASE("rows that go and come are told as ranges")
{
    const RowDiff diff = RowDiff::between({0, 1, 2, 3, 4, 5}, {0, 4, 5, 6, 7}, 8);
    CHECK(diff.removed == std::vector<RowDiff::Range>{{1, 3}});
    CHECK(diff.inserted == std::vector<RowDiff::Range>{{3, 4}});
    CHECK_FALSE(diff.reordered);
}

TEST_CASE("any list becomes any other by its difference")
{
    SeededRandom random(GENERATE(range(1, 200)));
    const auto bound = quint32(random.below(30));
    const Rows from = randomRows(random, bound);
    const Rows to = randomRows(random, bound);
    CHECK(applied(from, to, RowDiff::between(from, to, bound)) == to);
}
