// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentEnrolment.h"
#include "CentreKeys.h"
#include "KeySetAnnouncer.h"
#include "PackageShelf.h"

#include <core/audit/AuditExport.h>
#include <core/batch/BatchEngine.h>
#include <core/transport/Outbox.h>

#include <QObject>

#include <functional>
#include <set>

namespace rds {

class EnrolmentDesk;
class Inbox;
class MailStore;
class MailTransport;
class ReplyIntake;

/// The centre as a whole: what an operator can do, from the window and from the terminal alike. It owns the
/// engine, outbox, inbox, reply intake and enrolment desk, and wires them. Engine thread; everything it is given
/// outlives it.
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
        QString fleet;
        MailAddress address; ///< the centre's own
        CentreKeys keys;
        ServerSettings smtp; ///< of the agents' settings files; user and password are the agents' own
        ServerSettings pop3;
        BatchPolicy batch;
        RetryPolicy retry;
        Duration pollInterval = std::chrono::minutes(1);
        Duration agentPollInterval = std::chrono::minutes(5); ///< of the agents' settings files
    };

    Centre(Parts parts, Config config, QObject* parent = nullptr);
    ~Centre() override;

    /// Carries on with every unfinished batch, mails a newer key set to agents that do not follow it yet, and begins
    /// to read mail.
    [[nodiscard]] Result<void> start();

    /// Adds agents that enrol by themselves once a service engineer has loaded their settings files, which are in
    /// `agents/` afterwards. All or none. @return how many. Errors as of AgentStore::addInvited and makeInvitations.
    [[nodiscard]] Result<int> addAgents(const std::vector<Agent>& agents, Duration codeLifetime = defaultCodeLifetime);
    /// Errors as of parseFleetCsv and addAgents; the subject names the line. Nothing is half imported.
    [[nodiscard]] Result<int> importAgents(const QString& csvPath, Duration codeLifetime = defaultCodeLifetime);
    /// New settings files for agents of the list; whatever keys and codes they had count no more. All or none.
    /// Errors UnknownAgent, CodeLifetime, FileError.
    [[nodiscard]] Result<void> inviteAgents(const std::vector<AgentId>& ids,
                                            Duration codeLifetime = defaultCodeLifetime);
    /// Their keys are believed no more, and their codes are dead (a lost box). All or none. Error UnknownAgent.
    [[nodiscard]] Result<void> revokeAgents(const std::vector<AgentId>& agents);
    [[nodiscard]] Result<void> removeAgents(const std::vector<AgentId>& agents);
    [[nodiscard]] Result<void> setNote(const AgentId& agent, const QString& note);

    [[nodiscard]] Result<UpdatePackage> inspectPackage(const QString& path) const;
    /// S1201-S1203. @param agents empty: all that are enrolled. Errors as of BatchEngine::start and
    /// PackageShelf::import; KeySetExpired, ApprovalsMissing, NotEnrolled.
    [[nodiscard]] Result<BatchId> startBatch(const QString& packagePath, const std::vector<AgentId>& agents,
                                             bool allowDowngrade);
    /// Errors as of BatchEngine::retryFailed; KeySetExpired, ApprovalsMissing.
    [[nodiscard]] Result<int> retryFailed(BatchId batch);
    /// @param agents empty: all that are enrolled. Errors UnknownAgent, NotEnrolled, NoAgentsSelected.
    [[nodiscard]] Result<void> requestVersions(const std::vector<AgentId>& agents);

    [[nodiscard]] Result<std::vector<AgentStatus>> statuses() const;
    /// The newest batch, if there ever was one.
    [[nodiscard]] Result<std::optional<BatchProgress>> newestBatch() const;
    [[nodiscard]] Result<BatchProgress> progress(BatchId batch) const;
    /// Mails that are not delivered yet.
    [[nodiscard]] Result<int> mailsWaiting() const;
    /// Why the centre's keys need the operator, see keySetWarning.
    [[nodiscard]] std::optional<Error> keyWarning() const;
    [[nodiscard]] const CentreTrust& trust() const { return m_config.keys.trust; }
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
    /// These agents have enrolled: their keys are pinned, and they are asked for their version.
    void enrolled(const std::vector<rds::AgentId>& agents);
    /// Mail cannot be sent or fetched, or something cannot be stored; the centre goes on trying.
    void problem(const rds::Error& error);
    void problemSolved();

private:
    [[nodiscard]] BatchParts batchParts() const;
    [[nodiscard]] CentreIdentity identity() const;
    void connectSignals();
    void connectProblems();
    void noteChanged(const std::vector<AgentId>& agents);
    void noteEnrolled(const std::vector<AgentId>& agents);
    void flushChanges();
    void resetAgents();
    [[nodiscard]] QString agentsFolder() const;
    [[nodiscard]] EnrolmentTerms enrolmentTerms() const;
    [[nodiscard]] Result<void> invite(const std::vector<NewInvitation>& invitations,
                                      const std::function<Result<void>()>& store);
    [[nodiscard]] Result<void> dismiss(const std::vector<AgentId>& agents, FailureCause cause,
                                       const std::function<Result<void>()>& store);
    /// The agents of these ids, or all that are enrolled.
    [[nodiscard]] Result<std::vector<Agent>> addressed(const std::vector<AgentId>& ids) const;
    [[nodiscard]] Result<void> checkReady(qint64 packageId, const QString& subject);

    Parts m_parts;
    Config m_config;
    PackageShelf m_shelf;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Inbox> m_inbox;
    std::unique_ptr<BatchEngine> m_engine;
    std::unique_ptr<EnrolmentDesk> m_desk;
    std::unique_ptr<ReplyIntake> m_intake;
    KeySetAnnouncer m_announcer;
    std::set<AgentId> m_changedAgents;
    std::set<BatchId> m_changedBatches;
    Clock::TimerId m_flushTimer = 0;
};

} // namespace rds
