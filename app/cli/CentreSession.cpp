// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreSession.h"

#include "Await.h"
#include "CliContext.h"

#include <ui/text/ErrorText.h>

namespace rds::cli {

CentreSession::CentreSession(CliContext& context)
    : m_context(context)
    , m_runtime(&context.prompt())
{
}

Result<Centre*> CentreSession::open()
{
    auto centre = await<Centre*>([this](auto ready) { m_runtime.open(m_context.folder(), std::move(ready)); });
    if (centre) {
        if (const auto warning = (*centre)->keyWarning()) {
            m_context.note(QStringLiteral("rdsvm: ") + sentence(*warning));
        }
    }
    return centre;
}

Result<Centre*> CentreSession::openWithoutMail()
{
    return await<Centre*>([this](auto ready) { m_runtime.openWithoutMail(m_context.folder(), std::move(ready)); });
}

} // namespace rds::cli
