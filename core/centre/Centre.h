// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentEnrolment.h"
#include "PackageShelf.h"

#include <core/audit/AuditExport.h>
#include <core/batch/BatchEngine.h>
#include <core/transport/Outbox.h>

#include <QObject>

#include <set>

namespace rds {

class Inbox;
class MailStore;
class MailTransport;
class ReplyIntake;

/// The centre as a whole: what an operator can do, from the window and from the terminal alike. It owns the
/// engine, outbox, inbox and reply intake, and wires them. Engine thread; everything it is given outlives it.
class Centre final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        AgentStore& agents;
        PackageStore& packages;
        BatchStore& batches;
        MailStore& mails;
        Transactions& transactions;
        MailTransport& transport;
        Clock& clock;
        Random& random;
        Executor& executor;
    };
    struct Config {
        QString folder; ///< for `packages/` and `agents/`
        CentreIdentity identity;
        EnrolmentTerms terms;
        BatchPolicy batch;
        RetryPolicy retry;
        Duration pollInterval = std::chrono::minutes(1);
    };

    Centre(Parts parts, Config config, QObject* parent = nullptr);
    ~Centre() override;

    /// Carries on with every unfinished batch and begins to read mail.
    [[nodiscard]] Result<void> start();

    /// All or none. @return how many. Errors as of AgentStore::add and enrolAgents.
    [[nodiscard]] Result<int> addAgents(const std::vector<Agent>& agents);
    /// Errors as of parseFleetCsv and addAgents. Nothing is half imported.
    [[nodiscard]] Result<int> importAgents(const QString& csvPath);
    [[nodiscard]] Result<void> removeAgents(const std::vector<AgentId>& agents);
    [[nodiscard]] Result<void> setNote(const AgentId& agent, const QString& note);

    [[nodiscard]] Result<UpdatePackage> inspectPackage(const QString& path) const;
    /// S1201-S1203. @param agents empty: all
    [[nodiscard]] Result<BatchId> startBatch(const QString& packagePath, std::vector<AgentId> agents,
                                             bool allowDowngrade);
    [[nodiscard]] Result<int> retryFailed(BatchId batch);
    /// @param agents empty: all
    [[nodiscard]] Result<void> requestVersions(std::vector<AgentId> agents);

    [[nodiscard]] Result<std::vector<AgentStatus>> statuses() const;
    /// The newest batch, if there ever was one.
    [[nodiscard]] Result<std::optional<BatchProgress>> newestBatch() const;
    [[nodiscard]] Result<BatchProgress> progress(BatchId batch) const;
    /// Mails that are not delivered yet.
    [[nodiscard]] Result<int> mailsWaiting() const;
    /// Writes the CSV of the audit. @return how many agents
    [[nodiscard]] Result<int> exportAudit(const QString& path, const ReasonText& reason) const;

Q_SIGNALS:
    /// The list as a whole is another: agents were added or removed.
    void agentsReset(const std::vector<rds::AgentStatus>& agents);
    /// These rows are new; changes of a twentieth of a second come together.
    void agentsChanged(const std::vector<rds::AgentStatus>& agents);
    void batchChanged(const rds::BatchProgress& progress);
    /// Valid version reports of these agents have come in.
    void reported(const std::vector<rds::AgentId>& agents);
    /// Mail cannot be sent or fetched, or something cannot be stored; the centre goes on trying.
    void problem(const rds::Error& error);
    void problemSolved();

private:
    void connectSignals();
    void noteChanged(const std::vector<AgentId>& agents);
    void flushChanges();
    void resetAgents();
    [[nodiscard]] QString agentsFolder() const;
    [[nodiscard]] Result<std::vector<AgentId>> allAgents() const;

    Parts m_parts;
    Config m_config;
    PackageShelf m_shelf;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Inbox> m_inbox;
    std::unique_ptr<BatchEngine> m_engine;
    std::unique_ptr<ReplyIntake> m_intake;
    std::set<AgentId> m_changedAgents;
    std::set<BatchId> m_changedBatches;
    Clock::TimerId m_flushTimer = 0;
};

} // namespace rds
