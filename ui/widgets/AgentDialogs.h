// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>
#include <core/domain/Agent.h>
#include <ui/models/SettingsFile.h>

#include <QObject>
#include <QPointer>

#include <vector>

class QMessageBox;

namespace rds {

class AgentTableModel;
class SettingsFilesDialog;

/// What the window asks about agents of its list before something is done with them: adding, removing, revoking, new
/// settings files. Its signals say what the operator wants; the slots bring the centre's answers. UI thread.
class AgentDialogs final : public QObject {
    Q_OBJECT

public:
    /// Both outlive this. @param window the dialogs' parent
    AgentDialogs(const AgentTableModel& model, QWidget& window);

    void add();
    /// @{ No agents: nothing is asked.
    void remove(const std::vector<AgentId>& agents);
    void revoke(const std::vector<AgentId>& agents);
    void makeSettingsFiles(const std::vector<AgentId>& agents);
    /// @}

public Q_SLOTS:
    /// The answer to addRequested() and filesRequested().
    void showFiles(const std::vector<rds::SettingsFile>& files);
    /// The answer to saveFilesRequested().
    void showSaved(const QString& folder);
    /// False where no dialog waits for an answer.
    bool showError(const rds::Error& error);

Q_SIGNALS:
    void addRequested(const rds::Agent& agent);
    void removeRequested(const std::vector<rds::AgentId>& agents);
    void revokeRequested(const std::vector<rds::AgentId>& agents);
    void filesRequested(const std::vector<rds::AgentId>& agents);
    void saveFilesRequested(const std::vector<rds::AgentId>& agents, const QString& folder);

private:
    void open(SettingsFilesDialog& dialog);
    [[nodiscard]] bool isWaiting() const;
    [[nodiscard]] std::optional<Error> objectionTo(const Agent& agent) const;
    [[nodiscard]] QMessageBox* ask(const QString& prefix, const QString& title, const QString& question,
                                   const QString& consequences);

    const AgentTableModel& m_model;
    QWidget& m_window;
    QPointer<SettingsFilesDialog> m_files;
};

} // namespace rds
