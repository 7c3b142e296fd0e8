// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/centre/KeySetChange.h>

#include <string>

namespace CLI {
class App;
}

namespace rds {
class CentreFolder;
}

namespace rds::cli {

class CliContext;

/// How a draft of a key set becomes the one in force: signed here with the root key (`--root-key`), or written to a
/// file that is carried to the machine which has it (`-o`). Exactly one of the two.
class KeySetSigning {
public:
    /// Adds the two options.
    explicit KeySetSigning(CLI::App& app);

    /// Opens the root key where it is to be used here, and looks whether it is this centre's: so that nothing is made
    /// before that is clear.
    [[nodiscard]] Result<void> prepare(CliContext& context, const CentreTrust& trust);
    /// Signs and installs the draft, or writes it. @return an ExitCode
    [[nodiscard]] int finish(CliContext& context, const CentreFolder& folder, const KeySet& draft);

private:
    [[nodiscard]] Result<CentreTrust> install(CliContext& context, const CentreFolder& folder, const KeySet& draft);

    std::string m_rootKey;
    std::string m_output;
    std::optional<Identity> m_root;
};

/// Tells what is in force now, and how the agents get to know.
void reportInstalled(CliContext& context, const CentreTrust& trust);

} // namespace rds::cli
