// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchRunCommand.h"

#include "BatchOutcome.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <CLI/CLI.hpp>

namespace rds::cli {

BatchRunCommand::BatchRunCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "run", "Carry on with the newest batch until it ends")
{
    app().add_flag("--no-wait", m_noWait, "End once the mails are sent; `rdsvm batch run` carries on");
}

int BatchRunCommand::run()
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
    return followBatch(context(), **centre, *batch, m_noWait);
}

} // namespace rds::cli
