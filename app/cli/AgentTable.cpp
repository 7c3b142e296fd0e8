// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentTable.h"

#include <ui/text/Format.h>
#include <ui/text/StateText.h>

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace rds::cli {

namespace {

constexpr int columns = 8;

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
    const auto tr = [](const char* text) { return QCoreApplication::translate("AgentTable", text); };
    return {QString(),    tr("Agent ID"),   tr("Address"), tr("Version"),
            tr("Target"), tr("Last check"), tr("State"),   tr("Reason")};
}

QStringList row(const AgentStatus& status)
{
    const bool failed = status.target && status.target->state == TargetState::Failed;
    return {
        failed ? QStringLiteral("×") : QString(),
        status.agent.id.toString(),
        status.agent.address.toString(),
        status.agent.version.toString(),
        status.targetVersion.toString(),
        status.agent.lastVersionCheck ? formatTime(*status.agent.lastVersionCheck) : QString(),
        status.target ? stateWord(status.target->state) : QString(),
        failureSentence(status),
    };
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

QStringList agentTable(const std::vector<AgentStatus>& agents)
{
    std::vector<QStringList> rows{header()};
    for (const AgentStatus& status : agents) {
        rows.push_back(row(status));
    }
    std::array<int, columns> widths{};
    for (const QStringList& fields : rows) {
        for (int column = 0; column < columns; ++column) {
            widths.at(column) = std::max(widths.at(column), cells(fields[column]));
        }
    }
    QStringList lines;
    for (const QStringList& fields : rows) {
        QString line;
        for (int column = 0; column < columns; ++column) {
            line += fields[column] + QString(widths.at(column) - cells(fields[column]) + 2, u' ');
        }
        while (line.endsWith(u' ')) {
            line.chop(1);
        }
        lines.append(line);
    }
    return lines;
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
    };
}

} // namespace rds::cli
