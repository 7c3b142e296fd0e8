// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>

#include <initializer_list>
#include <vector>

namespace rds::test {

/// A DER element as a tree that can be changed and written again: how the tests make hostile messages.
struct DerNode {
    quint8 tag = 0;
    QByteArray content; ///< of a primitive element
    std::vector<DerNode> children; ///< of a constructed element

    /// @pre `der` is one complete element
    [[nodiscard]] static DerNode parse(const QByteArray& der);
    [[nodiscard]] QByteArray encode() const;

    /// The descendant reached by these child indexes.
    [[nodiscard]] DerNode& at(std::initializer_list<std::size_t> path);
};

} // namespace rds::test
