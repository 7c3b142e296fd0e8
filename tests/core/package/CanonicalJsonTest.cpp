// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Random.h>
#include <core/package/CanonicalJson.h>

#include <tests/support/QtStringMaker.h>

#include <QJsonArray>
#include <QJsonObject>

using namespace rds;
using rds::test::require;

namespace {

/// Any UTF-16 at all: control characters, quotes, half surrogates, the ends of the planes.
QString wildString(Random& random)
{
    static const QString special = QString::fromUtf16(u"\"\\/\b\f\n\r\t\u0001\u007f\u0080\u2028\ufeff\uffff");
    QString text;
    for (quint64 left = random.below(8); left > 0; --left) {
        const bool any = random.below(2) == 0;
        text += any ? QChar(static_cast<char16_t>(random.below(0x10000)))
                    : special.at(static_cast<qsizetype>(random.below(static_cast<quint64>(special.size()))));
    }
    return text;
}

QJsonValue wildValue(Random& random, int depth)
{
    constexpr qint64 exact = (1LL << 53) - 1;
    switch (random.below(depth > 0 ? 6 : 4)) {
    case 0:
        return wildString(random);
    case 1:
        return static_cast<qint64>(random.below(2 * static_cast<quint64>(exact))) - exact;
    case 2:
        return random.below(2) == 0;
    case 3:
        return QJsonValue::Null;
    case 4: {
        QJsonArray array;
        for (quint64 left = random.below(4); left > 0; --left) {
            array.append(wildValue(random, depth - 1));
        }
        return array;
    }
    default: {
        QJsonObject object;
        for (quint64 left = random.below(4); left > 0; --left) {
            object.insert(wildString(random), wildValue(random, depth - 1));
        }
        return object;
    }
    }
}

} // namespace

TEST_CASE("Only one plain object is read, and only so much of it")
{
    const auto refused = [](const QByteArray& json) {
        const auto read = parseJsonObject(json, 1000);
        return !read && read.error().is(PackageError::InvalidManifest);
    };
    CHECK(require(parseJsonObject("{}", 1000)).isEmpty());
    CHECK(require(parseJsonObject(" {\"a\": \"]]]]]]]]]\\\"{{{{{{{{{{\"}\n", 1000)).size() == 1);
    CHECK(require(parseJsonObject("{\"a\":[[[[[[[1]]]]]]]}", 1000)).size() == 1);
    CHECK(refused("{\"a\":[[[[[[[[1]]]]]]]]}"));
    CHECK(refused(""));
    CHECK(refused("[]"));
    CHECK(refused("1"));
    CHECK(refused("{} {}"));
    CHECK(refused("{}x"));
    CHECK(refused("{\"a\":}"));
    CHECK(refused("{\"a\":\"\xFF\"}"));
    CHECK(refused('{' + QByteArray(1000, ' ') + '}'));
}

TEST_CASE("What is written in the canonical form is read, and gives the same again")
{
    SeededRandom random(20261122);
    for (int round = 0; round < 2000; ++round) {
        const QJsonObject object{{"wild", wildValue(random, 5)}, {wildString(random), wildString(random)}};
        const QByteArray json = canonicalJson(object);
        const auto read = parseCanonicalJson(json, 1'000'000);
        CAPTURE(json);
        REQUIRE(read);
        CHECK(canonicalJson(*read) == json);
    }
}

TEST_CASE("The canonical form is one form: sorted keys, no white space, plain integers, no needless escapes")
{
    const QByteArray good = "{\"B\":-7,\"a\":{\"x\":[1,\"\\\"/\\\\\\n\\u0001\xc3\xbc\",true]},\"b\":9007199254740991}";
    CHECK(canonicalJson(require(parseCanonicalJson(good, 1000))) == good);
    for (const char* other :
         {"{\"b\":1,\"a\":2}", "{\"a\":1,\"B\":2}", "{ \"a\":1}", "{\"a\":1}\n", " {\"a\":1}", "{\"a\":1,\"a\":1}",
          "{\"a\":1,\"a\":2}", "{\"a\":1.0}", "{\"a\":1e3}", "{\"a\":-0}", "{\"a\":\"\\/\"}", "{\"a\":\"\\u0041\"}",
          "{\"a\":\"\\u000A\"}", "{\"a\":\"\\u00fc\"}", "{\"a\":[1, 2]}", "\xef\xbb\xbf{\"a\":1}"}) {
        CAPTURE(other);
        const auto read = parseCanonicalJson(other, 1000);
        REQUIRE_FALSE(read);
        CHECK(read.error().is(PackageError::InvalidManifest));
    }
}

TEST_CASE("A document that is too large or not JSON is not canonical either")
{
    CHECK(parseCanonicalJson("{\"a\":1}", 7).has_value());
    CHECK_FALSE(parseCanonicalJson("{\"a\":1}", 6));
    CHECK_FALSE(parseCanonicalJson("", 1000));
    CHECK_FALSE(parseCanonicalJson("[1]", 1000));
}
