// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/Agent.h>

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace rds {

/// Asks for one new agent, and says beside the field what is not right about it. UI thread.
class AddAgentDialog final : public QDialog {
    Q_OBJECT

public:
    /// Why the fields that are well formed must not be used, although they are; the others are null. None: fine.
    using Objection = std::function<std::optional<Error>(const Agent&)>;

    AddAgentDialog(Objection objection, QWidget* parent);

Q_SIGNALS:
    void agentAccepted(const rds::Agent& agent);

protected:
    void changeEvent(QEvent* event) override;

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
    void showProblem(Field& field, const QString& problem);
    [[nodiscard]] Result<Agent> agent() const;

    Objection m_objection;
    Field m_id;
    Field m_address;
    Field m_note;
    QPushButton* m_add;
    QPushButton* m_cancel;
};

} // namespace rds
