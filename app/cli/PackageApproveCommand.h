// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <core/centre/CentreKeys.h>

namespace rds::cli {

/// `rdsvm package approve`: a second person's signature on a package (two-person rule).
class PackageApproveCommand final : public Command {
public:
    PackageApproveCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    [[nodiscard]] Result<CentreTrust> trust();
    [[nodiscard]] int approve(const CentreTrust& trust);

    std::string m_file;
    std::string m_key;
    std::string m_rootCertificate;
    std::string m_keySet;
};

} // namespace rds::cli
