// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "InstanceLock.h"

#include <core/agent/MonitoringAgent.h>
#include <core/agent/ShellInstallRunner.h>
#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>
#include <core/net/PasswordCommand.h>
#include <core/transport/SmtpPop3Transport.h>

#include <optional>

namespace rds {

/// How `rds-agent` ends; documented in its `--help`.
namespace exitcode {
inline constexpr int success = 0;
inline constexpr int mailFailed = 1;
inline constexpr int usage = 2;
inline constexpr int setUpFailed = 3;
inline constexpr int alreadyRunning = 4;
} // namespace exitcode

/// One agent as a process: settings, lock, passwords, mail servers, and then the MonitoringAgent until it is told
/// to stop. Errors go to stderr, one sentence each.
class AgentDaemon final : public QObject {
    Q_OBJECT

public:
    explicit AgentDaemon(bool once);
    ~AgentDaemon() override;

    /// @return an exit code where it cannot start; none where it is at work, and `finished` will tell
    [[nodiscard]] std::optional<int> start(const QString& settingsFile);
    void stop();

    /// `--init-from`: installs the first modules. @return an exit code
    [[nodiscard]] static int initialize(const QString& settingsFile, const QString& moduleFolder);

Q_SIGNALS:
    void finished(int exitCode);

private:
    void askPassword(AgentMailServer& server, std::function<void()> next);
    void startAgent();
    void watchOnce();
    void reportNotSent(const SendResult& result);
    void endOnce();

    bool m_once;
    AgentSettings m_settings;
    std::optional<InstanceLock> m_lock;
    SystemClock m_clock;
    SystemRandom m_random;
    PoolExecutor m_executor{1};
    ShellInstallRunner m_runner{m_clock};
    std::unique_ptr<PasswordCommand> m_passwordCommand;
    std::unique_ptr<SmtpPop3Transport> m_transport;
    std::unique_ptr<MonitoringAgent> m_agent;
    QString m_notSent; ///< as reported last
    int m_exitCode = exitcode::success;
};

} // namespace rds
