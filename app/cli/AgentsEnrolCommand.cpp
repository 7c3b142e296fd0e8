// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentsEnrolCommand.h"

#include "AgentIds.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <core/domain/DomainError.h>
#include <ui/text/EnrolmentText.h>
#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace rds::cli {

AgentsEnrolCommand::AgentsEnrolCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "enrol", "Read mail until the invited agents have enrolled, or time is up")
{
    app().add_option("id", m_ids, "Agent IDs (default: all that are invited)");
    app()
        .add_option("--wait", m_waitSeconds, "Seconds to wait for them")
        ->capture_default_str()
        ->check(CLI::Range(0, 7 * 24 * 3600));
}

int AgentsEnrolCommand::run()
{
    const auto ids = parseAgentIds(m_ids);
    if (!ids) {
        return context().fail(ids.error());
    }
    m_agents = *ids;
    CentreSession session(context());
    const auto centre = session.open();
    if (!centre) {
        return context().fail(centre.error());
    }
    const auto left = waitFor(**centre);
    const auto statuses = (*centre)->statuses();
    if (!left || !statuses) {
        return context().fail(left ? statuses.error() : left.error());
    }
    for (const AgentStatus& status : *statuses) {
        if (left->count(status.agent.id) > 0) {
            context().print(status.agent.id.toString() + QStringLiteral(": ")
                            + enrolmentSentence(status.agent, context().clock().now()));
        }
    }
    context().print(QCoreApplication::translate("AgentsEnrolCommand", "Still not enrolled: %1.")
                        .arg(formatAgentCount(static_cast<int>(left->size()))));
    return left->empty() ? ExitCode::Success : ExitCode::AgentsFailed;
}

Result<std::set<AgentId>> AgentsEnrolCommand::awaited(const Centre& centre) const
{
    const auto statuses = centre.statuses();
    if (!statuses) {
        return failure(statuses.error());
    }
    std::set<AgentId> unknown(m_agents.begin(), m_agents.end());
    std::set<AgentId> result;
    for (const AgentStatus& status : *statuses) {
        const bool isMeant =
            m_agents.empty() ? status.agent.enrolment == EnrolmentState::Invited : unknown.erase(status.agent.id) > 0;
        if (isMeant && status.agent.enrolment != EnrolmentState::Enrolled) {
            result.insert(status.agent.id);
        }
    }
    return unknown.empty() ? Result<std::set<AgentId>>(std::move(result))
                           : failure(DomainError::UnknownAgent, unknown.begin()->toString());
}

Result<std::set<AgentId>> AgentsEnrolCommand::waitFor(Centre& centre)
{
    auto left = awaited(centre);
    if (!left) {
        return left;
    }
    QEventLoop loop;
    QObject::connect(&centre, &Centre::enrolled, &loop, [&](const std::vector<AgentId>& agents) {
        for (const AgentId& agent : agents) {
            left->erase(agent);
            context().note(QCoreApplication::translate("AgentsEnrolCommand", "%1 has enrolled.").arg(agent.toString()));
        }
    });
    QObject::connect(&centre, &Centre::problem, &loop, [this](const Error& error) { context().fail(error); });
    const Timestamp end = context().clock().now() + std::chrono::seconds(m_waitSeconds);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        // Until the answers to the boxes, and the requests for their versions, are sent.
        const bool sent = centre.mailsWaiting().value_or(1) == 0;
        if ((left->empty() && sent) || context().clock().now() >= end) {
            loop.quit();
        }
    });
    look.start(std::chrono::milliseconds(100));
    loop.exec();
    return left;
}

} // namespace rds::cli
