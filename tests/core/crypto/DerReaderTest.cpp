// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/crypto/DerReader.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;

namespace {

QByteArray hex(const char* digits)
{
    return QByteArray::fromHex(digits);
}

} // namespace

TEST_CASE("Elements with definite and shortest lengths are well-formed")
{
    CHECK(der::isWellFormed(hex("3003020105")));
    CHECK(der::isWellFormed(hex("3000")));
    CHECK(der::isWellFormed(hex("0400 0400")));
    CHECK(der::isWellFormed(hex("0481 80") + QByteArray(128, 'x')));
    CHECK(der::isWellFormed(hex("0482 0100") + QByteArray(256, 'x')));
    CHECK(der::isWellFormed(hex("a003 800105")));
}

TEST_CASE("What is not distinguished encoding is not well-formed")
{
    CHECK_FALSE(der::isWellFormed({}));
    CHECK_FALSE(der::isWellFormed(hex("30")));
    CHECK_FALSE(der::isWellFormed(hex("3080 020105 0000"))); // indefinite length
    CHECK_FALSE(der::isWellFormed(hex("308103 020105"))); // 3 written in the long form
    CHECK_FALSE(der::isWellFormed(hex("04820080") + QByteArray(128, 'x')));
    CHECK_FALSE(der::isWellFormed(hex("30850000000003 020105")));
    CHECK_FALSE(der::isWellFormed(hex("30ff")));
    CHECK_FALSE(der::isWellFormed(hex("3004 020105"))); // content is cut
    CHECK_FALSE(der::isWellFormed(hex("3084ffffffff 020105"))); // longer than all that is there
    CHECK_FALSE(der::isWellFormed(hex("3002 0205"))); // the inner one is cut
    CHECK_FALSE(der::isWellFormed(hex("2403 040105"))); // a string in pieces
    CHECK_FALSE(der::isWellFormed(hex("1000"))); // a primitive sequence
    CHECK_FALSE(der::isWellFormed(hex("0000"))); // end-of-contents
    CHECK_FALSE(der::isWellFormed(hex("1f8100 00"))); // a tag number above 30
    CHECK_FALSE(der::isWellFormed(hex("3003020105 ff")));
}

TEST_CASE("A value has one form only")
{
    for (const char* good : {"0101ff", "010100", "020100", "02017f", "02020080", "020180", "0202ff7f", "0500", "030100",
                             "03020640", "030200ff", "06012a", "06038837 01", "0400", "0c00"}) {
        INFO(good);
        CHECK(der::isWellFormed(hex(good)));
    }
    for (const char* bad : {"010101", "0100", "01020000", "0200", "0202007f", "0202ff80", "050100", "0300", "030101",
                            "03020180 ff", "03020141", "030208ff", "0600", "060188", "0603808837"}) {
        INFO(bad);
        CHECK_FALSE(der::isWellFormed(hex(bad)));
    }
}

TEST_CASE("The elements of a set are in order")
{
    CHECK(der::isWellFormed(hex("3106 020101 020102")));
    CHECK(der::isWellFormed(hex("3106 020101 020101")));
    CHECK(der::isWellFormed(hex("3107 020101 04020000")));
    CHECK_FALSE(der::isWellFormed(hex("3106 020102 020101")));
    CHECK_FALSE(der::isWellFormed(hex("3007 3105 0400 020101")));
    CHECK(der::isWellFormed(hex("3006 020102 020101")));
    CHECK(der::isInOrder(hex("0400 0401ff 300201")) == false); // the last one is cut
    CHECK(der::isInOrder({}));
}

TEST_CASE("Nesting is bounded")
{
    const auto nested = [](int depth) {
        QByteArray bytes;
        for (int i = 0; i < depth; ++i) {
            bytes = QByteArray("\x30") + static_cast<char>(bytes.size()) + bytes;
        }
        return bytes;
    };
    CHECK(der::isWellFormed(nested(24)));
    CHECK_FALSE(der::isWellFormed(nested(26)));
    // Deep enough to overflow a stack, were it followed.
    QByteArray deep;
    for (int left = 60'000; left > 260; left -= 4) {
        const int inner = left - 4;
        deep += QByteArray("\x30\x82") + static_cast<char>(inner >> 8) + static_cast<char>(inner & 0xff);
    }
    CHECK_FALSE(der::isWellFormed(deep + QByteArray(300, '\0')));
}

TEST_CASE("A reader walks a structure level by level")
{
    const QByteArray bytes = hex("300a 020103 a0050403 616263");
    DerReader reader(bytes);
    DerReader inner = reader.enter(der::sequence);
    CHECK(inner.takeSmallInteger() == 3);
    CHECK(inner.nextIs(der::constructed(0)));
    DerReader wrapper = inner.enter(der::constructed(0));
    CHECK(wrapper.take(der::octetString) == QByteArrayView("abc"));
    CHECK(wrapper.finished());
    CHECK(inner.finished());
    CHECK(reader.finished());
}

TEST_CASE("A reader that met another element stays invalid, and so do the readers it gives")
{
    const QByteArray bytes = hex("3003 020105 0400");
    DerReader reader(bytes);
    DerReader inner = reader.enter(der::set);
    CHECK_FALSE(inner.isValid());
    CHECK_FALSE(reader.isValid());
    CHECK(reader.atEnd());
    CHECK_FALSE(reader.finished());
    CHECK(reader.take(der::octetString).isEmpty());
    CHECK_FALSE(inner.enter(der::sequence).finished());
    CHECK(reader.takeElement().isEmpty());
}

TEST_CASE("Only integers of one octet from 0 to 127 are small")
{
    for (const char* digits : {"020180", "02020001", "0200", "040101"}) {
        const QByteArray bytes = hex(digits);
        DerReader reader(bytes);
        CHECK(reader.takeSmallInteger() == -1);
        CHECK_FALSE(reader.isValid());
    }
}
