// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/base/Result.h>

#include <QObject>

#include <functional>

class QProcess;

namespace rds {

/// Why a command gave no password. The subject is the command, the detail what happened; its output is never told.
enum class PasswordError {
    CommandFailed = 1, ///< did not start, ended with an error, or took too long
    Empty,
};

[[nodiscard]] std::error_code make_error_code(PasswordError code);

/// Runs a command with `/bin/sh -c`; the first line that it prints is a password. At most half a minute.
/// Lives in one thread; the command ends with it.
class PasswordCommand final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Result<QString>)>;

    PasswordCommand(Clock& clock, QString command, Done done, QObject* parent = nullptr);
    ~PasswordCommand() override;

    /// Errors CommandFailed, Empty.
    void start();

private:
    void finish(const QString& problem);

    Clock& m_clock;
    QString m_command;
    Done m_done;
    QProcess* m_process;
    Clock::TimerId m_timer = 0;
};

} // namespace rds
