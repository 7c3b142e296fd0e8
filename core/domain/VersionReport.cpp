// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "VersionReport.h"

#include "DomainError.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

namespace rds {

namespace {

constexpr qsizetype maxBytes = 256 * 1024;
constexpr std::size_t maxModules = 1000;
const QString dateFormat = QStringLiteral("yyyy/MM/dd");

Unexpected badLine(int number, const QString& line)
{
    return failure(DomainError::InvalidVersionReport, QStringLiteral("line %1").arg(number), line.left(120));
}

/// The value of `Key<TAB>value`, or a null string.
QString valueOf(const QString& line, QLatin1String key)
{
    const QString prefix = key + QLatin1Char('\t');
    return line.startsWith(prefix) ? line.mid(prefix.size()) : QString();
}

Result<ModuleVersion> parseModule(const QString& line, int number)
{
    const QStringList fields = line.split(u'\t');
    if (fields.size() != 3 || !isModuleName(fields[0]) || !SoftwareVersion::parse(fields[1])) {
        return badLine(number, line);
    }
    const QDate date = QDate::fromString(fields[2], dateFormat);
    if (!date.isValid()) {
        return badLine(number, line);
    }
    return ModuleVersion{fields[0], fields[1], date};
}

Result<QStringList> splitLines(const QByteArray& text)
{
    if (text.size() > maxBytes) {
        return failure(DomainError::InvalidVersionReport, {}, QStringLiteral("%1 bytes").arg(text.size()));
    }
    // Stateless: a character broken off at the end is an error, not the beginning of more.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder.decode(text);
    if (decoder.hasError() || decoded.contains(QChar::Null)) {
        return failure(DomainError::InvalidVersionReport, {}, QStringLiteral("not plain UTF-8 text"));
    }
    QStringList lines = decoded.split(u'\n');
    for (QString& line : lines) {
        if (line.endsWith(u'\r')) {
            line.chop(1);
        }
    }
    while (!lines.isEmpty() && lines.back().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

} // namespace

bool isModuleName(const QString& name)
{
    static const QRegularExpression grammar(QStringLiteral(R"(\A[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\z)"));
    return grammar.match(name).hasMatch();
}

QByteArray VersionReport::toText() const
{
    QString text = QStringLiteral("Software Version\t%1\n").arg(softwareVersion.toString());
    text += QStringLiteral("ROM Version\t%1\n").arg(romVersion);
    text += QStringLiteral("Modules\n");
    for (const ModuleVersion& module : modules) {
        text += QStringList{module.name, module.version, module.date.toString(dateFormat)}.join(u'\t') + u'\n';
    }
    return text.toUtf8();
}

Result<VersionReport> VersionReport::parse(const QByteArray& text)
{
    const auto lines = splitLines(text);
    if (!lines) {
        return failure(lines.error());
    }
    if (lines->size() < 3) {
        return failure(DomainError::InvalidVersionReport, {}, QStringLiteral("only %1 lines").arg(lines->size()));
    }
    VersionReport report;
    const auto software = SoftwareVersion::parse(valueOf(lines->at(0), QLatin1String("Software Version")));
    if (!software) {
        return badLine(1, lines->at(0));
    }
    report.softwareVersion = *software;
    report.romVersion = valueOf(lines->at(1), QLatin1String("ROM Version"));
    const bool hasRomLine = lines->at(1).startsWith(QLatin1String("ROM Version\t"));
    if (!hasRomLine || (!report.romVersion.isEmpty() && !SoftwareVersion::parse(report.romVersion))) {
        return badLine(2, lines->at(1));
    }
    if (lines->at(2) != QLatin1String("Modules")) {
        return badLine(3, lines->at(2));
    }
    QSet<QString> names;
    for (int i = 3; i < lines->size(); ++i) {
        auto module = parseModule(lines->at(i), i + 1);
        if (!module) {
            return failure(module.error());
        }
        if (names.contains(module->name) || report.modules.size() == maxModules) {
            return badLine(i + 1, lines->at(i));
        }
        names.insert(module->name);
        report.modules.push_back(std::move(*module));
    }
    return report;
}

} // namespace rds
