// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DerReader.h"

#include <optional>

namespace rds {

namespace {

constexpr int maxNesting = 24;
constexpr qsizetype maxLengthOctets = 4;

struct Header {
    quint8 tag = 0;
    qsizetype size = 0;
    qsizetype contentSize = 0;

    [[nodiscard]] qsizetype elementSize() const { return size + contentSize; }
};

quint8 octet(QByteArrayView bytes, qsizetype index)
{
    return static_cast<quint8>(bytes[index]);
}

/// The length after its first octet; none where it is indefinite, too long, or longer than it need be.
std::optional<qsizetype> longFormLength(QByteArrayView bytes, qsizetype octets)
{
    if (octets == 0 || octets > maxLengthOctets || bytes.size() < octets || octet(bytes, 0) == 0) {
        return std::nullopt;
    }
    qsizetype length = 0;
    for (qsizetype i = 0; i < octets; ++i) {
        length = (length << 8) | octet(bytes, i);
    }
    return length < 0x80 ? std::nullopt : std::optional(length);
}

std::optional<Header> readHeader(QByteArrayView bytes)
{
    if (bytes.size() < 2 || (octet(bytes, 0) & 0x1f) == 0x1f) {
        return std::nullopt;
    }
    Header header{octet(bytes, 0), 2, octet(bytes, 1)};
    if (header.contentSize >= 0x80) {
        const qsizetype octets = header.contentSize & 0x7f;
        const auto length = longFormLength(bytes.sliced(2), octets);
        if (!length) {
            return std::nullopt;
        }
        header.size += octets;
        header.contentSize = *length;
    }
    if (header.contentSize > bytes.size() - header.size) {
        return std::nullopt;
    }
    return header;
}

bool isConstructed(quint8 tag)
{
    return (tag & 0x20) != 0;
}

/// Of the universal types only SEQUENCE and SET are constructed in DER; 0 would be an end-of-contents mark.
bool isAllowed(quint8 tag)
{
    if ((tag & 0xc0) != 0) {
        return true;
    }
    const bool isStructure = (tag & 0x1f) == 0x10 || (tag & 0x1f) == 0x11;
    return tag != 0 && isConstructed(tag) == isStructure;
}

/// No surplus octet in front, which would only repeat the sign (X.690, 8.3.2).
bool isShortestInteger(QByteArrayView value)
{
    if (value.size() < 2) {
        return !value.isEmpty();
    }
    const bool signBit = (octet(value, 1) & 0x80) != 0;
    return octet(value, 0) != (signBit ? 0xff : 0x00);
}

/// Unused bits are zero (X.690, 11.2.1).
bool isDistinguishedBitString(QByteArrayView value)
{
    if (value.isEmpty() || octet(value, 0) > (value.size() > 1 ? 7 : 0)) {
        return false;
    }
    const int unused = (1 << octet(value, 0)) - 1;
    return value.size() == 1 || (octet(value, value.size() - 1) & unused) == 0;
}

/// Each number ends, and begins with no zero digit (X.690, 8.19.2).
bool isDistinguishedObjectId(QByteArrayView value)
{
    bool begins = true;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (begins && octet(value, i) == 0x80) {
            return false;
        }
        begins = (octet(value, i) & 0x80) == 0;
    }
    return begins && !value.isEmpty();
}

bool isDistinguishedLeaf(quint8 tag, QByteArrayView value)
{
    switch (tag) {
    case der::boolean:
        return value.size() == 1 && (octet(value, 0) == 0x00 || octet(value, 0) == 0xff);
    case der::integer:
        return isShortestInteger(value);
    case der::bitString:
        return isDistinguishedBitString(value);
    case der::null:
        return value.isEmpty();
    case der::objectId:
        return isDistinguishedObjectId(value);
    default:
        return true;
    }
}

bool areElements(QByteArrayView bytes, int nestingLeft);

bool isElement(const Header& header, QByteArrayView content, int nestingLeft)
{
    if (!isAllowed(header.tag)) {
        return false;
    }
    if (!isConstructed(header.tag)) {
        return isDistinguishedLeaf(header.tag, content);
    }
    return nestingLeft > 0 && areElements(content, nestingLeft - 1)
        && (header.tag != der::set || der::isInOrder(content));
}

bool areElements(QByteArrayView bytes, int nestingLeft)
{
    while (!bytes.isEmpty()) {
        const auto header = readHeader(bytes);
        if (!header || !isElement(*header, bytes.sliced(header->size, header->contentSize), nestingLeft)) {
            return false;
        }
        bytes = bytes.sliced(header->elementSize());
    }
    return true;
}

} // namespace

bool der::isWellFormed(QByteArrayView bytes)
{
    return !bytes.isEmpty() && areElements(bytes, maxNesting);
}

bool der::isInOrder(QByteArrayView elements)
{
    DerReader reader(elements);
    QByteArrayView previous;
    while (!reader.atEnd()) {
        const QByteArrayView element = reader.takeElement();
        if (element < previous) {
            return false;
        }
        previous = element;
    }
    return reader.isValid();
}

bool DerReader::nextIs(quint8 tag) const
{
    return !m_left.isEmpty() && octet(m_left, 0) == tag;
}

DerReader DerReader::enter(quint8 tag)
{
    DerReader inner(take(tag));
    if (!m_valid) {
        inner.invalidate();
    }
    return inner;
}

QByteArrayView DerReader::take(quint8 tag)
{
    const auto header = nextIs(tag) ? readHeader(m_left) : std::nullopt;
    if (!header) {
        invalidate();
        return {};
    }
    const QByteArrayView content = m_left.sliced(header->size, header->contentSize);
    m_left = m_left.sliced(header->elementSize());
    return content;
}

QByteArrayView DerReader::takeElement()
{
    const auto header = readHeader(m_left);
    if (!header) {
        invalidate();
        return {};
    }
    const QByteArrayView element = m_left.first(header->elementSize());
    m_left = m_left.sliced(header->elementSize());
    return element;
}

int DerReader::takeSmallInteger()
{
    const QByteArrayView value = take(der::integer);
    if (value.size() != 1 || octet(value, 0) > 0x7f) {
        invalidate();
        return -1;
    }
    return value[0];
}

void DerReader::invalidate()
{
    m_left = {};
    m_valid = false;
}

} // namespace rds
