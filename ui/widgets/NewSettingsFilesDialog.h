// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "SettingsFilesDialog.h"

#include <core/domain/Agent.h>

namespace rds {

/// Says what new settings files for these agents do to the keys and codes that they have, and where the files are
/// once they were made. UI thread.
class NewSettingsFilesDialog final : public SettingsFilesDialog {
    Q_OBJECT

public:
    /// @pre agents is not empty
    NewSettingsFilesDialog(std::vector<Agent> agents, QWidget* parent);

Q_SIGNALS:
    void filesWanted(const std::vector<rds::AgentId>& agents);

protected:
    void changeEvent(QEvent* event) override;
    void submit() override;

private:
    void retranslate();
    [[nodiscard]] QString consequences() const;

    std::vector<Agent> m_agents;
    QLabel* m_question;
    QLabel* m_names;
    QLabel* m_consequences;
};

} // namespace rds
