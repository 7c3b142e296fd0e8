// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/net/LineBuffer.h>

#include <tests/support/QtStringMaker.h>

using rds::LineBuffer;

TEST_CASE("A line is given once its CRLF is there, however it was split")
{
    LineBuffer buffer(100);
    for (const char byte : QByteArray("220 hello\r")) {
        buffer.append(QByteArray(1, byte));
        REQUIRE_FALSE(buffer.nextLine().has_value());
    }
    buffer.append("\nnext\r\n\r\nrest");
    CHECK(buffer.nextLine() == QByteArray("220 hello"));
    CHECK(buffer.nextLine() == QByteArray("next"));
    CHECK(buffer.nextLine() == QByteArray(""));
    CHECK_FALSE(buffer.nextLine().has_value());
    CHECK(buffer.rest().toByteArray() == "rest");
}

TEST_CASE("A lone CR or LF ends no line")
{
    LineBuffer buffer(100);
    buffer.append("a\rb\nc\r\n");
    CHECK(buffer.nextLine() == QByteArray("a\rb\nc"));
}

TEST_CASE("A line as long as the limit is taken, one byte more is not, at once or bytewise")
{
    for (const bool isBytewise : {false, true}) {
        for (const int length : {10, 11}) {
            LineBuffer buffer(10);
            const QByteArray line = QByteArray(length, 'x') + "\r\n";
            bool isTaken = false;
            for (qsizetype i = 0; i < line.size(); i += isBytewise ? 1 : line.size()) {
                buffer.append(isBytewise ? line.mid(i, 1) : line);
                isTaken = buffer.nextLine().has_value();
            }
            CHECK(isTaken == (length == 10));
            CHECK(buffer.isOversized() == (length == 11));
        }
    }
}

TEST_CASE("A line without end is noticed before it is kept whole")
{
    LineBuffer buffer(10);
    buffer.append(QByteArray(12, 'x'));
    CHECK_FALSE(buffer.nextLine().has_value());
    CHECK(buffer.isOversized());
    buffer.append("\r\nshort\r\n");
    CHECK_FALSE(buffer.nextLine().has_value());
}

TEST_CASE("Bytes that are no line can be taken between lines")
{
    LineBuffer buffer(10);
    buffer.append("one\r\n....\r\ntwo\r\n");
    REQUIRE(buffer.nextLine() == QByteArray("one"));
    buffer.skip(6);
    CHECK(buffer.nextLine() == QByteArray("two"));
    CHECK(buffer.isEmpty());
}
