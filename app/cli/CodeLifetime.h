// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>

namespace CLI {
class App;
}

namespace rds::cli {

/// The option `--code-days`: how long a settings file can be used.
class CodeLifetime {
public:
    explicit CodeLifetime(CLI::App& app);

    [[nodiscard]] Duration value() const { return std::chrono::hours(24) * m_days; }

private:
    int m_days;
};

} // namespace rds::cli
