// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MailMessage.h"

#include "GlibPointers.h"
#include "MimeEntity.h"
#include "PartReader.h"
#include "SenderField.h"

#include <algorithm>
#include <mutex>

namespace rds {

namespace {

void initialiseOnce()
{
    static std::once_flag flag;
    std::call_once(flag, [] { g_mime_init(); });
}

bool isVisibleAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
}

/// The only mailbox of the only From. Two of either are two answers to who sent it, and so none.
QString readFrom(const MimeEntity& header)
{
    return header.count("from") == 1 ? QString::fromLatin1(readSenderAddress(header.value("from"))) : QString();
}

QString readSubject(const MimeEntity& header, GMimeParserOptions* options)
{
    const GCharPtr decoded(g_mime_utils_header_decode_text(options, header.value("subject").constData()));
    return cleanText(decoded.get());
}

QString readMessageId(const QByteArray& value, GMimeParserOptions* options)
{
    const ReferencesPtr ids(value.isEmpty() ? nullptr : g_mime_references_parse(options, value.constData()));
    if (ids == nullptr || g_mime_references_length(ids.get()) == 0) {
        return {};
    }
    QString id = QString::fromUtf8(g_mime_references_get_message_id(ids.get(), 0));
    return isVisibleAscii(id) ? id : QString();
}

QString readAutoSubmitted(const MimeEntity& header)
{
    const QByteArray word = header.value("auto-submitted").split(';').constFirst();
    return cleanText(word.constData()).toLower();
}

/// Collects the leaves. Recurses no deeper than the limit allows; a message inside a message is a leaf.
class TreeWalk {
public:
    TreeWalk(const MailLimits& limits, GMimeParserOptions* options, std::vector<MailPart>& leaves)
        : m_limits(limits)
        , m_options(options)
        , m_leaves(leaves)
    {
    }

    Result<void> visit(const MimeEntity& entity, int depth, const char* fallbackType)
    {
        const ContentType type(entity, fallbackType, m_options);
        if (type.is("multipart/")) {
            return visitParts(entity, type, depth + 1);
        }
        m_leaves.push_back(readPart(entity, type, m_options));
        return {};
    }

private:
    Result<void> visitParts(const MimeEntity& entity, const ContentType& type, int depth)
    {
        if (depth > m_limits.maxDepth) {
            return failure(MimeError::TooLarge, {}, QStringLiteral("nested too deeply"));
        }
        const QByteArray boundary = type.parameter("boundary");
        if (boundary.isEmpty()) {
            return {};
        }
        const auto parts = splitMultipart(entity.body, boundary, m_limits.maxParts - m_parts);
        if (!parts) {
            return failure(parts.error());
        }
        m_parts += parts->size();
        const char* fallbackType = type.is("multipart/digest") ? "message/rfc822" : "text/plain";
        for (const QByteArrayView raw : *parts) {
            const auto part = splitHeader(raw, m_limits);
            if (!part) {
                return failure(part.error());
            }
            if (auto visited = visit(*part, depth, fallbackType); !visited) {
                return visited;
            }
        }
        return {};
    }

    const MailLimits& m_limits;
    GMimeParserOptions* m_options;
    std::vector<MailPart>& m_leaves;
    qsizetype m_parts = 0;
};

Result<MimeEntity> readHeader(const QByteArray& raw, const MailLimits& limits)
{
    if (raw.size() > limits.maxBytes) {
        return failure(MimeError::TooLarge, {}, QStringLiteral("%1 bytes").arg(raw.size()));
    }
    auto header = splitHeader(raw, limits);
    if (!header) {
        return header;
    }
    if (header->fields.isEmpty() || hasForbiddenBytes(raw)) {
        return failure(MimeError::Malformed, {},
                       header->fields.isEmpty() ? QStringLiteral("no header")
                                                : QStringLiteral("control character in the header"));
    }
    return header;
}

} // namespace

Result<ParsedMessage> parseMessage(const QByteArray& raw, const MailLimits& limits)
{
    const auto header = readHeader(raw, limits);
    if (!header) {
        return failure(header.error());
    }
    initialiseOnce();
    const ParserOptionsPtr options(g_mime_parser_options_new());
    ParsedMessage parsed;
    parsed.from = readFrom(*header);
    parsed.subject = readSubject(*header, options.get());
    parsed.messageId = readMessageId(header->value("message-id"), options.get());
    parsed.inReplyTo = readMessageId(header->value("in-reply-to"), options.get());
    parsed.autoSubmitted = readAutoSubmitted(*header);
    if (auto walked = TreeWalk(limits, options.get(), parsed.parts).visit(*header, 0, "text/plain"); !walked) {
        return failure(walked.error());
    }
    return parsed;
}

} // namespace rds
