// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DemoCommand.h"

#include "AgentTable.h"
#include "BatchWatch.h"
#include "CliContext.h"

#include <app/setup/DemoCentre.h>
#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace rds::cli {

namespace {

constexpr int maxAgents = 100'000;

struct DemoCommandWords {
    Q_DECLARE_TR_FUNCTIONS(DemoCommand)
};

} // namespace

DemoCommand::DemoCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "demo", "Run a batch update on simulated agents, by real mail on this computer")
{
    app().add_option("--data", m_folder, "Keep the demo's centre in this folder (default: a temporary one)");
    app().add_flag("--json", m_json, "Print one JSON object instead of the table");
    app().add_flag("--retry", m_retry, "Retry the failed agents once");
    app()
        .add_option("--agents", m_agents, "A generated fleet of so many agents (default: the 17 of the example)")
        ->check(CLI::Range(1, maxAgents));
    app().add_option("--seed", m_seed, "Another seed makes another generated fleet")->capture_default_str();
}

int DemoCommand::run()
{
    if (!m_folder.empty()) {
        return runIn(QString::fromStdString(m_folder));
    }
    const QTemporaryDir temporary;
    return runIn(temporary.path());
}

int DemoCommand::runIn(const QString& folder)
{
    DemoCentre demo;
    const auto centre = demo.open(folder, {m_agents, m_seed});
    if (!centre) {
        return context().fail(centre.error());
    }
    const auto agents = (*centre)->statuses();
    if (!agents) {
        return context().fail(agents.error());
    }
    VersionsBefore before;
    for (const AgentStatus& status : *agents) {
        before.insert(status.agent.id.toString(), status.agent.version.toString());
    }
    if (!m_json) {
        context().note(DemoCommandWords::tr("Updating %1 to %2. The waits of this demo are seconds.")
                           .arg(formatAgentCount(static_cast<int>(agents->size())), demoTarget().toString()));
    }
    const auto progress = runBatch(**centre, demo);
    if (!progress) {
        return context().fail(progress.error());
    }
    const auto after = (*centre)->statuses();
    if (!after) {
        return context().fail(after.error());
    }
    report(*after, before, *progress);
    return ExitCode::Success;
}

Result<BatchProgress> DemoCommand::runBatch(Centre& centre, const DemoCentre& demo)
{
    BatchWatch watch(centre, m_json);
    const auto newest = centre.newestBatch();
    if (!newest) {
        return failure(newest.error());
    }
    // A batch that was cut off in this folder is carried on; otherwise a new one begins.
    const bool carryOn = *newest && !(*newest)->batch.finished;
    const auto batch =
        carryOn ? Result<BatchId>((*newest)->batch.id) : centre.startBatch(demo.packagePath(), {}, false);
    if (!batch) {
        return failure(batch.error());
    }
    const BatchProgress progress = watch.waitForEnd(*batch);
    if (!m_retry || progress.failed == 0) {
        return progress;
    }
    if (!m_json) {
        context().note(DemoCommandWords::tr("Retrying the failed agents (%1).").arg(progress.failed));
    }
    const auto retried = centre.retryFailed(*batch);
    return retried ? Result<BatchProgress>(watch.waitForEnd(*batch)) : failure(retried.error());
}

void DemoCommand::report(const std::vector<AgentStatus>& agents, const VersionsBefore& before,
                         const BatchProgress& progress)
{
    if (!m_json) {
        for (const QString& line : agentTable(agents, context().clock().now())) {
            context().print(line);
        }
        context().print(formatOutcome(progress.updated, progress.failed, progress.running()));
        return;
    }
    QJsonArray rows;
    for (const AgentStatus& status : agents) {
        QJsonObject row = agentJson(status);
        row.insert(QStringLiteral("before"), before.value(status.agent.id.toString()));
        row.insert(QStringLiteral("after"), row.take(QStringLiteral("version")));
        rows.append(row);
    }
    const QJsonObject result{
        {QStringLiteral("target"), progress.batch.target.toString()},
        {QStringLiteral("updated"), progress.updated},
        {QStringLiteral("failed"), progress.failed},
        {QStringLiteral("agents"), rows},
    };
    context().print(QString::fromUtf8(QJsonDocument(result).toJson(QJsonDocument::Indented)).trimmed());
}

} // namespace rds::cli
