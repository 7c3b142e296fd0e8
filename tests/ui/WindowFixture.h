// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "SampleFleet.h"

#include <tests/support/VirtualClock.h>
#include <ui/text/Translations.h>
#include <ui/widgets/MainWindow.h>

#include <QAction>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>

class QDialog;
class QTableView;

namespace rds::test {

/// The real window, shown, in English, with settings of its own; its parts are found by object name.
class WindowFixture {
public:
    WindowFixture();
    ~WindowFixture();

    template <class Widget> [[nodiscard]] Widget& get(const QString& name) const
    {
        auto* found = m_window->findChild<Widget*>(name);
        if (found == nullptr) {
            throw std::runtime_error("no " + name.toStdString());
        }
        return *found;
    }

    [[nodiscard]] MainWindow& window() const { return *m_window; }
    [[nodiscard]] QTableView& list() const;
    [[nodiscard]] QSettings& settings() { return m_settings; }
    [[nodiscard]] VirtualClock& clock() { return m_clock; }

    /// Gives the window the keyboard, as a window manager does when a dialog closes.
    void activate() const;
    /// Closes the window and opens it again on the same settings.
    void reopen();
    void show(const std::vector<AgentStatus>& fleet);
    /// With the batch that they are in.
    void showBatch(const std::vector<AgentStatus>& fleet);
    void click(const QString& button) const;
    /// With what follows from it later, for instance another language.
    void trigger(const QString& action) const;
    /// The open dialog, active. It deletes itself when it closes.
    [[nodiscard]] QDialog& dialog(const QString& name) const;
    /// As shown: without mnemonics and the space before it.
    [[nodiscard]] QString buttonText(const QString& name) const;
    [[nodiscard]] QString labelText(const QString& name) const;

private:
    void open();

    QTemporaryDir m_folder;
    VirtualClock m_clock;
    QSettings m_settings;
    Translations m_translations;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace rds::test
