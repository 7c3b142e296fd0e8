// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentState.h"

#include <functional>

namespace rds {

/// The one AgentState of an agent, here and on its disk. Belongs to one thread.
class AgentMemory {
public:
    using Change = std::function<void(AgentState&)>;

    explicit AgentMemory(AgentFolder folder);

    /// Reads the file. One that is broken is put aside, and a new state begins: nobody is there to repair it.
    void load();
    [[nodiscard]] const AgentState& state() const { return m_state; }

    /// Is in force here also where it could not be written; the next change or `save` writes it then.
    [[nodiscard]] Result<void> change(const Change& change);
    [[nodiscard]] Result<void> save();
    [[nodiscard]] bool isSaved() const { return m_saved; }

private:
    AgentFolder m_folder;
    AgentState m_state;
    bool m_saved = true;
};

} // namespace rds
