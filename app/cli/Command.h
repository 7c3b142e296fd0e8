// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace rds::cli {

class CliContext;

/// One command of rdsvm. Its constructor adds itself, with its options, to a CLI::App; `run` does the work.
/// Lives as long as the program.
class Command {
public:
    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    /// True where this command was given.
    [[nodiscard]] bool isChosen() const;
    /// @return an ExitCode
    [[nodiscard]] virtual int run() = 0;

protected:
    Command(CLI::App& parent, CliContext& context, const std::string& name, const std::string& description);

    [[nodiscard]] CLI::App& app() { return *m_app; }
    [[nodiscard]] CliContext& context() { return m_context; }

private:
    CLI::App* m_app;
    CliContext& m_context;
};

} // namespace rds::cli
