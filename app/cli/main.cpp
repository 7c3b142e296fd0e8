// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsAddCommand.h"
#include "AgentsEnrolCommand.h"
#include "AgentsImportCommand.h"
#include "AgentsInviteCommand.h"
#include "AgentsListCommand.h"
#include "AgentsRemoveCommand.h"
#include "AgentsRevokeCommand.h"
#include "AuditExportCommand.h"
#include "BatchRetryCommand.h"
#include "BatchRunCommand.h"
#include "BatchStartCommand.h"
#include "BatchStatusCommand.h"
#include "CliContext.h"
#include "ConfigCommand.h"
#include "DemoCommand.h"
#include "InitCommand.h"
#include "KeysApproverCommand.h"
#include "KeysApproversCommand.h"
#include "KeysInstallCommand.h"
#include "KeysRememberCommand.h"
#include "KeysRotateCommand.h"
#include "KeysShowCommand.h"
#include "KeysSignCommand.h"
#include "PackageApproveCommand.h"
#include "PackageBuildCommand.h"
#include "PackageShowCommand.h"
#include "VersionsRequestCommand.h"

#include <ui/text/Translations.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QLoggingCategory>

#include <memory>
#include <vector>

namespace rds::cli {

namespace {

CLI::App* addGroup(CLI::App& app, const char* name, const char* description)
{
    CLI::App* group = app.add_subcommand(name, description);
    group->require_subcommand(1);
    return group;
}

using Commands = std::vector<std::unique_ptr<Command>>;

void addAgentCommands(CLI::App& app, CliContext& context, Commands& commands)
{
    CLI::App* agents = addGroup(app, "agents", "The list of agents");
    commands.push_back(std::make_unique<AgentsListCommand>(*agents, context));
    commands.push_back(std::make_unique<AgentsImportCommand>(*agents, context));
    commands.push_back(std::make_unique<AgentsAddCommand>(*agents, context));
    commands.push_back(std::make_unique<AgentsEnrolCommand>(*agents, context));
    commands.push_back(std::make_unique<AgentsInviteCommand>(*agents, context));
    commands.push_back(std::make_unique<AgentsRevokeCommand>(*agents, context));
    commands.push_back(std::make_unique<AgentsRemoveCommand>(*agents, context));
}

void addKeyCommands(CLI::App& app, CliContext& context, Commands& commands)
{
    using Deed = KeysRememberCommand::Deed;
    CLI::App* keys = addGroup(app, "keys", "The centre's keys, and who else must approve packages");
    commands.push_back(std::make_unique<KeysShowCommand>(*keys, context));
    commands.push_back(std::make_unique<KeysRotateCommand>(*keys, context));
    commands.push_back(std::make_unique<KeysSignCommand>(*keys, context));
    commands.push_back(std::make_unique<KeysInstallCommand>(*keys, context));
    commands.push_back(std::make_unique<KeysApproversCommand>(*keys, context));
    commands.push_back(std::make_unique<KeysApproverCommand>(*keys, context));
    commands.push_back(std::make_unique<KeysRememberCommand>(*keys, context, Deed::Remember));
    commands.push_back(std::make_unique<KeysRememberCommand>(*keys, context, Deed::Forget));
}

void addPackageCommands(CLI::App& app, CliContext& context, Commands& commands)
{
    CLI::App* package = addGroup(app, "package", "Update packages");
    commands.push_back(std::make_unique<PackageBuildCommand>(*package, context));
    commands.push_back(std::make_unique<PackageShowCommand>(*package, context));
    commands.push_back(std::make_unique<PackageApproveCommand>(*package, context));
}

void addBatchCommands(CLI::App& app, CliContext& context, Commands& commands)
{
    CLI::App* batch = addGroup(app, "batch", "Batch updates");
    commands.push_back(std::make_unique<BatchStartCommand>(*batch, context));
    commands.push_back(std::make_unique<BatchStatusCommand>(*batch, context));
    commands.push_back(std::make_unique<BatchRetryCommand>(*batch, context));
    commands.push_back(std::make_unique<BatchRunCommand>(*batch, context));
}

Commands makeCommands(CLI::App& app, CliContext& context)
{
    Commands commands;
    commands.push_back(std::make_unique<DemoCommand>(app, context));
    commands.push_back(std::make_unique<InitCommand>(app, context));
    commands.push_back(std::make_unique<ConfigCommand>(app, context));
    addAgentCommands(app, context, commands);
    addKeyCommands(app, context, commands);
    addPackageCommands(app, context, commands);
    addBatchCommands(app, context, commands);
    CLI::App* versions = addGroup(app, "versions", "What the agents run");
    commands.push_back(std::make_unique<VersionsRequestCommand>(*versions, context));
    CLI::App* audit = addGroup(app, "audit", "The audit of versions");
    commands.push_back(std::make_unique<AuditExportCommand>(*audit, context));
    return commands;
}

int run(int argc, char* argv[])
{
    CliContext context;
    CLI::App app("Keeps the software of unattended monitoring agents up to date, by mail alone.", "rdsvm");
    app.set_version_flag("--version", std::string("rdsvm " RDS_VERSION));
    app.footer("Exit codes: 0 done; 1 failed, the reason is on stderr; 2 the command line is not right;\n"
               "3 a batch ran to its end and some agents have failed, or some have not enrolled in time.");
    app.add_option("--data", context.dataFolder, "The centre's folder")->envname("RDSVM_DATA")->capture_default_str();
    app.fallthrough();
    app.require_subcommand(1);
    const auto commands = makeCommands(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitCode::Success : ExitCode::UsageError;
    }
    for (const auto& command : commands) {
        if (command->isChosen()) {
            return command->run();
        }
    }
    return ExitCode::UsageError;
}

} // namespace

} // namespace rds::cli

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("rdsvm"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RDS_VERSION));
    // A terminal shows results; QT_LOGGING_RULES still brings the log back.
    QLoggingCategory::setFilterRules(QStringLiteral("rds.*.info=false\nrds.*.warning=false"));
    rds::Translations translations;
    translations.setLanguage({});
    return rds::cli::run(argc, argv);
}
