// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HeaderBlock.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace rds {

namespace {

constexpr qsizetype softLineLength = 78;
constexpr qsizetype hardLineLength = 998;
/// Of the text inside an encoded word: with its frame and the longest header name it fits a line.
constexpr qsizetype encodedWordLength = 48;
/// A word of this length still fits a line of its own beside the header's name.
constexpr qsizetype plainWordLength = 60;
constexpr qsizetype maxIdLength = 250;
constexpr qsizetype maxAddressLength = 254;

bool isPrintable(char c)
{
    return c >= ' ' && c <= '~';
}

bool isAsciiAlnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// UTF-8, or nothing where the text holds half a surrogate pair or what must never enter a header.
std::optional<QByteArray> headerBytes(const QString& text)
{
    if (!text.isValidUtf16() || text.contains(u'\r') || text.contains(u'\n') || text.contains(QChar::Null)) {
        return std::nullopt;
    }
    return text.toUtf8();
}

bool needsEncoding(const QByteArray& text)
{
    if (!std::all_of(text.begin(), text.end(), isPrintable) || text.contains("=?") || text.contains("  ")
        || text.startsWith(' ') || text.endsWith(' ')) {
        return true;
    }
    const QList<QByteArray> words = text.split(' ');
    return std::any_of(words.begin(), words.end(),
                       [](const QByteArray& word) { return word.size() > plainWordLength; });
}

/// The end of the piece that begins at `start`: about `length` bytes, but whole characters.
qsizetype pieceEnd(const QByteArray& utf8, qsizetype start, qsizetype length)
{
    qsizetype end = std::min(start + length, utf8.size());
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return end;
}

QByteArray hexByte(char prefix, char byte)
{
    return prefix + QByteArray(1, byte).toHex().toUpper();
}

/// One character of UTF-8 in the Q encoding.
QByteArray qEncoded(QByteArrayView character)
{
    QByteArray encoded;
    for (const char c : character) {
        if (c == ' ') {
            encoded += '_';
        } else {
            encoded += isAsciiAlnum(c) ? QByteArray(1, c) : hexByte('=', c);
        }
    }
    return encoded;
}

/// In Q and not in B: readers exist that lose what follows a padded word.
QList<QByteArray> encodedWords(const QByteArray& utf8)
{
    QList<QByteArray> words;
    QByteArray word;
    for (qsizetype start = 0; start < utf8.size();) {
        const qsizetype end = pieceEnd(utf8, start, 1);
        const QByteArray encoded = qEncoded(QByteArrayView(utf8).sliced(start, end - start));
        if (word.size() + encoded.size() > encodedWordLength) {
            words.append("=?UTF-8?Q?" + word + "?=");
            word.clear();
        }
        word += encoded;
        start = end;
    }
    words.append("=?UTF-8?Q?" + word + "?=");
    return words;
}

/// `attr-char` of RFC 5987 and so usable unencoded in an extended parameter.
bool isAttributeChar(char c)
{
    return isAsciiAlnum(c) || QByteArrayView("!#$&+-.^_`|~").contains(c);
}

bool isAddressChar(QChar c)
{
    return c > u' ' && c <= u'~' && !QStringView(u"()<>,;\"\\").contains(c);
}

QByteArray percentEncoded(const QByteArray& utf8)
{
    QByteArray encoded;
    for (const char c : utf8) {
        if (isAttributeChar(c)) {
            encoded += c;
        } else {
            encoded += hexByte('%', c);
        }
    }
    return encoded;
}

} // namespace

void HeaderBlock::addStructured(const char* name, const QByteArray& value)
{
    addWords(name, value.split(' '));
}

void HeaderBlock::addText(const char* name, const QString& value)
{
    const auto utf8 = headerBytes(value);
    if (!utf8) {
        fail(name, QStringLiteral("control character or broken text"));
        return;
    }
    addWords(name, needsEncoding(*utf8) ? encodedWords(*utf8) : utf8->split(' '));
}

