// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchRetryCommand.h"

#include "BatchOutcome.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

BatchRetryCommand::BatchRetryCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "retry", "Update the failed agents of the newest batch again")
{
    app().add_flag("--no-wait", m_noWait, "End once the mails are sent; `rdsvm batch run` carries on");
}

int BatchRetryCommand::run()
{
    CentreSession session(context());
    const auto centre = session.open();
    if (!centre) {
        return context().fail(centre.error());
    }
    const auto batch = newestBatch(**centre);
    if (!batch) {
        return context().fail(batch.error());
    }
    const auto retried = (*centre)->retryFailed(*batch);
    if (!retried) {
        return context().fail(retried.error());
    }
    context().note(QCoreApplication::translate("BatchRetryCommand", "Retrying the failed agents (%1).").arg(*retried));
    return followBatch(context(), **centre, *batch, m_noWait);
}

} // namespace rds::cli
