// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QStringList>
#include <QTranslator>

namespace rds {

/// The language of the program's words and of its numbers and dates.
///
/// Owns the translators that it installs in the QCoreApplication, and takes them out at its end; make one,
/// after the application, in its thread. Widgets hear of a change by QEvent::LanguageChange.
class Translations {
public:
    Translations();
    ~Translations();
    Translations(const Translations&) = delete;
    Translations& operator=(const Translations&) = delete;

    /// The languages that the program speaks: `en`, `ja`.
    [[nodiscard]] static QStringList languages();
    /// A language's own name: "English", "日本語".
    [[nodiscard]] static QString nativeName(const QString& language);

    /// @param language one of languages(); empty or unknown: the system's, else English
    void setLanguage(const QString& language);
    /// As chosen: empty for the system's.
    [[nodiscard]] const QString& language() const { return m_language; }
    /// The language that is spoken now.
    [[nodiscard]] const QString& effectiveLanguage() const { return m_effective; }

private:
    QTranslator m_program;
    QTranslator m_qt;
    QString m_language;
    QString m_effective;
};

} // namespace rds
