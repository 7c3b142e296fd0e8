// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArrayView>

namespace rds {

namespace der {

// Identifier octets (X.690, 8.1.2) of what CMS and X.509 are made of.
inline constexpr quint8 boolean = 0x01;
inline constexpr quint8 integer = 0x02;
inline constexpr quint8 bitString = 0x03;
inline constexpr quint8 octetString = 0x04;
inline constexpr quint8 null = 0x05;
inline constexpr quint8 objectId = 0x06;
inline constexpr quint8 utcTime = 0x17;
inline constexpr quint8 generalizedTime = 0x18;
inline constexpr quint8 sequence = 0x30;
inline constexpr quint8 set = 0x31;

[[nodiscard]] constexpr quint8 primitive(int contextTag)
{
    return static_cast<quint8>(0x80 | contextTag);
}

[[nodiscard]] constexpr quint8 constructed(int contextTag)
{
    return static_cast<quint8>(0xa0 | contextTag);
}

/// Whether `bytes` are nothing but complete elements in the distinguished encoding, down to the leaves: definite
/// lengths in their shortest form, strings in one piece, sets in order, no tag number above 30, nesting of at most 24;
/// booleans, integers, bit strings, nulls and object identifiers in the one form that each value has. What strings and
/// times hold is not looked at.
[[nodiscard]] bool isWellFormed(QByteArrayView bytes);

/// Whether well-formed elements are in the order of a SET OF: ascending as octets (X.690, 11.6).
[[nodiscard]] bool isInOrder(QByteArrayView elements);

} // namespace der

/// A cursor over DER elements (X.690). The bytes must outlive it and everything that it returned.
///
/// The first element that is not the expected one makes the reader invalid for good; an invalid reader gives
/// invalid readers and empty views, so that a caller reads a whole structure and asks `finished()` of every
/// level at the end.
class DerReader {
public:
    explicit DerReader(QByteArrayView bytes)
        : m_left(bytes)
    {
    }

    [[nodiscard]] bool isValid() const { return m_valid; }
    /// Nothing (more) to read. Also true for an invalid reader: loops end.
    [[nodiscard]] bool atEnd() const { return m_left.isEmpty(); }
    [[nodiscard]] bool finished() const { return m_valid && m_left.isEmpty(); }
    [[nodiscard]] bool nextIs(quint8 tag) const;

    /// Steps over a constructed element and returns a reader of its content.
    [[nodiscard]] DerReader enter(quint8 tag);
    /// Steps over an element and returns its content.
    [[nodiscard]] QByteArrayView take(quint8 tag);
    /// Steps over an element, whatever it is, and returns it with its header.
    [[nodiscard]] QByteArrayView takeElement();
    /// Steps over an INTEGER of one octet from 0 to 127; -1 where it is not one.
    [[nodiscard]] int takeSmallInteger();

private:
    void invalidate();

    QByteArrayView m_left;
    bool m_valid = true;
};

} // namespace rds
