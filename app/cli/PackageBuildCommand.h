// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <core/package/UpdatePackage.h>

#include <vector>

namespace rds {
class CentreFolder;
}

namespace rds::cli {

/// `rdsvm package build`: packs, checks and signs an update package.
class PackageBuildCommand final : public Command {
public:
    PackageBuildCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    [[nodiscard]] Result<PackageSource> source() const;
    [[nodiscard]] Result<void> readConditions(PackageManifest& header) const;
    [[nodiscard]] int build(CentreFolder& folder, const PackageSource& source);

    std::string m_script;
    std::vector<std::string> m_modules;
    std::string m_version;
    std::string m_romVersion;
    std::string m_output;
    std::vector<std::string> m_accepted;
    std::vector<std::string> m_hardware;
    std::vector<std::string> m_settle;
    int m_settleMinutes = 15;
    qint64 m_sequence = 0;
};

} // namespace rds::cli
