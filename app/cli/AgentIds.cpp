// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentIds.h"

namespace rds::cli {

Result<std::vector<AgentId>> parseAgentIds(const std::vector<std::string>& texts)
{
    std::vector<AgentId> ids;
    for (const std::string& text : texts) {
        const auto id = AgentId::parse(QString::fromStdString(text));
        if (!id) {
            return failure(id.error());
        }
        ids.push_back(*id);
    }
    return ids;
}

} // namespace rds::cli
