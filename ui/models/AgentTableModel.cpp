// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentTableModel.h"

#include "AgentLook.h"
#include "SymbolicIcon.h"

#include <ui/text/Format.h>
#include <ui/text/StateText.h>

#include <QTextDocument>

namespace rds {

namespace {

constexpr int longestNote = 1000;
const QChar dash(0x2013);

bool hasFailed(const AgentStatus& status)
{
    return status.target && status.target->state == TargetState::Failed;
}

QString orDash(const QString& text)
{
    return text.isEmpty() ? QString(dash) : text;
}

QString stateText(const AgentStatus& status, Timestamp now)
{
    const AgentLook look = AgentLook::of(status, now);
    return look.explains ? look.word + u' ' + dash + u' ' + look.sentence : look.word;
}

QString displayText(const AgentStatus& status, AgentColumn column, Timestamp now)
{
    switch (column) {
    case AgentColumn::Mark:
        return {};
    case AgentColumn::Id:
        return status.agent.id.toString();
    case AgentColumn::Address:
        return status.agent.address.toString();
    case AgentColumn::Version:
        return orDash(status.agent.version.toString());
    case AgentColumn::Target:
        return orDash(status.targetVersion.toString());
    case AgentColumn::LastCheck:
        return status.agent.lastVersionCheck ? formatTime(*status.agent.lastVersionCheck) : QString(dash);
    case AgentColumn::State:
        return stateText(status, now);
    case AgentColumn::Note:
        return status.agent.note;
    }
    return {};
}

QString rawState(const AgentStatus& status)
{
    if (showsEnrolment(status)) {
        return toString(status.agent.enrolment);
    }
    return status.target ? toString(status.target->state) : QString();
}

QVariant rawValue(const AgentStatus& status, AgentColumn column)
{
    switch (column) {
    case AgentColumn::Mark:
        return hasFailed(status);
    case AgentColumn::Version:
        return status.agent.version.toString();
    case AgentColumn::Target:
        return status.targetVersion.toString();
    case AgentColumn::LastCheck:
        return status.agent.lastVersionCheck ? QVariant(toMillis(*status.agent.lastVersionCheck)) : QVariant();
    case AgentColumn::State:
        return rawState(status);
    default:
        return displayText(status, column, {});
    }
}

/// A tool tip takes what looks like HTML for HTML, and an agent's last words are in it.
QString asPlainText(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

QString toolTip(const AgentStatus& status, AgentColumn column, Timestamp now)
{
    switch (column) {
    case AgentColumn::LastCheck:
        return status.agent.lastVersionCheck ? formatUtc(*status.agent.lastVersionCheck) : QString();
    case AgentColumn::Mark:
    case AgentColumn::State: {
        const AgentLook look = AgentLook::of(status, now);
        return asPlainText((look.sentence + u'\n' + look.advice).trimmed());
    }
    case AgentColumn::Address:
    case AgentColumn::Note:
        return asPlainText(displayText(status, column, now));
    default:
        return {};
    }
}

QVariant decoration(const AgentStatus& status, AgentColumn column, Timestamp now)
{
    if (column == AgentColumn::Mark && hasFailed(status)) {
        return stateIcon(TargetState::Failed);
    }
    if (column != AgentColumn::State) {
        return {};
    }
    const AgentLook look = AgentLook::of(status, now);
    return look.icon.isEmpty() ? QVariant() : QVariant(symbolicIcon(look.icon, look.tint));
}

QString accessibleText(const AgentStatus& status, AgentColumn column, Timestamp now)
{
    if (column == AgentColumn::Mark) {
        return hasFailed(status) ? stateWord(TargetState::Failed) : QString();
    }
    return displayText(status, column, now);
}

QVariant partOf(const AgentLook& look, int role)
{
    switch (role) {
    case AgentTableModel::WordRole:
        return look.word;
    case AgentTableModel::ReasonRole:
        return look.explains ? look.sentence : QString();
    default:
        return static_cast<int>(look.tint);
    }
}

} // namespace

AgentTableModel::AgentTableModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_sortKeys(m_rows)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(16);
    connect(&m_frame, &QTimer::timeout, this, &AgentTableModel::showPending);
    m_relayout.setSingleShot(true);
    m_relayout.setInterval(200);
    connect(&m_relayout, &QTimer::timeout, this, &AgentTableModel::layOut);
}

AgentTableModel::~AgentTableModel() = default;

const AgentStatus& AgentTableModel::statusAt(int row) const
{
    return m_rows[m_shown[static_cast<size_t>(row)]];
}

const AgentStatus* AgentTableModel::find(const AgentId& id) const
{
    const auto found = m_rowOfId.constFind(id);
    return found == m_rowOfId.constEnd() ? nullptr : &m_rows[*found];
}

std::optional<int> AgentTableModel::rowOf(const AgentId& id) const
{
    const auto found = m_rowOfId.constFind(id);
    if (found == m_rowOfId.constEnd() || m_position[*found] < 0) {
        return std::nullopt;
    }
    return m_position[*found];
}

void AgentTableModel::retranslate()
{
    m_sortKeys.invalidate();
    layOut();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_shown.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int AgentTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int AgentTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allAgentColumns.size());
}

QVariant AgentTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const AgentStatus& status = statusAt(index.row());
    const auto column = static_cast<AgentColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(status, column, m_now);
    case Qt::EditRole:
    case RawRole:
        return rawValue(status, column);
    case Qt::ToolTipRole:
        return toolTip(status, column, m_now);
    case Qt::DecorationRole:
        return decoration(status, column, m_now);
    case Qt::AccessibleTextRole:
        return accessibleText(status, column, m_now);
    case WordRole:
    case ReasonRole:
    case TintRole:
        return partOf(AgentLook::of(status, m_now), role);
    case EnrolledRole:
        return status.agent.enrolment == EnrolmentState::Enrolled;
    default:
        return {};
    }
}

QVariant AgentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const auto column = static_cast<AgentColumn>(section);
    switch (role) {
    case Qt::DisplayRole:
        return column == AgentColumn::Mark ? QString() : columnTitle(column);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return columnTitle(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeading | Qt::AlignVCenter));
    default:
        return {};
    }
}

Qt::ItemFlags AgentTableModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    flags.setFlag(Qt::ItemIsEditable, index.isValid() && index.column() == static_cast<int>(AgentColumn::Note));
    return flags;
}

bool AgentTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable)) {
        return false;
    }
    const QString note = value.toString().simplified();
    const AgentStatus& present = statusAt(index.row());
    if (note.size() > longestNote) {
        return false;
    }
    if (note == present.agent.note) {
        return true;
    }
    AgentStatus changed = present;
    changed.agent.note = note;
    const AgentId id = changed.agent.id;
    store(std::move(changed));
    Q_EMIT dataChanged(index, index);
    Q_EMIT noteEdited(id, note);
    return true;
}

} // namespace rds
