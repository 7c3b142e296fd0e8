// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Secret.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;

TEST_CASE("A secret is the UTF-8 of its text")
{
    CHECK(Secret(QString::fromUtf8("pâss")).view() == std::string_view("p\xc3\xa2ss"));
    CHECK(Secret(std::string_view("a\0b", 3)).view() == std::string_view("a\0b", 3));
    CHECK_FALSE(Secret(QString("x")).isEmpty());
}

TEST_CASE("A secret that was never set is empty")
{
    CHECK(Secret().isEmpty());
    CHECK(Secret().view().empty());
    CHECK(Secret(QString()).isEmpty());
    CHECK(Secret(std::string_view()).isEmpty());
}

TEST_CASE("A secret keeps bytes of its own, and all its copies share them")
{
    std::string typed = "pass phrase";
    Secret kept;
    {
        const Secret first{std::string_view(typed)};
        kept = first;
        CHECK(kept.view().data() == first.view().data());
    }
    typed.assign(typed.size(), 'x');
    CHECK(kept.view() == "pass phrase");
}
