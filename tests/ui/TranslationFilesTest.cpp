// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <tests/support/QtStringMaker.h>
#include <ui/text/Translations.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace rds;

namespace {

QString folder(const QString& name)
{
    return QString(RDS_SOURCE_FOLDER) + '/' + name;
}

struct TranslationFile {
    int messages = 0;
    QStringList unfinished;
};

TranslationFile read(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    TranslationFile result;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            ++result.messages;
            const bool open = xml.attributes().value("type") == u"unfinished";
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (open || text.trimmed().isEmpty()) {
                result.unfinished << source;
            }
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return result;
}

/// The file as it is after lupdate has read the sources: what is missing there comes as unfinished.
TranslationFile updated(const QString& language, const QTemporaryDir& temporary)
{
    const QString copy = temporary.filePath("rds_" + language + ".ts");
    REQUIRE(QFile::copy(folder("resources/translations/rds_" + language + ".ts"), copy));
    QStringList arguments{"-locations", "none", "-no-obsolete", "-I", folder(""), folder("ui"), folder("app")};
    if (language == "en") {
        arguments << "-pluralonly";
    }
    QProcess lupdate;
    lupdate.start(RDS_LUPDATE, arguments << "-ts" << copy);
    REQUIRE(lupdate.waitForFinished(60'000));
    REQUIRE(lupdate.exitCode() == 0);
    return read(copy);
}

} // namespace

TEST_CASE("every word of the sources is translated, and nothing else is in the files")
{
    const QString language = GENERATE(QString("ja"), QString("en"));
    const QTemporaryDir temporary;
    const TranslationFile now = read(folder("resources/translations/rds_" + language + ".ts"));
    const TranslationFile wanted = updated(language, temporary);
    CAPTURE(language.toStdString(), wanted.unfinished.join(" | ").toStdString());
    CHECK(now.unfinished.isEmpty());
    CHECK(wanted.unfinished.isEmpty());
    CHECK(now.messages == wanted.messages);
    CHECK(now.messages > (language == "ja" ? 300 : 5));
}

TEST_CASE("translations keep the places for values")
{
    QFile file(folder("resources/translations/rds_ja.ts"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            CAPTURE(source, text);
            for (const QString place : {"%1", "%2", "%3", "%L1", "%Ln"}) {
                CHECK(source.count(place) == text.count(place));
            }
            CHECK(source.count('&') == text.count('&'));
        }
    }
}

TEST_CASE("a language can be chosen and taken back")
{
    Translations translations;
    translations.setLanguage("ja");
    CHECK(translations.effectiveLanguage() == "ja");
    CHECK(QCoreApplication::translate("rds::MainMenu", "&File") == "ファイル(&F)");
    CHECK(QLocale().language() == QLocale::Japanese);
    translations.setLanguage("en");
    CHECK(QCoreApplication::translate("rds::MainMenu", "&File") == "&File");
    CHECK(QLocale().language() == QLocale::English);
    translations.setLanguage("no such language");
    CHECK(translations.language().isEmpty());
    CHECK(Translations::languages().contains(translations.effectiveLanguage()));
}
