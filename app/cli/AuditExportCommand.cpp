// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AuditExportCommand.h"

#include "CliContext.h"

#include <core/audit/AuditExport.h>
#include <core/base/FileError.h>
#include <ui/text/Format.h>
#include <ui/text/StateText.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

AuditExportCommand::AuditExportCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "export", "Write every agent with its versions, state and reason to a file")
{
    app()
        .add_option("--format", m_format, "The only format so far: csv")
        ->check(CLI::IsMember({"csv"}))
        ->capture_default_str();
    app().add_option("-o,--output", m_output, "The file to write")->required();
}

int AuditExportCommand::run()
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    const auto data = readAuditData((*folder)->database().batches(), (*folder)->database().agents());
    if (!data) {
        return context().fail(data.error());
    }
    const QString path = QString::fromStdString(m_output);
    if (const auto written = writeFileAtomically(path, auditCsv(*data, &stateSentence)); !written) {
        return context().fail(written.error());
    }
    context().print(QCoreApplication::translate("AuditExportCommand", "%1: %2")
                        .arg(path, formatAgentCount(static_cast<int>(data->agents.size()))));
    return ExitCode::Success;
}

} // namespace rds::cli
