// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliContext.h"

#include <core/base/Printable.h>
#include <ui/text/ErrorText.h>

#include <cstdio>

namespace rds::cli {

CliContext::CliContext()
    : dataFolder(defaultCentreFolder().toStdString())
    , m_out(stdout)
    , m_err(stderr)
{
}

Result<std::unique_ptr<CentreFolder>> CliContext::open(CentreFolder::Access access)
{
    return CentreFolder::open(folder(), access, m_clock);
}

void CliContext::print(const QString& line)
{
    m_out << printable(line) << '\n';
    m_out.flush();
}

int CliContext::fail(const Error& error)
{
    note(QStringLiteral("rdsvm: ") + sentence(error));
    return ExitCode::Failure;
}

void CliContext::note(const QString& line)
{
    m_out.flush();
    m_err << printable(line) << '\n';
    m_err.flush();
}

} // namespace rds::cli
