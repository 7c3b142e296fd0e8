// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ScreenshotTour.h"

#include "CentreHost.h"

#include <ui/text/Translations.h>
#include <ui/widgets/MainWindow.h>

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QTableView>
#include <QTimer>

namespace rds {

namespace {

constexpr QSize windowSize(1280, 860); // the example's 17 agents fit
/// Layouts, icons and coalesced changes of the list settle within a few frames.
constexpr auto settle = std::chrono::milliseconds(400);

} // namespace

ScreenshotTour::ScreenshotTour(MainWindow& window, CentreHost& host, QString folder, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_host(host)
    , m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    applyTheme(Theme::Light);
    m_window.resize(windowSize);
    chooseLanguage(QStringLiteral("en"));
    connect(&m_host, &CentreHost::opened, this, [this] { QTimer::singleShot(settle, this, &ScreenshotTour::begin); });
}

void ScreenshotTour::begin()
{
    save(QStringLiteral("start-light-en"));
    connect(&m_host, &CentreHost::batchChanged, this, &ScreenshotTour::follow);
    m_window.findChild<QAction*>(QStringLiteral("startBatch"))->trigger();
}

void ScreenshotTour::follow(const std::optional<BatchProgress>& progress)
{
    if (!progress) {
        return;
    }
    if (progress->batch.finished && !m_finished) {
        m_finished = true;
        QTimer::singleShot(settle, this, &ScreenshotTour::finish);
    } else if (progress->updated > 0 && !m_runningTaken) {
        m_runningTaken = true;
        QTimer::singleShot(settle, this, [this] { save(QStringLiteral("running-light-en")); });
    }
}

void ScreenshotTour::finish()
{
    auto* list = m_window.findChild<QTableView*>(QStringLiteral("agentList"));
    list->setFocus();
    list->selectRow(9); // the agent with the newer release: the details below the list say why it failed
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        for (const QString& language : Translations::languages()) {
            m_looks.push_back({theme, language});
        }
    }
    takeNextLook();
}

void ScreenshotTour::takeNextLook()
{
    if (m_looks.empty()) {
        QCoreApplication::quit();
        return;
    }
    const Look look = m_looks.front();
    m_looks.pop_front();
    applyTheme(look.theme);
    chooseLanguage(look.language);
    QTimer::singleShot(settle, this, [this, look] {
        const QString theme = look.theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark");
        save(QStringLiteral("window-%1-%2").arg(theme, look.language));
        takeNextLook();
    });
}

void ScreenshotTour::chooseLanguage(const QString& language)
{
    const QString name =
        language == QLatin1String("ja") ? QStringLiteral("languageJapanese") : QStringLiteral("languageEnglish");
    m_window.findChild<QAction*>(name)->trigger();
}

void ScreenshotTour::save(const QString& name)
{
    const QString path = m_folder + u'/' + name + QStringLiteral(".png");
    if (!m_window.grab().save(path)) {
        qCritical().noquote() << "cannot write" << path;
        QCoreApplication::exit(1);
    }
}

} // namespace rds
