// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"

#include <core/domain/AgentStatus.h>

#include <QHash>

#include <string>

namespace rds {
class Centre;
class DemoCentre;
} // namespace rds

namespace rds::cli {

/// `rdsvm demo`: the embedded centre's batch, from the first mail to the verdicts.
class DemoCommand final : public Command {
public:
    DemoCommand(CLI::App& parent, CliContext& context);
    int run() override;

private:
    using VersionsBefore = QHash<QString, QString>;

    [[nodiscard]] int runIn(const QString& folder);
    [[nodiscard]] Result<BatchProgress> runBatch(Centre& centre, const DemoCentre& demo);
    void report(const std::vector<AgentStatus>& agents, const VersionsBefore& before, const BatchProgress& progress);

    std::string m_folder; ///< empty: a temporary one
    bool m_json = false;
    bool m_retry = false;
    int m_agents = 0;
    quint64 m_seed = 1;
};

} // namespace rds::cli
