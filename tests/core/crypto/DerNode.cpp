// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DerNode.h"

namespace rds::test {

namespace {

DerNode parseAt(const QByteArray& der, qsizetype& position)
{
    DerNode node;
    node.tag = static_cast<quint8>(der.at(position++));
    qsizetype size = static_cast<quint8>(der.at(position++));
    if (size >= 0x80) {
        const qsizetype octets = size & 0x7f;
        size = 0;
        for (qsizetype i = 0; i < octets; ++i) {
            size = (size << 8) | static_cast<quint8>(der.at(position++));
        }
    }
    const qsizetype end = position + size;
    if ((node.tag & 0x20) == 0) {
        node.content = der.mid(position, size);
        position = end;
    }
    while (position < end) {
        node.children.push_back(parseAt(der, position));
    }
    return node;
}

QByteArray encodeLength(qsizetype size)
{
    if (size < 0x80) {
        return {1, static_cast<char>(size)};
    }
    QByteArray octets;
    for (; size > 0; size >>= 8) {
        octets.prepend(static_cast<char>(size & 0xff));
    }
    return octets.prepend(static_cast<char>(0x80 | octets.size()));
}

} // namespace

DerNode DerNode::parse(const QByteArray& der)
{
    qsizetype position = 0;
    return parseAt(der, position);
}

QByteArray DerNode::encode() const
{
    QByteArray body = content;
    for (const DerNode& child : children) {
        body += child.encode();
    }
    return QByteArray(1, static_cast<char>(tag)) + encodeLength(body.size()) + body;
}

DerNode& DerNode::at(std::initializer_list<std::size_t> path)
{
    DerNode* node = this;
    for (const std::size_t index : path) {
        node = &node->children.at(index);
    }
    return *node;
}

} // namespace rds::test
