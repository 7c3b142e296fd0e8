// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/widgets/Theme.h>

#include <QObject>

#include <deque>
#include <optional>

namespace rds {

class CentreHost;
class MainWindow;
struct BatchProgress;

/// Takes the pictures of README and user guide: runs the demo's batch in the real window and saves it before,
/// while and after, then in every language, light and dark. Ends the application.
class ScreenshotTour final : public QObject {
    Q_OBJECT

public:
    ScreenshotTour(MainWindow& window, CentreHost& host, QString folder, QObject* parent = nullptr);

private:
    struct Look {
        Theme theme;
        QString language;
    };

    void begin();
    void follow(const std::optional<BatchProgress>& progress);
    void finish();
    void takeNextLook();
    void chooseLanguage(const QString& language);
    void save(const QString& name);

    MainWindow& m_window;
    CentreHost& m_host;
    QString m_folder;
    std::deque<Look> m_looks;
    bool m_runningTaken = false;
    bool m_finished = false;
};

} // namespace rds
