// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ShellInstallRunner.h"

#include "OutputTail.h"

#include <QPointer>
#include <QProcess>
#include <QProcessEnvironment>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>
#include <utility>

namespace rds {

namespace {

constexpr Duration gracePeriod = std::chrono::seconds(5);
constexpr qsizetype maxLastLines = 2000;

QProcessEnvironment environmentOf(const InstallJob& job)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("RDS_AGENT_ID"), job.agent.toString());
    environment.insert(QStringLiteral("RDS_AGENT_PID"), QString::number(::getpid()));
    environment.insert(QStringLiteral("RDS_PACKAGE_DIR"), job.packageFolder);
    environment.insert(QStringLiteral("RDS_MODULES_DIR"), job.modulesFolder);
    environment.insert(QStringLiteral("RDS_SOFTWARE_VERSION"), job.version.toString());
    environment.insert(QStringLiteral("RDS_PREVIOUS_VERSION"), job.previous.toString());
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    return environment;
}

/// One run; deletes itself when it is over. A child of the runner.
class ShellRun final : public QObject {
public:
    ShellRun(Clock& clock, InstallRunner::Done done, QObject* parent)
        : QObject(parent)
        , m_clock(clock)
        , m_done(std::move(done))
        , m_process(new QProcess(this))
    {
        connect(m_process, &QProcess::readyRead, this, [this] { m_output.append(m_process->readAll()); });
        connect(m_process, &QProcess::finished, this, &ShellRun::onFinished);
        connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                finish({InstallExit::How::NotStarted, 0, m_process->errorString()});
            }
        });
    }

    ~ShellRun() override
    {
        m_clock.cancel(m_timer);
        if (m_process->state() != QProcess::NotRunning) {
            signalGroup(SIGKILL);
            // Its end is nobody's business any more; QProcess complains of what still runs in its destructor.
            m_process->disconnect(this);
            m_process->waitForFinished();
        }
    }

    /// Nobody waits for the result any more.
    void abandon()
    {
        // While the result is being delivered, QProcess is still at work further up the stack.
        if (m_done) {
            delete this;
        }
    }

    void start(const InstallJob& job)
    {
        m_process->setProcessEnvironment(environmentOf(job));
        m_process->setWorkingDirectory(job.agentFolder);
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardInputFile(QProcess::nullDevice());
        m_process->setChildProcessModifier([] {
            ::setsid();
            // An agent that is killed cannot end its script any more; the next one runs it anew.
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        });
        m_timer = m_clock.callAfter(job.timeLimit, [this] { onTimeLimit(); });
        m_process->start(QStringLiteral("/bin/sh"), {job.script});
        m_group = m_process->processId();
    }

private:
    void onTimeLimit()
    {
        m_timedOut = true;
        signalGroup(SIGTERM);
        m_timer = m_clock.callAfter(gracePeriod, [this] { signalGroup(SIGKILL); });
    }

    void onFinished(int exitCode, QProcess::ExitStatus status)
    {
        m_output.append(m_process->readAll());
        const QString lastLines = m_output.lastLines(maxLastLines);
        if (m_timedOut) {
            finish({InstallExit::How::TimedOut, exitCode, lastLines});
        } else if (status == QProcess::CrashExit) {
            finish({InstallExit::How::Crashed, exitCode, lastLines});
        } else {
            finish({InstallExit::How::Exited, exitCode, lastLines});
        }
    }

    void finish(InstallExit exit)
    {
        m_clock.cancel(m_timer);
        signalGroup(SIGKILL);
        deleteLater();
        const auto done = std::exchange(m_done, {});
        done(std::move(exit));
    }

    void signalGroup(int signal) const
    {
        // 1 and less would reach every process of this user.
        if (m_group > 1) {
            ::kill(-static_cast<pid_t>(m_group), signal);
        }
    }

    Clock& m_clock;
    InstallRunner::Done m_done;
    QProcess* m_process;
    OutputTail m_output;
    qint64 m_group = 0;
    Clock::TimerId m_timer = 0;
    bool m_timedOut = false;
};

} // namespace

ShellInstallRunner::ShellInstallRunner(Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

ShellInstallRunner::~ShellInstallRunner() = default;

void ShellInstallRunner::run(const InstallJob& job, QObject* context, Done done)
{
    const QPointer<QObject> guard(context);
    auto* run = new ShellRun(
        m_clock,
        [guard, done = std::move(done)](InstallExit exit) {
            if (guard) {
                done(std::move(exit));
            }
        },
        this);
    // NOLINTNEXTLINE(readability-suspicious-call-argument): the names mean other things to QObject
    connect(context, &QObject::destroyed, run, [run] { run->abandon(); });
    run->start(job);
}

} // namespace rds
