// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/audit/AuditExport.h>
#include <core/base/Result.h>
#include <core/domain/AgentStatus.h>
#include <core/domain/PackageManifest.h>
#include <ui/models/KeyOverview.h>
#include <ui/models/PackageApprovals.h>
#include <ui/models/SettingsFile.h>

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace rds {

class Centre;
class CentreRuntime;
class DemoCentre;
class WindowPrompt;

/// The centre as the window sees it: lives in the engine thread, takes the operator's wishes through queued
/// slots and answers by signals. Nothing of it is touched from another thread.
class CentreHost final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString folder;
        bool demo = false;
        int demoAgents = 0; ///< 0: the example's
    };

    CentreHost(Options options, ReasonText reason);
    ~CentreHost() override;

    /// Asks for secrets while the centre is opened; of this object's thread.
    [[nodiscard]] WindowPrompt& prompt() { return *m_prompt; }

public Q_SLOTS:
    /// The first call after the thread has started; again while the keys are locked.
    void open();
    /// Ends everything; to be called before the thread ends.
    void close();

    void startBatch(const QString& packagePath, const std::vector<rds::AgentId>& agents, bool allowDowngrade);
    void retryFailed();
    void requestVersions(const std::vector<rds::AgentId>& agents);
    void addAgent(const rds::Agent& agent);
    void removeAgents(const std::vector<rds::AgentId>& agents);
    void revokeAgents(const std::vector<rds::AgentId>& agents);
    /// New settings files, as for a new agent.
    void inviteAgents(const std::vector<rds::AgentId>& agents);
    void saveSettingsFiles(const std::vector<rds::AgentId>& agents, const QString& folder);
    void importAgents(const QString& csvPath);
    void exportAudit(const QString& path);
    void inspectPackage(const QString& path);
    void setNote(const rds::AgentId& agent, const QString& note);

Q_SIGNALS:
    void agentsReset(const std::vector<rds::AgentStatus>& agents);
    void agentsChanged(const std::vector<rds::AgentStatus>& agents);
    void batchChanged(const std::optional<rds::BatchProgress>& progress);
    void packageInspected(const rds::PackageManifest& package, const rds::PackageApprovals& approvals);
    void keysChanged(const rds::KeyOverview& keys);
    void demoReady(const QString& packagePath, const rds::SoftwareVersion& target);
    /// Or not: failed() came before. @param locked for want of a secret; open() asks for it again
    void opened(bool locked);
    /// A wish of the operator could not be fulfilled.
    void failed(const rds::Error& error);
    /// Something went wrong by itself, and is tried again.
    void troubled(const rds::Error& error);
    void problemSolved();
    void enrolled(const std::vector<rds::AgentId>& agents);
    void settingsFilesWritten(const std::vector<rds::SettingsFile>& files);
    void settingsFilesSaved(const QString& folder);
    void revoked(int agents);
    void imported(int agents, const QString& settingsFolder);
    void exported(const QString& path, int agents);
    void retrying(int agents);
    void versionsAsked();

private:
    void openDemo();
    void openReal();
    void onOpened(const Result<Centre*>& centre);
    void adopt(Centre& centre);
    void showList();
    void reportSettingsFiles(const std::vector<AgentId>& agents);
    [[nodiscard]] QString settingsFolder() const;
    /// Where the centre could not be opened, says again why.
    [[nodiscard]] bool isOpen();
    /// Reports the error of a Result; true where there is none.
    template <class T> bool succeeded(const T& result);

    Options m_options;
    ReasonText m_reason;
    WindowPrompt* m_prompt; ///< goes after the runtime
    std::unique_ptr<DemoCentre> m_demo;
    std::unique_ptr<CentreRuntime> m_runtime;
    Centre* m_centre = nullptr; ///< null while it could not be opened
    bool m_isOpening = false; ///< a command or a person is asked for a secret
    std::optional<Error> m_openError;
    std::optional<BatchProgress> m_newest;
};

} // namespace rds
