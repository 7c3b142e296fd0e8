// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentTable.h"

#include <ui/text/EnrolmentText.h>
#include <ui/text/Format.h>
#include <ui/text/StateText.h>

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace rds::cli {

namespace {

struct AgentTableWords {
    Q_DECLARE_TR_FUNCTIONS(AgentTable)
};

constexpr qsizetype enrolmentColumn = 6;

/// How many cells of a terminal a text takes: East Asian wide characters take two.
int cells(const QString& text)
{
    int width = 0;
    for (const char32_t character : text.toUcs4()) {
        const bool wide = (character >= 0x1100 && character <= 0x115F) || (character >= 0x2E80 && character <= 0xA4CF)
            || (character >= 0xAC00 && character <= 0xD7A3) || (character >= 0xF900 && character <= 0xFAFF)
            || (character >= 0xFE30 && character <= 0xFE6F) || (character >= 0xFF00 && character <= 0xFF60)
            || (character >= 0x1F300 && character <= 0x1FAFF);
        width += wide ? 2 : 1;
    }
    return width;
}

QStringList header()
{
    return {QString(),
            AgentTableWords::tr("Agent ID"),
            AgentTableWords::tr("Address"),
            AgentTableWords::tr("Version"),
            AgentTableWords::tr("Target"),
            AgentTableWords::tr("Last check"),
            AgentTableWords::tr("Enrolment"),
            AgentTableWords::tr("State"),
            AgentTableWords::tr("Reason")};
}

QStringList row(const AgentStatus& status, Timestamp now)
{
    const QString reason = failureSentence(status);
    const bool failed = status.target && status.target->state == TargetState::Failed;
    return {
        failed ? QStringLiteral("×") : QString(),
        status.agent.id.toString(),
        status.agent.address.toString(),
        status.agent.version.toString(),
        status.targetVersion.toString(),
        status.agent.lastVersionCheck ? formatTime(*status.agent.lastVersionCheck) : QString(),
        enrolmentWord(enrolmentSituation(status.agent, now)),
        status.target ? stateWord(status.target->state) : QString(),
        reason.isEmpty() ? enrolmentSentence(status.agent, now) : reason,
    };
}

/// @pre all rows are as long as the first
QStringList aligned(const std::vector<QStringList>& rows)
{
    std::vector<int> widths(static_cast<std::size_t>(rows.front().size()));
    for (const QStringList& fields : rows) {
        for (qsizetype column = 0; column < fields.size(); ++column) {
            int& width = widths.at(static_cast<std::size_t>(column));
            width = std::max(width, cells(fields[column]));
        }
    }
    QStringList lines;
    for (const QStringList& fields : rows) {
        QString line;
        for (qsizetype column = 0; column < fields.size(); ++column) {
            const int width = widths.at(static_cast<std::size_t>(column));
            line += fields[column] + QString(width - cells(fields[column]) + 2, u' ');
        }
        while (line.endsWith(u' ')) {
            line.chop(1);
        }
        lines.append(line);
    }
    return lines;
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

QStringList agentTable(const std::vector<AgentStatus>& agents, Timestamp now)
{
    std::vector<QStringList> rows{header()};
    bool allEnrolled = true;
    for (const AgentStatus& status : agents) {
        rows.push_back(row(status, now));
        allEnrolled = allEnrolled && rows.back()[enrolmentColumn].isEmpty();
    }
    if (allEnrolled) {
        for (QStringList& fields : rows) {
            fields.removeAt(enrolmentColumn);
        }
    }
    return aligned(rows);
}

QJsonObject agentJson(const AgentStatus& status)
{
    const bool hasCause = status.target && status.target->cause != FailureCause::None;
    return {
        {QStringLiteral("id"), status.agent.id.toString()},
        {QStringLiteral("address"), status.agent.address.toString()},
        {QStringLiteral("version"), textOrNull(status.agent.version.toString())},
        {QStringLiteral("target"), textOrNull(status.targetVersion.toString())},
        {QStringLiteral("lastVersionCheck"),
         status.agent.lastVersionCheck ? QJsonValue(toIso(*status.agent.lastVersionCheck)) : QJsonValue()},
        {QStringLiteral("state"), status.target ? QJsonValue(toString(status.target->state)) : QJsonValue()},
        {QStringLiteral("cause"), hasCause ? QJsonValue(toString(status.target->cause)) : QJsonValue()},
        {QStringLiteral("reason"), textOrNull(failureSentence(status))},
        {QStringLiteral("note"), status.agent.note},
        {QStringLiteral("hardwareClass"), textOrNull(status.agent.hardwareClass)},
        {QStringLiteral("enrolment"), toString(status.agent.enrolment)},
        {QStringLiteral("enrolmentProblem"),
         status.agent.enrolmentProblem == EnrolmentProblem::None ? QJsonValue()
                                                                 : QJsonValue(toString(status.agent.enrolmentProblem))},
        {QStringLiteral("codeExpires"),
         status.agent.codeExpires ? QJsonValue(toIso(*status.agent.codeExpires)) : QJsonValue()},
        {QStringLiteral("keySet"), status.agent.keySetVersion},
    };
}

} // namespace rds::cli
