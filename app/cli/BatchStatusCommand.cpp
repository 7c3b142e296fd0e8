// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchStatusCommand.h"

#include "AgentTable.h"
#include "CliContext.h"

#include <core/domain/DomainError.h>
#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rds::cli {

namespace {

QJsonObject progressJson(const BatchProgress& progress, const std::vector<AgentStatus>& agents)
{
    QJsonArray rows;
    for (const AgentStatus& status : agents) {
        rows.append(agentJson(status));
    }
    return {
        {QStringLiteral("batch"), progress.batch.id},
        {QStringLiteral("target"), progress.batch.target.toString()},
        {QStringLiteral("started"), toIso(progress.batch.started)},
        {QStringLiteral("finished"),
         progress.batch.finished ? QJsonValue(toIso(*progress.batch.finished)) : QJsonValue()},
        {QStringLiteral("total"), progress.total},
        {QStringLiteral("updated"), progress.updated},
        {QStringLiteral("failed"), progress.failed},
        {QStringLiteral("agents"), rows},
    };
}

} // namespace

BatchStatusCommand::BatchStatusCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "status", "Show how far the newest batch is")
{
    app().add_flag("--json", m_json, "Print one JSON object");
}

int BatchStatusCommand::run()
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    BatchStore& batches = (*folder)->database().batches();
    const auto all = batches.all();
    if (!all) {
        return context().fail(all.error());
    }
    if (all->empty()) {
        return context().fail(Error(make_error_code(DomainError::UnknownBatch), {}));
    }
    const BatchId newest = all->front().id;
    const auto progress = batches.progress(newest);
    auto agents = batches.statuses();
    if (!progress || !agents) {
        return context().fail(progress ? agents.error() : progress.error());
    }
    std::erase_if(*agents, [&](const AgentStatus& status) { return !status.target || status.target->batch != newest; });
    if (m_json) {
        context().print(QString::fromUtf8(QJsonDocument(progressJson(*progress, *agents)).toJson()).trimmed());
        return ExitCode::Success;
    }
    for (const QString& line : agentTable(*agents, context().clock().now())) {
        context().print(line);
    }
    context().print(QCoreApplication::translate("BatchStatusCommand", "Batch %1 to %2, started %3: %4")
                        .arg(QString::number(newest), progress->batch.target.toString(),
                             formatTime(progress->batch.started),
                             formatOutcome(progress->updated, progress->failed, progress->running())));
    return ExitCode::Success;
}

} // namespace rds::cli
