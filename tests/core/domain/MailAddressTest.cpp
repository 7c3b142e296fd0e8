// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/domain/DomainError.h>
#include <core/domain/MailAddress.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using rds::test::require;

namespace {

void checkRefused(const QString& text)
{
    CAPTURE(text);
    const auto address = MailAddress::parse(text);
    REQUIRE_FALSE(address);
    CHECK(address.error().is(DomainError::InvalidMailAddress));
    CHECK(address.error().subject() == text.left(254));
}

} // namespace

TEST_CASE("Mailboxes as they stand in an envelope are accepted")
{
    for (const char* text :
         {"agent1@site.example", "a@b", "first.last+tag@x-y.example", "o'neil!#$%&*/=?^_`{|}~@e.example",
          "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]", "a@1.example"}) {
        CAPTURE(text);
        CHECK(require(MailAddress::parse(text)).toString() == text);
    }
}

TEST_CASE("An address that would add a line or a command is refused")
{
    for (const char* text : {"a@b\r\nRCPT TO:<c@d>", "a@b\n", "a@b\r", "a\r\n@b", "\na@b", "a@b\x1b[2J", "a\t@b"}) {
        checkRefused(text);
    }
    checkRefused(QString("a@b") + QChar::Null);
    checkRefused(QString("a@b") + QChar::Null + "c");
}

TEST_CASE("Spaces, quotes, brackets and comments are refused")
{
    for (const char* text : {"a b@c", " a@b", "a@b ", "a@ b", "\"a\"@b", "\"a b\"@c", "<a@b>", "a@b>", "A <a@b>",
                             "a(x)@b", "a,c@b", "a;c@b", "a:c@b", "a\\c@b", "a@b,c@d"}) {
        checkRefused(text);
    }
}

TEST_CASE("An address without one local part and one domain is refused")
{
    for (const char* text : {"", "a", "@", "a@", "@b", "a@@b", "a@b@c", ".a@b", "a.@b", "a..c@b", "a@.b", "a@b.",
                             "a@b..c", "a@-b", "a@b-", "a@b_c", "a@[]", "a@[192.0.2.1", "a@[x]"}) {
        checkRefused(text);
    }
}

TEST_CASE("Letters that are not ASCII are refused")
{
    checkRefused("\u00e4@b");
    checkRefused("a@b\u00fcro.example");
    checkRefused("a@b\u3002example");
    checkRefused("a\uff20b");
}

TEST_CASE("The limits of length hold exactly")
{
    const QString local64(64, 'l');
    const QString label63(63, 'd');
    CHECK(MailAddress::parse(local64 + "@b"));
    checkRefused(local64 + "l@b");
    CHECK(MailAddress::parse("a@" + label63 + ".example"));
    checkRefused("a@" + label63 + "d.example");
    const QString domain189 = label63 + "." + label63 + "." + QString(61, 'd');
    CHECK(MailAddress::parse(local64 + "@" + domain189));
    checkRefused(local64 + "@" + domain189 + "d");
    checkRefused(QString(100'000, 'a') + "@b");
}

TEST_CASE("Addresses are equal whatever the case of their domains, but not of their local parts")
{
    const MailAddress lower = require(MailAddress::parse("Agent@site.example"));
    const MailAddress upper = require(MailAddress::parse("Agent@SITE.Example"));
    CHECK(lower == upper);
    CHECK(qHash(lower) == qHash(upper));
    CHECK_FALSE(lower < upper);
    CHECK_FALSE(upper < lower);
    CHECK(upper.toString() == "Agent@SITE.Example");
    CHECK(upper.normalized() == "Agent@site.example");
    CHECK(upper.domain() == "SITE.Example");
    CHECK_FALSE(lower == require(MailAddress::parse("agent@site.example")));
}
