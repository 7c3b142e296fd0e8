// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowFixture.h"

#include <tests/support/WaitFor.h>

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QTableView>
#include <QTest>

namespace rds::test {

WindowFixture::WindowFixture()
    : m_settings(m_folder.filePath("settings.ini"), QSettings::IniFormat)
{
    m_settings.setValue("language", "en");
    open();
}

WindowFixture::~WindowFixture() = default;

void WindowFixture::open()
{
    m_window = std::make_unique<MainWindow>(m_settings, m_clock, m_translations);
    m_window->show();
    activate();
}

void WindowFixture::activate() const
{
    m_window->activateWindow();
    REQUIRE(waitFor([this] { return QApplication::activeWindow() == m_window.get(); }));
}

void WindowFixture::reopen()
{
    m_window->close();
    m_window.reset();
    open();
}

QTableView& WindowFixture::list() const
{
    return get<QTableView>("agentList");
}

void WindowFixture::show(const std::vector<AgentStatus>& fleet)
{
    m_window->resetAgents(fleet);
}

void WindowFixture::showBatch(const std::vector<AgentStatus>& fleet)
{
    m_window->resetAgents(fleet);
    m_window->showBatch(progressOf(fleet, m_clock.now()));
}

void WindowFixture::click(const QString& button) const
{
    QTest::mouseClick(&get<QAbstractButton>(button), Qt::LeftButton);
}

void WindowFixture::trigger(const QString& action) const
{
    get<QAction>(action).trigger();
    QCoreApplication::processEvents();
}

QDialog& WindowFixture::dialog(const QString& name) const
{
    auto& found = get<QDialog>(name);
    // There is no window manager here that gives a new window the keyboard.
    found.activateWindow();
    REQUIRE(waitFor([&found] { return QApplication::activeWindow() == &found; }));
    return found;
}

QString WindowFixture::buttonText(const QString& name) const
{
    return get<QAbstractButton>(name).text().remove('&').trimmed();
}

QString WindowFixture::labelText(const QString& name) const
{
    return get<QLabel>(name).text();
}

} // namespace rds::test
