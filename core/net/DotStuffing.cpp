// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DotStuffing.h"

#include <algorithm>

namespace rds {

namespace {

/// The first place at or after `from` which may not be sent as it is; -1 where there is none.
qsizetype findSpecial(const QByteArray& content, qsizetype from)
{
    const char* const data = content.constData();
    for (qsizetype i = from; i < content.size(); ++i) {
        const char byte = data[i];
        if (byte == '\n') {
            return i;
        }
        if (byte != '\r') {
            continue;
        }
        if (i + 1 == content.size() || data[i + 1] != '\n') {
            return i;
        }
        ++i;
        if (i + 1 < content.size() && data[i + 1] == '.') {
            return i + 1;
        }
    }
    return -1;
}

} // namespace

QByteArray dotStuffed(const QByteArray& content)
{
    qsizetype special = content.startsWith('.') ? 0 : findSpecial(content, 0);
    const bool isEnded = content.isEmpty() || content.endsWith("\r\n");
    if (special < 0 && isEnded) {
        return content;
    }
    QByteArray stuffed;
    stuffed.reserve(content.size() + content.size() / 64 + 16);
    qsizetype done = 0;
    while (special >= 0) {
        stuffed.append(content.constData() + done, special - done);
        const bool isDot = content.at(special) == '.';
        stuffed.append(isDot ? ".." : "\r\n");
        done = special + 1;
        const bool dotFollows = !isDot && done < content.size() && content.at(done) == '.';
        special = dotFollows ? done : findSpecial(content, done);
    }
    stuffed.append(content.constData() + done, content.size() - done);
    if (!stuffed.endsWith("\r\n")) {
        stuffed.append("\r\n");
    }
    return stuffed;
}

DotDecoder::DotDecoder(qint64 maxBytes)
    : m_maxBytes(maxBytes)
{
}

qsizetype DotDecoder::feed(QByteArrayView bytes)
{
    qsizetype i = 0;
    while (i < bytes.size() && m_state != State::Finished) {
        if (m_state == State::InLine) {
            const qsizetype cr = bytes.indexOf('\r', i);
            const qsizetype end = cr < 0 ? bytes.size() : cr;
            put(bytes.sliced(i, end - i));
            i = end;
            if (cr < 0) {
                break;
            }
        }
        m_state = next(bytes[i++]);
    }
    return i;
}

DotDecoder::State DotDecoder::next(char byte)
{
    if (m_state == State::DotCr && byte == '\n') {
        return State::Finished;
    }
    if (m_state == State::LineStart && byte == '.') {
        return State::Dot;
    }
    if (m_state == State::Dot && byte == '\r') {
        return State::DotCr;
    }
    if (m_state == State::DotCr) {
        put("\r"); // a stuffed dot before a lone CR
    }
    const bool wasCr = m_state == State::Cr || m_state == State::DotCr;
    put(QByteArrayView(&byte, 1));
    if (byte == '\r') {
        return State::Cr;
    }
    return wasCr && byte == '\n' ? State::LineStart : State::InLine;
}

void DotDecoder::put(QByteArrayView bytes)
{
    const qsizetype room = std::min<qint64>(bytes.size(), m_maxBytes - m_content.size());
    m_size += bytes.size();
    m_content.append(bytes.data(), std::max<qsizetype>(0, room));
}

QByteArray DotDecoder::takeContent()
{
    return std::exchange(m_content, {});
}

} // namespace rds
