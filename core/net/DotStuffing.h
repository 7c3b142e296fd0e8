// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QByteArray>

namespace rds {

/// `content` as it follows DATA, without the final dot: a dot before every line that begins with one, lone CR
/// and LF made CRLF, CRLF at the end (RFC 5321, sections 4.5.2 and 2.3.8: a lone CR or LF could smuggle in a
/// second mail). Content that needs no change is shared, not copied.
[[nodiscard]] QByteArray dotStuffed(const QByteArray& content);

/// Takes the dots out again and finds the end: `CRLF . CRLF`, of a mail after RETR (RFC 1939, section 3) or
/// after DATA. Lone CR and LF stay as they are and end no line.
class DotDecoder {
public:
    /// @param maxBytes what comes after so many bytes is counted and thrown away
    explicit DotDecoder(qint64 maxBytes);

    /// Returns how many of `bytes` belong to the mail and its end; fewer than all only where the end was found.
    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] bool isFinished() const { return m_state == State::Finished; }
    /// Bytes of content so far, those thrown away too.
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] bool isTruncated() const { return m_size > m_content.size(); }
    [[nodiscard]] QByteArray takeContent();

private:
    enum class State { LineStart, Dot, DotCr, InLine, Cr, Finished };

    void put(QByteArrayView bytes);
    [[nodiscard]] State next(char byte);

    qint64 m_maxBytes;
    QByteArray m_content;
    qint64 m_size = 0;
    State m_state = State::LineStart;
};

} // namespace rds
