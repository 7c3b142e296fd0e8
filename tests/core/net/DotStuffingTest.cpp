// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/net/DotStuffing.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;

namespace {

QByteArray decoded(const QByteArray& wire, qsizetype step)
{
    DotDecoder decoder(1000);
    for (qsizetype i = 0; i < wire.size() && !decoder.isFinished(); i += step) {
        decoder.feed(wire.mid(i, step));
    }
    REQUIRE(decoder.isFinished());
    return decoder.takeContent();
}

} // namespace

TEST_CASE("Lines that begin with a dot get one more, and lose it again")
{
    const std::pair<QByteArray, QByteArray> cases[] = {
        {"", ""},
        {"plain\r\n", "plain\r\n"},
        {".\r\n", "..\r\n"},
        {".hidden\r\n..\r\nx.y\r\n", "..hidden\r\n...\r\nx.y\r\n"},
        {"\r\n.\r\n\r\n", "\r\n..\r\n\r\n"},
        {"a\r\n.\r\nMAIL FROM:<x@y>\r\n", "a\r\n..\r\nMAIL FROM:<x@y>\r\n"},
    };
    for (const auto& [content, wire] : cases) {
        CHECK(dotStuffed(content) == wire);
        for (const qsizetype step : {1, 2, 3, 1000}) {
            CHECK(decoded(wire + ".\r\n", step) == content);
        }
    }
}

TEST_CASE("Lone CR and LF become line ends, so that no dot behind them ends the mail early")
{
    CHECK(dotStuffed("a\n.\nb\r.\rc") == "a\r\n..\r\nb\r\n..\r\nc\r\n");
    CHECK(dotStuffed("a\r\r\n.b\n") == "a\r\n\r\n..b\r\n");
    CHECK(dotStuffed("no end") == "no end\r\n");
    CHECK(dotStuffed("\n") == "\r\n");
    CHECK(dotStuffed("\r") == "\r\n");
}

TEST_CASE("Content that needs no dots is not copied")
{
    const QByteArray content = "Subject: x\r\n\r\nbody.\r\n";
    CHECK(dotStuffed(content).constData() == content.constData());
}

TEST_CASE("Only CRLF dot CRLF ends a mail")
{
    const QByteArray wire = "a\n.\nb\r\n.\rc\r\n..\n\r\n.\r\nrest";
    DotDecoder decoder(1000);
    CHECK(decoder.feed(wire) == wire.size() - 4);
    CHECK(decoder.takeContent() == "a\n.\nb\r\n\rc\r\n.\n\r\n");
}

TEST_CASE("What is over the limit is counted and thrown away")
{
    DotDecoder decoder(5);
    decoder.feed("0123456789\r\n.\r\n");
    CHECK(decoder.isFinished());
    CHECK(decoder.isTruncated());
    CHECK(decoder.size() == 12);
    CHECK(decoder.takeContent() == "01234");
}
