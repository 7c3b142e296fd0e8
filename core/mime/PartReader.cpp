// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PartReader.h"

#include <QStringDecoder>

#include <algorithm>

namespace rds {

namespace {

QByteArray throughFilter(QByteArrayView content, GMimeFilter* filter)
{
    const GObjectPtr<GMimeStream> sink(g_mime_stream_mem_new());
    const GObjectPtr<GMimeStream> filtered(g_mime_stream_filter_new(sink.get()));
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(filtered.get()), filter);
    g_mime_stream_write(filtered.get(), content.data(), static_cast<size_t>(content.size()));
    g_mime_stream_flush(filtered.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(sink.get()));
    return {reinterpret_cast<const char*>(bytes->data), static_cast<qsizetype>(bytes->len)};
}

bool isEncoded(GMimeContentEncoding encoding)
{
    return encoding == GMIME_CONTENT_ENCODING_BASE64 || encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
        || encoding == GMIME_CONTENT_ENCODING_UUENCODE;
}

QByteArray decoded(QByteArrayView body, GMimeContentEncoding encoding)
{
    if (!isEncoded(encoding)) {
        return body.toByteArray();
    }
    const GObjectPtr<GMimeFilter> filter(g_mime_filter_basic_new(encoding, FALSE));
    return throughFilter(body, filter.get());
}

/// iconv loads a converter by name: only what can be the name of one gets there.
bool isCharsetName(const QByteArray& name)
{
    constexpr qsizetype maxLength = 40;
    return !name.isEmpty() && name.size() <= maxLength && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'
            || c == '.';
    });
}

QByteArray convert(const QByteArray& content, const QByteArray& charset)
{
    const GObjectPtr<GMimeFilter> filter(g_mime_filter_charset_new(charset.constData(), "UTF-8"));
    return filter == nullptr ? content : throughFilter(content, filter.get());
}

QByteArray toUtf8(const QByteArray& content, const QByteArray& charset)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const bool claimsUtf8 = charset.isEmpty() || charset == "utf-8" || charset == "utf8" || charset == "us-ascii";
    if (claimsUtf8 || !isCharsetName(charset)) {
        return QString(decoder.decode(content)).toUtf8();
    }
    return QString(decoder.decode(convert(content, charset))).toUtf8();
}

QByteArray toText(const QByteArray& content, const ContentType& type, GMimeContentEncoding encoding)
{
    QByteArray text = toUtf8(content, type.parameter("charset").toLower());
    // Line ends belong to the transport unless the content was encoded as bytes.
    if (encoding != GMIME_CONTENT_ENCODING_BASE64 && encoding != GMIME_CONTENT_ENCODING_UUENCODE) {
        text.replace("\r\n", "\n");
    }
    return text;
}

QByteArray quoted(const QByteArray& value)
{
    const bool plain = !value.isEmpty() && std::all_of(value.begin(), value.end(), [](char c) {
        return c > ' ' && c <= '~' && !QByteArrayView("()<>@,;:\\\"/[]?=").contains(c);
    });
    if (plain) {
        return value;
    }
    QByteArray escaped = value;
    escaped.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + escaped + '"';
}

QString readFileName(const MimeEntity& entity, const ContentType& type, GMimeParserOptions* options)
{
    const QByteArray raw = entity.value("content-disposition");
    const GObjectPtr<GMimeContentDisposition> disposition(
        raw.isEmpty() ? nullptr : g_mime_content_disposition_parse(options, raw.constData()));
    const char* name =
        disposition == nullptr ? nullptr : g_mime_content_disposition_get_parameter(disposition.get(), "filename");
    return name == nullptr ? cleanText(type.parameter("name").constData()) : cleanText(name);
}

} // namespace

ContentType::ContentType(const MimeEntity& entity, const char* fallback, GMimeParserOptions* options)
{
    const QByteArray raw = entity.value("content-type");
    m_type.reset(g_mime_content_type_parse(options, raw.isEmpty() ? fallback : raw.constData()));
    const GCharPtr name(g_mime_content_type_get_mime_type(m_type.get()));
    m_name = cleanText(name.get()).toUtf8().toLower();
}

QByteArray ContentType::parameter(const char* name) const
{
    return g_mime_content_type_get_parameter(m_type.get(), name);
}

QByteArray ContentType::otherParameters() const
{
    GMimeParamList* list = g_mime_content_type_get_parameters(m_type.get());
    QList<QByteArray> parameters;
    for (int i = 0; i < g_mime_param_list_length(list); ++i) {
        GMimeParam* parameter = g_mime_param_list_get_parameter_at(list, i);
        const QByteArray name = cleanText(g_mime_param_get_name(parameter)).toUtf8().toLower();
        if (name != "charset" && name != "name") {
            parameters.append(name + '=' + quoted(cleanText(g_mime_param_get_value(parameter)).toUtf8()));
        }
    }
    return parameters.join("; ");
}

MailPart readPart(const MimeEntity& entity, const ContentType& type, GMimeParserOptions* options)
{
    const QByteArray encodingName = entity.value("content-transfer-encoding");
    const GMimeContentEncoding encoding = g_mime_content_encoding_from_string(encodingName.constData());
    MailPart part;
    part.contentType = type.name();
    part.parameters = type.otherParameters();
    part.fileName = readFileName(entity, type, options);
    part.content = decoded(entity.body, encoding);
    if (type.is("text/")) {
        part.content = toText(part.content, type, encoding);
    }
    return part;
}

QString cleanText(const char* utf8)
{
    QString text = QString::fromUtf8(utf8);
    for (QChar& c : text) {
        if (c.category() == QChar::Other_Control) {
            c = u' ';
        }
    }
    return text.trimmed();
}

} // namespace rds
