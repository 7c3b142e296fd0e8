// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MimeEntity.h"

#include <algorithm>
#include <cstring>

namespace rds {

namespace {

constexpr qsizetype maxValueBytes = 4 * 1024;

/// The lines of a text, with LF or CRLF at their ends.
class Lines {
public:
    explicit Lines(QByteArrayView text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_next >= m_text.size(); }
    /// Where the next line begins.
    [[nodiscard]] qsizetype position() const { return m_next; }

    /// The next line without its end.
    QByteArrayView take()
    {
        const char* start = m_text.data() + m_next;
        const qsizetype left = m_text.size() - m_next;
        const void* found = std::memchr(start, '\n', static_cast<std::size_t>(left));
        const qsizetype length = found == nullptr ? left : static_cast<const char*>(found) - start;
        m_next += std::min(length + 1, left);
        QByteArrayView line(start, length);
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        return line;
    }

private:
    QByteArrayView m_text;
    qsizetype m_next = 0;
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView withoutBlanksAtEnd(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.back())) {
        text.chop(1);
    }
    return text;
}

bool isForbidden(QByteArrayView line)
{
    return line.contains('\0') || line.contains('\r');
}

/// The field that begins on this line, or nothing.
std::optional<HeaderField> beginField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0) {
        return std::nullopt;
    }
    const QByteArrayView name = withoutBlanksAtEnd(line.first(colon));
    const bool valid =
        !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (!valid || isForbidden(line)) {
        return std::nullopt;
    }
    return HeaderField{name.toByteArray().toLower(), line.sliced(colon + 1).toByteArray()};
}

enum class Delimiter { None, Part, Close };

Delimiter delimiterOf(QByteArrayView line, const QByteArray& boundary)
{
    if (!line.startsWith("--") || !line.sliced(2).startsWith(boundary)) {
        return Delimiter::None;
    }
    const QByteArrayView rest = withoutBlanksAtEnd(line.sliced(2 + boundary.size()));
    if (rest.isEmpty()) {
        return Delimiter::Part;
    }
    return rest == QByteArrayView("--") ? Delimiter::Close : Delimiter::None;
}

/// The line end before a delimiter belongs to the delimiter.
QByteArrayView withoutLineEnd(QByteArrayView part)
{
    for (const char c : {'\n', '\r'}) {
        if (!part.endsWith(c)) {
            break;
        }
        part.chop(1);
    }
    return part;
}

} // namespace

QByteArray MimeEntity::value(const char* name) const
{
    for (const HeaderField& field : fields) {
        if (field.name == name) {
            return field.value.size() > maxValueBytes ? QByteArray() : field.value.trimmed();
        }
    }
    return {};
}

int MimeEntity::count(const char* name) const
{
    return static_cast<int>(
        std::count_if(fields.begin(), fields.end(), [&](const HeaderField& field) { return field.name == name; }));
}

Result<MimeEntity> splitHeader(QByteArrayView raw, const MailLimits& limits)
{
    MimeEntity entity;
    Lines lines(raw);
    bool inField = false;
    while (!lines.atEnd()) {
        const QByteArrayView line = lines.take();
        if (line.isEmpty()) {
            break;
        }
        if (lines.position() > limits.maxHeaderBytes) {
            return failure(MimeError::TooLarge, {}, QStringLiteral("header block too long"));
        }
        if (isBlank(line.front())) {
            if (inField && !isForbidden(line)) {
                entity.fields.back().value.append(line);
            }
            continue;
        }
        auto field = beginField(line);
        inField = field.has_value();
        if (inField) {
            entity.fields.append(std::move(*field));
        }
        if (entity.fields.size() > limits.maxHeaders) {
            return failure(MimeError::TooLarge, {}, QStringLiteral("too many header lines"));
        }
    }
    entity.body = raw.sliced(lines.position());
    return entity;
}

Result<QList<QByteArrayView>> splitMultipart(QByteArrayView body, const QByteArray& boundary, qsizetype maxParts)
{
    QList<QByteArrayView> parts;
    Lines lines(body);
    qsizetype partStart = -1;
    while (!lines.atEnd()) {
        const qsizetype lineStart = lines.position();
        const Delimiter delimiter = delimiterOf(lines.take(), boundary);
        if (delimiter == Delimiter::None) {
            continue;
        }
        if (partStart >= 0) {
            parts.append(withoutLineEnd(body.sliced(partStart, lineStart - partStart)));
        }
        if (parts.size() > maxParts) {
            return failure(MimeError::TooLarge, {}, QStringLiteral("too many parts"));
        }
        partStart = delimiter == Delimiter::Part ? lines.position() : -1;
        if (delimiter == Delimiter::Close) {
            break;
        }
    }
    if (partStart >= 0 && partStart < body.size()) {
        parts.append(body.sliced(partStart));
    }
    if (parts.size() > maxParts) {
        return failure(MimeError::TooLarge, {}, QStringLiteral("too many parts"));
    }
    return parts;
}

bool hasForbiddenBytes(QByteArrayView raw)
{
    Lines lines(raw);
    while (!lines.atEnd()) {
        const QByteArrayView line = lines.take();
        if (line.isEmpty()) {
            return false;
        }
        if (isForbidden(line)) {
            return true;
        }
    }
    return false;
}

} // namespace rds
