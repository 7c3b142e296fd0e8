// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreSession.h"

#include "CliContext.h"

#include <QEventLoop>

namespace rds::cli {

Result<Centre*> CentreSession::open(CliContext& context)
{
    std::optional<Result<Centre*>> opened;
    QEventLoop loop;
    m_runtime.open(context.folder(), [&](const Result<Centre*>& centre) {
        opened = centre;
        loop.quit();
    });
    if (!opened) {
        loop.exec();
    }
    return *opened;
}

} // namespace rds::cli
