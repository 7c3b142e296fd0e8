// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/domain/AgentId.h>
#include <core/domain/DomainError.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using rds::test::require;

TEST_CASE("Agent IDs of letters, digits, dots, hyphens and underscores are accepted")
{
    for (const char* text : {"AGENT0000001", "a", "7", "site-3.floor_2", "X.-_"}) {
        CHECK(require(AgentId::parse(text)).toString() == text);
    }
    CHECK(require(AgentId::parse(QString(64, 'x'))).toString().size() == 64);
}

TEST_CASE("Anything that is no agent ID is refused and quoted")
{
    for (const QString& text :
         {QString(), QString(" "), QString("-a"), QString(".a"), QString(".."), QString("_a"), QString("a b"),
          QString("a/b"), QString("a\\b"), QString("a\n"), QString("a") + QChar::Null, QString("\u00e4"),
          QString("\u0661"), QString("\uff21"), QString("a\x1b[31m"), QString("a,b"), QString("\"a\"")}) {
        CAPTURE(text);
        const auto id = AgentId::parse(text);
        REQUIRE_FALSE(id);
        CHECK(id.error().is(DomainError::InvalidAgentId));
        CHECK(id.error().subject() == text);
    }
}

TEST_CASE("A text too long for an agent ID is refused, and quoted in part")
{
    const auto id = AgentId::parse(QString(65, 'x'));
    REQUIRE_FALSE(id);
    CHECK(id.error().subject().size() == 64);
}

TEST_CASE("Agent IDs differ by case and sort as text")
{
    const AgentId lower = require(AgentId::parse("agent1"));
    const AgentId upper = require(AgentId::parse("AGENT1"));
    CHECK(lower != upper);
    CHECK(upper < lower);
    CHECK(require(AgentId::parse("AGENT1")) == upper);
    CHECK(qHash(require(AgentId::parse("AGENT1"))) == qHash(upper));
    CHECK(AgentId().isNull());
    CHECK_FALSE(upper.isNull());
}
