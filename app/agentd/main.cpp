// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentDaemon.h"
#include "TerminationSignals.h"

#include <core/base/ProcessHardening.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <string>

namespace {

constexpr const char* description =
    "The monitoring side of RDS Agent VersionManager: fetches commands by POP3, installs updates,\n"
    "and answers by SMTP.";

constexpr const char* footer =
    "Exit codes:\n"
    "  0  done, or stopped by SIGTERM, SIGINT or SIGHUP\n"
    "  1  --once: the mailbox was not emptied, or a mail was not sent (it is kept)\n"
    "  2  wrong use of the command line\n"
    "  3  the settings, the data folder, the keys or the first modules are not in order, or\n"
    "     the centre has refused to enrol this box: --once, until it gets new settings\n"
    "  4  another agent is running on this data folder\n";

struct Arguments {
    std::string settings;
    std::string initFrom;
    bool once = false;
};

/// An exit code where the program is over already.
std::optional<int> parse(int argc, char** argv, Arguments& arguments)
{
    CLI::App cli(description, "rds-agent");
    cli.set_version_flag("--version", "rds-agent " RDS_VERSION);
    cli.footer(footer);
    cli.add_option("--config", arguments.settings, "The settings file that the centre made for this agent")
        ->required()
        ->type_name("FILE");
    auto* once = cli.add_flag("--once", arguments.once, "Empty the mailbox, answer, and end");
    cli.add_option("--init-from", arguments.initFrom,
                   "Install the first modules, those of DIR (version-report.txt and the files it lists), and end")
        ->type_name("DIR")
        ->excludes(once);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? rds::exitcode::success : rds::exitcode::usage;
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char** argv)
{
    rds::forbidCrashDumps();
    Arguments arguments;
    if (const auto over = parse(argc, argv, arguments)) {
        return *over;
    }
    const QCoreApplication application(argc, argv);
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss} %{type} %{message}"));
    const QString settings = QString::fromLocal8Bit(arguments.settings.c_str());
    if (!arguments.initFrom.empty()) {
        return rds::AgentDaemon::initialize(settings, QString::fromLocal8Bit(arguments.initFrom.c_str()));
    }
    const rds::TerminationSignals termination;
    rds::AgentDaemon daemon(arguments.once);
    QObject::connect(&termination, &rds::TerminationSignals::received, &daemon, &rds::AgentDaemon::stop);
    QObject::connect(&daemon, &rds::AgentDaemon::finished, &application, &QCoreApplication::exit);
    if (const auto refused = daemon.start(settings)) {
        return *refused;
    }
    return QCoreApplication::exec();
}
