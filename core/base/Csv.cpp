// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Csv.h"

#include "ErrorCategory.h"

#include <QStringDecoder>

namespace rds {

namespace {

constexpr qsizetype maxBytes = 64 * 1024 * 1024;

const char* text(CsvError code)
{
    switch (code) {
    case CsvError::NotUtf8:
        return "CSV is not UTF-8 text";
    case CsvError::TooLarge:
        return "CSV is too large";
    case CsvError::UnclosedQuote:
        return "quoted CSV field has no end";
    case CsvError::TextAfterQuote:
        return "text after the closing quote of a CSV field";
    case CsvError::MissingColumn:
        return "CSV has no such column";
    case CsvError::WrongFieldCount:
        return "CSV line has another number of fields than the header";
    case CsvError::Empty:
        return "CSV is empty";
    }
    return "unknown CSV error";
}

QString lineSubject(int line)
{
    return QStringLiteral("line %1").arg(line);
}

/// Walks over the text once; every record and field is taken as it ends.
class Parser {
public:
    explicit Parser(const QString& text)
        : m_text(text)
    {
    }

    Result<std::vector<CsvRecord>> run()
    {
        while (m_at < m_text.size()) {
            if (const auto read = readField(); !read) {
                return failure(read.error());
            }
        }
        endRecord();
        return std::move(m_records);
    }

private:
    Result<void> readField()
    {
        if (m_text[m_at] == u'"') {
            if (const auto quoted = readQuoted(); !quoted) {
                return quoted;
            }
        } else {
            while (m_at < m_text.size() && m_text[m_at] != u',' && m_text[m_at] != u'\n') {
                m_field += m_text[m_at++];
            }
            if (m_field.endsWith(u'\r')) {
                m_field.chop(1);
            }
        }
        return endField();
    }

    Result<void> readQuoted()
    {
        const int startLine = m_line;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != u'"') {
                m_line += m_text[m_at] == u'\n' ? 1 : 0;
                m_field += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                m_field += m_text[m_at++];
            } else {
                ++m_at;
                return {};
            }
        }
        return failure(CsvError::UnclosedQuote, lineSubject(startLine));
    }

    Result<void> endField()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'\r') {
            ++m_at;
        }
        if (m_at < m_text.size() && m_text[m_at] != u',' && m_text[m_at] != u'\n') {
            return failure(CsvError::TextAfterQuote, lineSubject(m_line));
        }
        m_record.fields.append(std::exchange(m_field, {}));
        const bool separator = m_at < m_text.size() && m_text[m_at] == u',';
        if (separator) {
            m_endsWithSeparator = ++m_at == m_text.size();
            return {};
        }
        ++m_at;
        endRecord();
        ++m_line;
        m_record.line = m_line;
        return {};
    }

    void endRecord()
    {
        if (std::exchange(m_endsWithSeparator, false)) {
            m_record.fields.append(QString());
        }
        const bool empty = m_record.fields.isEmpty() || m_record.fields == QStringList(QString());
        if (!empty) {
            m_records.push_back(std::move(m_record));
        }
        m_record = {};
    }

    const QString& m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_endsWithSeparator = false;
    QString m_field;
    CsvRecord m_record{1, {}};
    std::vector<CsvRecord> m_records;
};

} // namespace

std::error_code make_error_code(CsvError code)
{
    return errorCode(code, "csv", &text);
}

Result<std::vector<CsvRecord>> parseCsv(const QByteArray& bytes)
{
    if (bytes.size() > maxBytes) {
        return failure(CsvError::TooLarge, {}, QStringLiteral("%1 bytes").arg(bytes.size()));
    }
    // Stateless: a character broken off at the end is an error, not the beginning of more.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder.decode(bytes);
    if (decoder.hasError() || decoded.contains(QChar::Null)) {
        return failure(CsvError::NotUtf8);
    }
    return Parser(decoded).run();
}

QByteArray csvLine(const QStringList& fields)
{
    static const QString formulaStart = QStringLiteral("=+-@\t\r");
    QStringList cells;
    cells.reserve(fields.size());
    for (QString cell : fields) {
        if (!cell.isEmpty() && formulaStart.contains(cell.front())) {
            cell.prepend(u'\'');
        }
        const bool quote = cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
        cells.append(quote ? u'"' + cell.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"' : cell);
    }
    return cells.join(u',').toUtf8() + "\r\n";
}

} // namespace rds
