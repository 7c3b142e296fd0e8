// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ExitCode.h"

#include <app/setup/CentreFolder.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>

#include <QTextStream>

namespace rds::cli {

/// What every command works with: the folder that was chosen, and the way to the terminal.
class CliContext {
public:
    CliContext();

    std::string dataFolder; ///< --data

    [[nodiscard]] Clock& clock() { return m_clock; }
    [[nodiscard]] Random& random() { return m_random; }
    [[nodiscard]] QString folder() const { return QString::fromStdString(dataFolder); }
    [[nodiscard]] Result<std::unique_ptr<CentreFolder>> open(CentreFolder::Access access);

    /// A line on standard output.
    void print(const QString& line);
    /// The error as a sentence on standard error. @return ExitCode::Failure
    int fail(const Error& error);
    /// A note on standard error; standard output stays for results.
    void note(const QString& line);

private:
    SystemClock m_clock;
    SystemRandom m_random;
    QTextStream m_out;
    QTextStream m_err;
};

} // namespace rds::cli