void HeaderBlock::addMessageId(const char* name, const QString& id)
{
    if (id.isEmpty()) {
        return;
    }
    if (!std::all_of(id.begin(), id.end(), isAddressChar) || id.size() > maxIdLength) {
        fail(name, QStringLiteral("not a message id"));
        return;
    }
    addWords(name, {'<' + id.toLatin1() + '>'});
}

void HeaderBlock::addAddress(const char* name, const QString& address)
{
    if (address.isEmpty()) {
        addWords(name, {"undisclosed-recipients:;"});
        return;
    }
    const bool valid = std::all_of(address.begin(), address.end(), isAddressChar) && address.count(u'@') == 1
        && address.size() <= maxAddressLength;
    if (!valid) {
        fail(name, QStringLiteral("not an address"));
        return;
    }
    addWords(name, {address.toLatin1()});
}

void HeaderBlock::addDate(const char* name, Timestamp date)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(toMillis(date), Qt::UTC);
    const QString text = QLocale::c().toString(utc, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    addStructured(name, text.toLatin1() + " +0000");
}

void HeaderBlock::addParameterised(const char* name, const QByteArray& value, const QList<QByteArray>& parameters)
{
    QList<QByteArray> words{value};
    for (const QByteArray& parameter : parameters) {
        words.back() += ';';
        words.append(parameter);
    }
    addWords(name, words);
}

Result<QByteArray> HeaderBlock::finish() const
{
    if (m_error) {
        return failure(*m_error);
    }
    return m_lines;
}

void HeaderBlock::fail(const char* name, const QString& detail)
{
    if (!m_error) {
        m_error = Error(make_error_code(MimeError::InvalidHeader), QLatin1String(name), detail);
    }
}

void HeaderBlock::addWords(const char* name, const QList<QByteArray>& words)
{
    QByteArray line = QByteArray(name) + ':';
    bool first = true;
    for (const QByteArray& word : words) {
        if (!std::all_of(word.begin(), word.end(), isPrintable) || word.size() + line.size() > hardLineLength) {
            fail(name, QStringLiteral("control character, not ASCII, or too long"));
            return;
        }
        if (!first && line.size() + 1 + word.size() > softLineLength) {
            m_lines += line + "\r\n";
            line.clear();
        }
        line += ' ' + word;
        first = false;
    }
    m_lines += line + "\r\n";
}

QList<QByteArray> encodeParameter(const QByteArray& name, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    const bool plain = std::all_of(utf8.begin(), utf8.end(), isPrintable) && !utf8.contains('"') && !utf8.contains('\\')
        && !utf8.contains("=?") && utf8.size() <= plainWordLength;
    if (plain) {
        return {name + "=\"" + utf8 + '"'};
    }
    constexpr qsizetype pieceBytes = 18;
    QList<QByteArray> pieces;
    for (qsizetype start = 0; start < utf8.size();) {
        const qsizetype end = pieceEnd(utf8, start, pieceBytes);
        pieces.append(percentEncoded(utf8.mid(start, end - start)));
        start = end;
    }
    if (pieces.size() == 1) {
        return {name + "*=UTF-8''" + pieces.front()};
    }
    QList<QByteArray> parameters;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        parameters.append(name + '*' + QByteArray::number(i) + "*=" + (i == 0 ? "UTF-8''" : "") + pieces[i]);
    }
    return parameters;
}

QList<QByteArray> splitParameters(const QByteArray& parameters)
{
    QList<QByteArray> split;
    bool quoted = false;
    QByteArray current;
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        const char c = parameters[i];
        if (quoted && c == '\\' && i + 1 < parameters.size()) {
            current += c;
            current += parameters[++i];
            continue;
        }
        quoted = (c == '"') != quoted;
        if (c == ';' && !quoted) {
            split.append(current.trimmed());
            current.clear();
        } else {
            current += c;
        }
    }
    split.append(current.trimmed());
    split.removeAll(QByteArray());
    return split;
}

} // namespace rds
