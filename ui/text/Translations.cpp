// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Translations.h"

#include <resources/Resources.h>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace rds {

namespace {

const QString english = QStringLiteral("en");
const QString japanese = QStringLiteral("ja");

QString systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString& tag : wanted) {
        const QString language = tag.section(u'-', 0, 0);
        if (Translations::languages().contains(language)) {
            return language;
        }
    }
    return english;
}

/// The operator's own country where the language is that of the system.
QLocale localeFor(const QString& language)
{
    const QLocale system = QLocale::system();
    if (language.isEmpty() || QLocale(language).language() == system.language()) {
        return system;
    }
    return language == english ? QLocale(QLocale::English, QLocale::World) : QLocale(language);
}

} // namespace

Translations::Translations()
{
    initTranslations();
}

Translations::~Translations()
{
    if (QCoreApplication::instance() != nullptr) {
        QCoreApplication::removeTranslator(&m_program);
        QCoreApplication::removeTranslator(&m_qt);
    }
}

QStringList Translations::languages()
{
    return {english, japanese};
}

QString Translations::nativeName(const QString& language)
{
    return language == japanese ? QStringLiteral("日本語") : QStringLiteral("English");
}

void Translations::setLanguage(const QString& language)
{
    m_language = languages().contains(language) ? language : QString();
    m_effective = m_language.isEmpty() ? systemLanguage() : m_language;
    QLocale::setDefault(localeFor(m_language));
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_program);
    // Qt's own words come from the system; English ones are built in.
    if (m_qt.load(QStringLiteral("qtbase_") + m_effective, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_program.load(QStringLiteral(":/i18n/rds_") + m_effective)) {
        QCoreApplication::installTranslator(&m_program);
    }
}

} // namespace rds
