// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "VersionsRequestCommand.h"

#include "AgentIds.h"
#include "CentreSession.h"
#include "CliContext.h"

#include <ui/text/Format.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QEventLoop>
#include <QSet>
#include <QTimer>

#include <algorithm>

namespace rds::cli {

VersionsRequestCommand::VersionsRequestCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "request", "Ask agents for their versions by mail")
{
    app().add_option("--agent", m_agents, "Only this agent; may be repeated (default: all)");
    app()
        .add_option("--wait", m_waitSeconds, "Seconds to wait for the replies (default: end once the mails are sent)")
        ->check(CLI::Range(0, 7 * 24 * 3600));
}

int VersionsRequestCommand::run()
{
    const auto agents = parseAgentIds(m_agents);
    if (!agents) {
        return context().fail(agents.error());
    }
    CentreSession session(context());
    const auto centre = session.open();
    if (!centre) {
        return context().fail(centre.error());
    }
    if (const auto requested = (*centre)->requestVersions(*agents); !requested) {
        return context().fail(requested.error());
    }
    const auto replied = waitForReports(**centre, *agents);
    if (!replied) {
        return context().fail(replied.error());
    }
    context().print(
        QCoreApplication::translate("VersionsRequestCommand", "The request is sent; replies so far: %1").arg(*replied));
    return ExitCode::Success;
}

Result<int> VersionsRequestCommand::waitForReports(Centre& centre, const std::vector<AgentId>& agents)
{
    const auto listed = centre.statuses();
    if (!listed) {
        return failure(listed.error());
    }
    const auto enrolled = std::count_if(listed->begin(), listed->end(), [](const AgentStatus& status) {
        return status.agent.enrolment == EnrolmentState::Enrolled;
    });
    const auto expected = static_cast<int>(agents.empty() ? enrolled : static_cast<std::ptrdiff_t>(agents.size()));
    QSet<QString> replied;
    QEventLoop loop;
    QObject::connect(&centre, &Centre::reported, &loop, [&](const std::vector<AgentId>& reported) {
        for (const AgentId& agent : reported) {
            replied.insert(agent.toString());
        }
    });
    QObject::connect(&centre, &Centre::problem, &loop, [this](const Error& error) { context().fail(error); });
    const Timestamp end = context().clock().now() + std::chrono::seconds(m_waitSeconds);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        const bool sent = centre.mailsWaiting().value_or(1) == 0;
        if (sent && (replied.size() >= expected || context().clock().now() >= end)) {
            loop.quit();
        }
    });
    look.start(std::chrono::milliseconds(100));
    loop.exec();
    return static_cast<int>(replied.size());
}

} // namespace rds::cli
