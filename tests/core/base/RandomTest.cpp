// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/Random.h>

#include <tests/support/QtStringMaker.h>

#include <QRegularExpression>

#include <array>
#include <set>

using namespace rds;

namespace {

/// Gives what it was told to, in turn.
class GivenNumbers final : public Random {
public:
    explicit GivenNumbers(std::vector<quint64> numbers)
        : m_numbers(std::move(numbers))
    {
    }
    [[nodiscard]] quint64 next() override { return m_numbers.at(m_at++); }
    [[nodiscard]] std::size_t taken() const { return m_at; }

private:
    std::vector<quint64> m_numbers;
    std::size_t m_at = 0;
};

} // namespace

TEST_CASE("The same seed gives the same sequence, another seed another one")
{
    SeededRandom first(7);
    SeededRandom second(7);
    SeededRandom other(8);
    int different = 0;
    for (int i = 0; i < 1000; ++i) {
        const quint64 number = first.next();
        CHECK(number == second.next());
        different += number != other.next() ? 1 : 0;
    }
    CHECK(different == 1000);
}

TEST_CASE("Numbers below a bound stay below it and reach every value")
{
    SeededRandom random(1);
    std::array<int, 5> counts{};
    for (int i = 0; i < 5000; ++i) {
        ++counts.at(random.below(5));
    }
    for (const int count : counts) {
        CHECK(count > 850);
        CHECK(count < 1150);
    }
    CHECK(random.below(1) == 0);
    const quint64 huge = ~quint64{0};
    CHECK(random.below(huge) < huge);
}

TEST_CASE("A number that would favour some values is drawn again")
{
    // 2^64 = 3 * 6148914691236517205 + 1: the largest number is one too many.
    GivenNumbers random({~quint64{0}, 5});
    CHECK(random.below(3) == 2);
    CHECK(random.taken() == 2);
}

TEST_CASE("Hex text has two lower-case digits per byte")
{
    SeededRandom random(3);
    static const QRegularExpression lowerHex(R"(\A[0-9a-f]*\z)");
    for (const int count : {0, 1, 7, 8, 9, 16, 33}) {
        const QString text = random.hex(count);
        CHECK(text.size() == 2 * count);
        CHECK(lowerHex.match(text).hasMatch());
    }
}

TEST_CASE("Hex text uses every byte of a number, and leading zeros stay")
{
    GivenNumbers random({0x00000000000000ffU, 0x0807060504030201U});
    CHECK(random.hex(8) == "ff00000000000000");
    CHECK(random.hex(8) == "0102030405060708");
}

TEST_CASE("The operating system's numbers do not repeat")
{
    SystemRandom random;
    std::set<QString> texts;
    for (int i = 0; i < 100; ++i) {
        texts.insert(random.hex(16));
    }
    CHECK(texts.size() == 100);
}
