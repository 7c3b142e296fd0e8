// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EngineThread.h"
#include "ScreenshotTour.h"
#include "WindowLink.h"

#include <app/setup/CentreFolder.h>
#include <core/base/ProcessHardening.h>
#include <core/base/SystemClock.h>
#include <ui/text/StateText.h>
#include <ui/text/Translations.h>
#include <ui/widgets/MainWindow.h>
#include <ui/widgets/Theme.h>

#include <CLI/CLI.hpp>

#include <QApplication>
#include <QLoggingCategory>
#include <QSettings>
#include <QTemporaryDir>

namespace {

struct Arguments {
    std::string folder = rds::defaultCentreFolder().toStdString();
    std::string screenshots;
    bool demo = false;
    int demoAgents = 0;
    bool folderChosen = false;
};

/// An exit code where the program is over already: 0 after --help, 2 for a command line that is not right.
std::optional<int> parse(int argc, char* argv[], Arguments& arguments)
{
    CLI::App cli("The operator's window of RDS Agent VersionManager.", "rds-version-manager");
    cli.set_version_flag("--version", "rds-version-manager " RDS_VERSION);
    auto* data = cli.add_option("--data", arguments.folder, "The centre's folder (database, keys, settings)")
                     ->envname("RDSVM_DATA")
                     ->capture_default_str();
    cli.add_flag("--demo", arguments.demo,
                 "The embedded centre: a mail server and simulated agents on this computer; with --data it is kept");
    cli.add_option("--demo-agents", arguments.demoAgents, "A generated fleet of so many agents in the demo")
        ->check(CLI::Range(1, 100'000));
    cli.add_option("--screenshots", arguments.screenshots,
                   "Run the demo's batch, save pictures to this folder, and end");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? 0 : 2;
    }
    arguments.folderChosen = data->count() > 0;
    arguments.demo = arguments.demo || !arguments.screenshots.empty();
    return std::nullopt;
}

/// Where the window's own settings are: geometry, columns, language. Pictures begin with none.
std::unique_ptr<QSettings> windowSettings(const Arguments& arguments, const QTemporaryDir& temporary)
{
    if (!arguments.screenshots.empty()) {
        return std::make_unique<QSettings>(temporary.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    }
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                       QStringLiteral("rds-version-manager"), QStringLiteral("window"));
}

} // namespace

int main(int argc, char* argv[])
{
    rds::forbidCrashDumps();
    Arguments arguments;
    if (const auto over = parse(argc, argv, arguments)) {
        return *over;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("rds-version-manager"));
    QApplication::setApplicationDisplayName(QStringLiteral("RDS Agent VersionManager"));
    QApplication::setApplicationVersion(QStringLiteral(RDS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("rds-version-manager"));
    rds::applyTheme(rds::Theme::System);
    // The window says what matters; QT_LOGGING_RULES brings the log back.
    QLoggingCategory::setFilterRules(QStringLiteral("rds.*.info=false"));

    const QTemporaryDir temporary;
    const bool keepsNothing = arguments.demo && !arguments.folderChosen;
    const QString folder = keepsNothing ? temporary.path() : QString::fromStdString(arguments.folder);
    const auto settings = windowSettings(arguments, temporary);
    rds::SystemClock clock;
    rds::Translations translations;
    rds::MainWindow window(*settings, clock, translations);
    window.setDemo(arguments.demo);

    rds::EngineThread engine({folder, arguments.demo, arguments.demoAgents}, &rds::stateSentence);
    rds::link(window, engine.host());
    std::unique_ptr<rds::ScreenshotTour> tour;
    if (!arguments.screenshots.empty()) {
        tour =
            std::make_unique<rds::ScreenshotTour>(window, engine.host(), QString::fromStdString(arguments.screenshots));
    }
    window.show();
    engine.start();
    return QApplication::exec();
}
