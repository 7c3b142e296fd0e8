// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MailMessage.h"

#include "HeaderBlock.h"

#include <QCryptographicHash>

#include <algorithm>

namespace rds {

namespace {

constexpr qsizetype base64LineLength = 76;
constexpr qsizetype textLineLength = 78;
constexpr qsizetype reportLineLength = 998;

/// A leaf, encoded. The body has no line end at its end: the delimiter or the message adds it.
struct EncodedPart {
    QByteArray header;
    QByteArray body;
};

bool isToken(const QByteArray& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c <= '~' && !QByteArrayView("()<>@,;:\\\"/[]?=").contains(c);
    });
}

bool isContentType(const QByteArray& type)
{
    const QList<QByteArray> halves = type.split('/');
    return halves.size() == 2 && isToken(halves[0]) && isToken(halves[1]) && halves[0].toLower() != "multipart";
}

bool isText(const MailPart& part)
{
    return part.contentType.startsWith("text/");
}

bool isReport(const MailPart& part)
{
    return part.contentType.startsWith("message/");
}

/// A line that no relay, mailbox or editor changes.
bool isSafeLine(QByteArrayView line, qsizetype maxLength)
{
    const bool printable =
        std::all_of(line.begin(), line.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\t'; });
    return printable && line.size() <= maxLength && !line.startsWith("From ") && !line.endsWith(' ')
        && !line.endsWith('\t');
}

/// True where the content survives the way as it stands and comes out of the parser as the same bytes.
bool canStandPlain(const MailPart& part, bool alone)
{
    if ((!isText(part) && !isReport(part)) || (alone && !part.content.isEmpty() && !part.content.endsWith('\n'))) {
        return false;
    }
    const qsizetype maxLength = isReport(part) ? reportLineLength : textLineLength;
    for (qsizetype start = 0; start <= part.content.size();) {
        qsizetype end = part.content.indexOf('\n', start);
        end = end < 0 ? part.content.size() : end;
        QByteArrayView line(part.content.constData() + start, end - start);
        if (isReport(part) && line.endsWith('\r')) {
            line.chop(1);
        }
        if (!isSafeLine(line, maxLength)) {
            return false;
        }
        start = end + 1;
    }
    return true;
}

QByteArray plainBody(const QByteArray& content)
{
    QByteArray body = content;
    body.replace("\r\n", "\n");
    body.replace("\n", "\r\n");
    return body;
}

QByteArray base64Body(const QByteArray& content)
{
    const QByteArray encoded = content.toBase64();
    QByteArray body;
    body.reserve(encoded.size() + 2 * (encoded.size() / base64LineLength + 2));
    for (qsizetype start = 0; start < encoded.size(); start += base64LineLength) {
        if (start > 0) {
            body += "\r\n";
        }
        body.append(encoded.constData() + start, std::min(base64LineLength, encoded.size() - start));
    }
    return body;
}

QList<QByteArray> contentTypeParameters(const MailPart& part)
{
    QList<QByteArray> parameters = splitParameters(part.parameters);
    const bool hasCharset = std::any_of(parameters.begin(), parameters.end(), [](const QByteArray& parameter) {
        return parameter.toLower().startsWith("charset=");
    });
    if (isText(part) && !hasCharset) {
        parameters.append("charset=utf-8");
    }
    return parameters;
}

void addFileName(HeaderBlock& block, const QString& fileName)
{
    const bool valid = fileName.isValidUtf16() && !fileName.contains(u'\r') && !fileName.contains(u'\n')
        && !fileName.contains(QChar::Null);
    if (!valid) {
        block.fail("Content-Disposition", QStringLiteral("control character or broken text in a file name"));
        return;
    }
    block.addParameterised("Content-Disposition", "attachment", encodeParameter("filename", fileName));
}

/// @param alone the part is the message's own content, and not one of several
Result<EncodedPart> encodePart(const MailPart& part, bool alone)
{
    HeaderBlock block;
    if (!isContentType(part.contentType)) {
        block.fail("Content-Type", QString::fromLatin1(part.contentType.left(80)));
    }
    const bool plain = canStandPlain(part, alone);
    block.addParameterised("Content-Type", part.contentType, contentTypeParameters(part));
    block.addStructured("Content-Transfer-Encoding", plain ? "7bit" : "base64");
    if (!part.fileName.isEmpty()) {
        addFileName(block, part.fileName);
    }
    auto header = block.finish();
    if (!header) {
        return failure(header.error());
    }
    return EncodedPart{std::move(*header), plain ? plainBody(part.content) : base64Body(part.content)};
}

/// The same for the same parts, and in none of them. `=_` occurs neither in base64 nor in quoted-printable.
QByteArray boundaryFor(const QByteArray& seed, const std::vector<EncodedPart>& parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(seed);
    for (const EncodedPart& part : parts) {
        hash.addData(part.header);
        hash.addData(part.body);
    }
    QByteArray boundary;
    bool occurs = true;
    while (occurs) {
        boundary = "=_" + hash.result().toHex().left(40);
        occurs = std::any_of(parts.begin(), parts.end(),
                             [&](const EncodedPart& part) { return part.body.contains(boundary); });
        hash.addData(boundary);
    }
    return boundary;
}

Result<QByteArray> joinParts(const QByteArray& mailHeader, const QByteArray& seed,
                             const std::vector<EncodedPart>& parts)
{
    const QByteArray boundary = boundaryFor(seed, parts);
    HeaderBlock block;
    block.addParameterised("Content-Type", "multipart/mixed", {"boundary=\"" + boundary + '"'});
    auto header = block.finish();
    if (!header) {
        return failure(header.error());
    }
    QByteArray out = mailHeader + *header;
    for (const EncodedPart& part : parts) {
        out += "\r\n--" + boundary + "\r\n" + part.header + "\r\n" + part.body;
    }
    out += "\r\n--" + boundary + "--\r\n";
    return out;
}

QByteArray joinSingle(const QByteArray& mailHeader, const EncodedPart& part)
{
    QByteArray out;
    out.reserve(mailHeader.size() + part.header.size() + part.body.size() + 4);
    out += mailHeader;
    out += part.header;
    out += "\r\n";
    out += part.body;
    if (!part.body.isEmpty() && !part.body.endsWith("\r\n")) {
        out += "\r\n";
    }
    return out;
}

Result<QByteArray> build(const QByteArray& mailHeader, const QByteArray& seed, const std::vector<MailPart>& parts)
{
    if (parts.empty()) {
        return failure(MimeError::Malformed, {}, QStringLiteral("no content"));
    }
    std::vector<EncodedPart> encoded;
    encoded.reserve(parts.size());
    for (const MailPart& part : parts) {
        auto one = encodePart(part, parts.size() == 1);
        if (!one) {
            return failure(one.error());
        }
        encoded.push_back(std::move(*one));
    }
    if (encoded.size() == 1) {
        return joinSingle(mailHeader, encoded.front());
    }
    return joinParts(mailHeader, seed, std::move(encoded));
}

} // namespace

Result<QByteArray> buildMessage(const OutgoingMessage& message)
{
    HeaderBlock block;
    block.addDate("Date", message.date);
    if (message.from.isEmpty()) {
        block.fail("From", QStringLiteral("empty"));
    }
    block.addAddress("From", message.from);
    block.addAddress("To", message.to);
    block.addText("Subject", message.subject);
    if (message.messageId.isEmpty()) {
        block.fail("Message-ID", QStringLiteral("empty"));
    }
    block.addMessageId("Message-ID", message.messageId);
    block.addMessageId("In-Reply-To", message.inReplyTo);
    block.addMessageId("References", message.inReplyTo);
    block.addStructured("Auto-Submitted", message.inReplyTo.isEmpty() ? "auto-generated" : "auto-replied");
    block.addStructured("MIME-Version", "1.0");
    const auto header = block.finish();
    if (!header) {
        return failure(header.error());
    }
    return build(*header, message.messageId.toUtf8(), message.parts);
}

Result<QByteArray> buildEntity(const std::vector<MailPart>& parts)
{
    return build({}, {}, parts);
}

} // namespace rds
