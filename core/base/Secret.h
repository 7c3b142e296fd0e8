// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>

namespace rds {

/// A pass phrase or password: UTF-8 bytes that are wiped when the last copy is gone, and that no log prints.
/// An immutable value with cheap copies, usable in any thread.
class Secret {
public:
    Secret() = default;
    /// What the caller still holds is the caller's to wipe.
    explicit Secret(const QString& text);
    explicit Secret(std::string_view utf8);

    [[nodiscard]] bool isEmpty() const { return view().empty(); }
    [[nodiscard]] std::string_view view() const;

private:
    class Bytes;
    std::shared_ptr<const Bytes> m_bytes;
};

} // namespace rds
