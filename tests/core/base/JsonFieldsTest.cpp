// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/JsonFields.h>

#include <tests/support/QtStringMaker.h>

using namespace rds;
using rds::test::require;

namespace {

std::error_code malformed()
{
    return std::make_error_code(std::errc::bad_message);
}

JsonFields fieldsOf(const QJsonObject& object)
{
    return {object, malformed()};
}

/// @return what `finish` says, after `read` has asked for its fields
template <class Read> Error errorOf(const QJsonObject& object, Read read)
{
    JsonFields fields = fieldsOf(object);
    read(fields);
    CHECK_FALSE(fields.ok());
    const auto finished = fields.finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().code() == malformed());
    return finished.error();
}

} // namespace

TEST_CASE("Fields of every type are read")
{
    JsonFields fields = fieldsOf({{"name", "x"},
                                  {"count", 7},
                                  {"on", true},
                                  {"at", "2026-11-22T15:04:05.678Z"},
                                  {"inner", QJsonObject{{"a", 1}}},
                                  {"list", QJsonArray{1, 2}}});
    CHECK(fields.string("name") == "x");
    CHECK(fields.integer("count", 0, 10) == 7);
    CHECK(fields.boolean("on"));
    CHECK(toIso(fields.time("at")) == "2026-11-22T15:04:05.678Z");
    CHECK(fields.object("inner") == QJsonObject{{"a", 1}});
    CHECK(fields.array("list", 2) == QJsonArray{1, 2});
    CHECK(fields.ok());
    require(fields.finish());
}

TEST_CASE("A missing field is named")
{
    const Error error = errorOf({}, [](JsonFields& fields) { CHECK(fields.string("name").isEmpty()); });
    CHECK(error.subject() == "name");
    CHECK(error.detail() == "missing");
}

TEST_CASE("A value of another type is refused")
{
    const QJsonObject object{{"text", "1"}, {"number", 1}, {"null", QJsonValue::Null}, {"list", QJsonArray{}}};
    const auto wrong = [&](auto read) {
        const Error error = errorOf(object, read);
        CHECK(error.detail() == "of the wrong type");
        return error.subject();
    };
    CHECK(wrong([](JsonFields& fields) { CHECK(fields.string("number").isEmpty()); }) == "number");
    CHECK(wrong([](JsonFields& fields) { CHECK(fields.string("null").isEmpty()); }) == "null");
    CHECK(wrong([](JsonFields& fields) { CHECK(fields.integer("text", 0, 5) == 0); }) == "text");
    CHECK(wrong([](JsonFields& fields) { CHECK_FALSE(fields.boolean("number")); }) == "number");
    CHECK(wrong([](JsonFields& fields) { CHECK(fields.time("number") == Timestamp{}); }) == "number");
    CHECK(wrong([](JsonFields& fields) { CHECK(fields.object("list").isEmpty()); }) == "list");
    CHECK(wrong([](JsonFields& fields) { CHECK(fields.array("text", 5).isEmpty()); }) == "text");
}

TEST_CASE("A number keeps within its range, borders included")
{
    JsonFields fields = fieldsOf({{"low", -3}, {"high", 9}});
    CHECK(fields.integer("low", -3, 9) == -3);
    CHECK(fields.integer("high", -3, 9) == 9);
    require(fields.finish());
    for (const double number : {-4.0, 10.0, 1e18, -1e18, 1e300, -1e300}) {
        CAPTURE(number);
        const auto read = [](JsonFields& one) { CHECK(one.integer("n", -3, 9) == -3); };
        CHECK(errorOf({{"n", number}}, read).detail() == "out of range");
    }
}

TEST_CASE("A number with a fraction is not an integer")
{
    for (const double number : {0.5, 1.0000001, -2.25}) {
        const auto read = [](JsonFields& fields) { CHECK(fields.integer("n", -3, 9) == -3); };
        CHECK(errorOf({{"n", number}}, read).detail() == "not an integer");
    }
}

TEST_CASE("Large integers are taken exactly")
{
    const qint64 large = (1LL << 53) - 1;
    JsonFields fields = fieldsOf({{"n", large}});
    CHECK(fields.integer("n", 0, large) == large);
    require(fields.finish());
}

TEST_CASE("A text that is too long or holds a NUL is refused")
{
    JsonFields fields = fieldsOf({{"s", "12345"}});
    CHECK(fields.string("s", 5) == "12345");
    require(fields.finish());
    const auto read = [](JsonFields& one) { CHECK(one.string("s", 5).isEmpty()); };
    CHECK(errorOf({{"s", "123456"}}, read).subject() == "s");
    CHECK(errorOf({{"s", QString("a") + QChar::Null}}, read).subject() == "s");
}

TEST_CASE("A list with too many entries is refused")
{
    const auto read = [](JsonFields& fields) { CHECK(fields.array("list", 2).isEmpty()); };
    CHECK(errorOf({{"list", QJsonArray{1, 2, 3}}}, read).detail() == "too many entries");
}

TEST_CASE("A time in another form is refused")
{
    for (const char* text : {"", "now", "2026-11-22T15:04:05Z", "2026-11-22T15:04:05.678+00:00"}) {
        const auto read = [](JsonFields& fields) { CHECK(fields.time("at") == Timestamp{}); };
        CHECK(errorOf({{"at", text}}, read).subject() == "at");
    }
}

TEST_CASE("A field that nobody asked for is refused by finish")
{
    JsonFields fields = fieldsOf({{"a", 1}, {"b", 2}});
    CHECK(fields.integer("a", 0, 5) == 1);
    CHECK(fields.ok());
    const auto finished = fields.finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().subject() == "b");
    CHECK(finished.error().detail() == "unknown field");
}

TEST_CASE("The name of an unknown field is cut short")
{
    const auto finished = fieldsOf({{QString(100'000, 'x'), 1}}).finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().subject().size() == 80);
}

TEST_CASE("Asking whether a field is there does not take it")
{
    JsonFields fields = fieldsOf({{"a", 1}});
    CHECK(fields.has("a"));
    CHECK_FALSE(fields.has("b"));
    CHECK_FALSE(fields.finish());
}

TEST_CASE("The first error is kept")
{
    const Error error = errorOf({{"extra", 1}}, [](JsonFields& fields) {
        CHECK(fields.string("first").isEmpty());
        CHECK(fields.integer("second", 2, 3) == 2);
        CHECK_FALSE(fields.reject("third", "not allowed"));
    });
    CHECK(error.subject() == "first");
}

TEST_CASE("A reader's own refusal is kept with its reason")
{
    const Error error = errorOf({{"word", "x"}}, [](JsonFields& fields) {
        CHECK(fields.string("word") == "x");
        CHECK_FALSE(fields.reject("word", "unknown word"));
    });
    CHECK(error.subject() == "word");
    CHECK(error.detail() == "unknown word");
}
