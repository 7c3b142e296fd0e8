// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>
#include <QString>

namespace rds {

/// The last lines of an output of any length.
class OutputTail {
public:
    void append(const QByteArray& bytes);
    /// At most `maxCharacters`, whole lines where it can be; control characters are gone.
    [[nodiscard]] QString lastLines(qsizetype maxCharacters) const;

private:
    QByteArray m_bytes;
};

} // namespace rds
