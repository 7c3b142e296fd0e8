// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "PasswordError.h"

#include <core/base/Clock.h>

#include <QObject>

#include <functional>

class QProcess;

namespace rds {

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
