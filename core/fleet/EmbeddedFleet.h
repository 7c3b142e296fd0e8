// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/agent/MonitoringAgent.h>
#include <core/agent/Provisioning.h>

#include <QObject>

#include <memory>
#include <vector>

namespace rds {

class MailHub;

/// Many agents in one process, each with a folder of its own and its mailbox in a MailHub: the demo's fleet,
/// and the simulation's. They are the same agents as on a real box. Everything handed in outlives it. One thread.
class EmbeddedFleet final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MailHub& hub;
        Clock& clock;
        Random& random;
        Executor& executor;
        InstallRunner& runner;
    };

    /// How an agent and its centre come to know each other.
    enum class Enrolment {
        ByMail, ///< as on a real box: it mails a request at its first start
        Registered, ///< the caller pins the certificates at the centre, as if that mail had come: for thousands
    };

    EmbeddedFleet(Parts parts, QObject* parent = nullptr);
    ~EmbeddedFleet() override;

    /// Makes the agent of these settings and its mailbox; a new one begins with `initial`, one whose folder
    /// exists goes on with what it has. Errors as of provision and MonitoringAgent::create.
    /// @return what the centre has to pin of it
    [[nodiscard]] Result<AgentCertificates> add(AgentSettings settings, const InitialRelease& initial,
                                                Enrolment enrolment = Enrolment::ByMail);
    /// Every agent polls once, then whenever mail arrives for it, and at its own interval.
    void start();

    [[nodiscard]] std::size_t size() const { return m_members.size(); }
    /// Null where there is no such agent.
    [[nodiscard]] const MonitoringAgent* find(const AgentId& id) const;
    /// No agent is polling, installing or sending.
    [[nodiscard]] bool isIdle() const;

private:
    struct Member;

    Parts m_parts;
    std::vector<std::unique_ptr<Member>> m_members;
};

} // namespace rds
