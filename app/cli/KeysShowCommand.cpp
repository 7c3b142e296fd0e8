// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysShowCommand.h"

#include "CliContext.h"
#include "KeySetText.h"

#include <ui/text/ErrorText.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rds::cli {

namespace {

struct KeysShowCommandWords {
    Q_DECLARE_TR_FUNCTIONS(KeysShowCommand)
};

/// How many enrolled agents report an older key set.
Result<int> agentsBehind(CentreFolder& folder)
{
    const auto agents = folder.database().agents().all();
    if (!agents) {
        return failure(agents.error());
    }
    const qint64 newest = folder.trust().keySet.version;
    return static_cast<int>(std::count_if(agents->begin(), agents->end(), [&](const Agent& agent) {
        return agent.enrolment == EnrolmentState::Enrolled && agent.keySetVersion < newest;
    }));
}

} // namespace

KeysShowCommand::KeysShowCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "show", "Show the centre's keys: which are in force, until when, and who approves")
{
    app().add_flag("--json", m_json, "Print one JSON object");
}

int KeysShowCommand::run()
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    const auto behind = agentsBehind(**folder);
    if (!behind) {
        return context().fail(behind.error());
    }
    const CentreTrust& trust = (*folder)->trust();
    if (const auto warning = keySetWarning(trust.keySet, context().clock().now())) {
        context().note(QStringLiteral("rdsvm: ") + sentence(*warning));
    }
    const bool onToken = needsTokenPin((*folder)->path(), trust);
    if (m_json) {
        const QJsonObject result{
            {QStringLiteral("root"), fingerprint(trust.root)},
            {QStringLiteral("keySet"), keySetJson(trust.keySet)},
            {QStringLiteral("signingKeyOnToken"), onToken},
            {QStringLiteral("agentsBehind"), *behind},
        };
        context().print(QString::fromUtf8(QJsonDocument(result).toJson()).trimmed());
        return ExitCode::Success;
    }
    context().print(
        QStringLiteral("%1%2").arg(KeysShowCommandWords::tr("Root certificate:"), -24).arg(fingerprint(trust.root)));
    for (const QString& line : keySetLines(trust.keySet)) {
        context().print(line);
    }
    if (onToken) {
        context().print(KeysShowCommandWords::tr("The first signing key is on a token."));
    }
    context().print(QStringLiteral("%1%2").arg(KeysShowCommandWords::tr("Agents behind:"), -24).arg(*behind));
    return ExitCode::Success;
}

} // namespace rds::cli
