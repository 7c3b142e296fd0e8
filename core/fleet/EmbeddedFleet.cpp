// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EmbeddedFleet.h"

#include "HubTransport.h"
#include "MailHub.h"

#include <core/agent/AgentError.h>

#include <algorithm>

namespace rds {

struct EmbeddedFleet::Member {
    MailAddress address;
    std::unique_ptr<HubTransport> transport;
    std::unique_ptr<MonitoringAgent> agent;
};

EmbeddedFleet::EmbeddedFleet(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
{
}

EmbeddedFleet::~EmbeddedFleet()
{
    for (const auto& member : m_members) {
        m_parts.hub.setArrivalObserver(member->address, {});
    }
}

Result<AgentCertificates> EmbeddedFleet::add(AgentSettings settings, const InitialRelease& initial, Enrolment enrolment)
{
    // A simulated box is thrown away as a whole; waiting for the disk would only slow thousands of them down.
    constexpr Durability durability = Durability::Unsynced;
    const auto provisioned = provision(AgentFolder(settings.dataFolder, durability), initial);
    if (!provisioned && !provisioned.error().is(AgentError::AlreadyProvisioned)) {
        return failure(provisioned.error());
    }
    auto member = std::make_unique<Member>();
    member->address = settings.address;
    member->transport = std::make_unique<HubTransport>(m_parts.hub, m_parts.clock, settings.address);
    auto agent = MonitoringAgent::create(
        std::move(settings),
        {m_parts.clock, m_parts.random, m_parts.executor, *member->transport, m_parts.runner, durability});
    if (!agent) {
        return failure(agent.error());
    }
    if (enrolment == Enrolment::Registered) {
        if (const auto assumed = (*agent)->assumeEnrolled(); !assumed) {
            return failure(assumed.error());
        }
    }
    member->agent = *std::move(agent);
    m_parts.hub.setMailbox(member->address, m_parts.random.hex(16));
    m_parts.hub.setArrivalObserver(member->address, [running = member->agent.get()] { running->pollNow(); });
    m_members.push_back(std::move(member));
    return m_members.back()->agent->certificates();
}

void EmbeddedFleet::start()
{
    for (const auto& member : m_members) {
        member->agent->start();
    }
}

const MonitoringAgent* EmbeddedFleet::find(const AgentId& id) const
{
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [&](const auto& member) { return member->agent->settings().agent == id; });
    return found == m_members.end() ? nullptr : (*found)->agent.get();
}

bool EmbeddedFleet::isIdle() const
{
    return std::all_of(m_members.begin(), m_members.end(), [](const auto& member) { return member->agent->isIdle(); });
}

} // namespace rds
