// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchRunCommand.h"

#include "BatchOutcome.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <core/domain/DomainError.h>

#include <CLI/CLI.hpp>

namespace rds::cli {

BatchRunCommand::BatchRunCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "run", "Carry on with the newest batch until it ends")
{
    app().add_flag("--no-wait", m_noWait, "End once the mails are sent; `rdsvm batch run` carries on");
}

int BatchRunCommand::run()
{
    CentreSession session;
    const auto centre = session.open(context());
    if (!centre) {
        return context().fail(centre.error());
    }
    const auto newest = (*centre)->newestBatch();
    if (!newest) {
        return context().fail(newest.error());
    }
    if (!*newest) {
        return context().fail(Error(make_error_code(DomainError::UnknownBatch), {}));
    }
    return followBatch(context(), **centre, (*newest)->batch.id, m_noWait);
}

} // namespace rds::cli
