// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "SettingsFilesDialog.h"

#include <core/domain/Agent.h>

#include <functional>

class QLineEdit;

namespace rds {

/// Asks for one new agent, says beside the field what is not right about it, and where its settings file is once the
/// centre has added it. UI thread.
class AddAgentDialog final : public SettingsFilesDialog {
    Q_OBJECT

public:
    /// Why the fields that are well formed must not be used, although they are; the others are null. None: fine.
    using Objection = std::function<std::optional<Error>(const Agent&)>;

    AddAgentDialog(Objection objection, QWidget* parent);

Q_SIGNALS:
    void agentAccepted(const rds::Agent& agent);

protected:
    void changeEvent(QEvent* event) override;
    void submit() override;

private:
    struct Field {
        QLabel* title;
        QLineEdit* edit;
        QLabel* problem;
        bool touched = false; ///< an empty field is no mistake before it was filled in
    };

    [[nodiscard]] Field makeField(const char* name);
    void connectSignals();
    void retranslate();
    void check();
    static void showProblem(Field& field, const QString& problem);
    [[nodiscard]] Result<Agent> agent() const;

    Objection m_objection;
    Field m_id;
    Field m_address;
    Field m_class;
    Field m_note;
};

} // namespace rds
