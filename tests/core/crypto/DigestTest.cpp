// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/crypto/Digest.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;

TEST_CASE("SHA-256 gives the digests of the standard's examples")
{
    CHECK(sha256({}).toHex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc").toHex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").toHex()
          == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("SHA-256 in pieces equals SHA-256 at once")
{
    QByteArray bytes;
    Sha256 digest;
    for (int size = 0; size < 300; ++size) {
        const QByteArray piece(size, static_cast<char>(size));
        bytes += piece;
        digest.add(piece);
    }
    Sha256 moved = std::move(digest);
    CHECK(moved.finish() == sha256(bytes));
    CHECK(Sha256().finish() == sha256({}));
}
