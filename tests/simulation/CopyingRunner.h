// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/agent/InstallRunner.h>
#include <core/base/Clock.h>
#include <core/base/Random.h>

#include <functional>
#include <map>

namespace rds::test {

/// Stands in for /bin/sh on virtual time: copies the package's modules as a good install script does, after a
/// while; or fails, or crashes, as `fate` says.
class CopyingRunner final : public InstallRunner {
public:
    enum class Fate { Installs, Fails, InstallsHalf };

    CopyingRunner(Clock& clock, Random& random)
        : m_clock(clock)
        , m_random(random)
    {
    }

    std::function<Fate(const AgentId&)> fate = [](const AgentId&) { return Fate::Installs; };
    /// How often an agent's script ran.
    std::map<AgentId, int> runs;

    void run(const InstallJob& job, QObject* context, Done done) override;

private:
    Clock& m_clock;
    Random& m_random;
};

} // namespace rds::test
