// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/audit/AuditExport.h>
#include <core/base/Error.h>
#include <core/domain/AgentStatus.h>
#include <core/domain/PackageManifest.h>

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace rds {

class Centre;
class CentreRuntime;
class DemoCentre;

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

public Q_SLOTS:
    /// The first call after the thread has started.
    void open();
    /// Ends everything; to be called before the thread ends.
    void close();

    void startBatch(const QString& packagePath, const std::vector<rds::AgentId>& agents, bool allowDowngrade);
    void retryFailed();
    void requestVersions(const std::vector<rds::AgentId>& agents);
    void addAgent(const rds::Agent& agent);
    void removeAgents(const std::vector<rds::AgentId>& agents);
    void importAgents(const QString& csvPath);
    void exportAudit(const QString& path);
    void inspectPackage(const QString& path);
    void setNote(const rds::AgentId& agent, const QString& note);

Q_SIGNALS:
    void agentsReset(const std::vector<rds::AgentStatus>& agents);
    void agentsChanged(const std::vector<rds::AgentStatus>& agents);
    void batchChanged(const std::optional<rds::BatchProgress>& progress);
    void packageInspected(const rds::PackageManifest& package);
    void demoReady(const QString& packagePath, const rds::SoftwareVersion& target);
    void opened();
    void failed(const rds::Error& error);
    void problemSolved();
    void imported(int agents);
    void exported(const QString& path, int agents);
    void retrying(int agents);
    void versionsAsked();

private:
    void openDemo();
    void openReal();
    void adopt(Centre& centre);
    void showList();
    /// Where the centre could not be opened, says again why.
    [[nodiscard]] bool isOpen();
    /// Reports the error of a Result; true where there is none.
    template <class T> bool succeeded(const T& result);

    Options m_options;
    ReasonText m_reason;
    std::unique_ptr<DemoCentre> m_demo;
    std::unique_ptr<CentreRuntime> m_runtime;
    Centre* m_centre = nullptr; ///< null while it could not be opened
    std::optional<Error> m_openError;
    std::optional<BatchProgress> m_newest;
};

} // namespace rds
