// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors

// The part of AgentTableModel that keeps rows, order and filter in step.

#include "AgentTableModel.h"
#include "RowDiff.h"

#include <algorithm>
#include <limits>

namespace rds {

namespace {

/// More moves than this cost a view more than a reset does.
constexpr size_t mostRanges = 200;

} // namespace

void AgentTableModel::reset(std::vector<AgentStatus> agents)
{
    m_frame.stop();
    m_relayout.stop();
    m_pending.clear();
    beginResetModel();
    m_rows = std::move(agents);
    m_sortKeys.invalidate();
    m_counts = {};
    m_rowOfId.clear();
    m_rowOfId.reserve(static_cast<qsizetype>(m_rows.size()));
    for (size_t row = 0; row < m_rows.size(); ++row) {
        m_rowOfId.insert(m_rows[row].agent.id, static_cast<quint32>(row));
        m_counts.count(m_rows[row], 1);
    }
    m_shown = wantedRows();
    indexRows();
    endResetModel();
    Q_EMIT countsChanged();
    Q_EMIT agentsChanged();
}

void AgentTableModel::apply(std::vector<AgentStatus> changed)
{
    if (m_pending.empty()) {
        m_pending = std::move(changed);
    } else {
        std::move(changed.begin(), changed.end(), std::back_inserter(m_pending));
    }
    if (!m_frame.isActive()) {
        m_frame.start();
    }
}

void AgentTableModel::applyPending()
{
    showPending();
    layOut();
}

void AgentTableModel::showPending()
{
    m_frame.stop();
    if (m_pending.empty()) {
        return;
    }
    const AgentCounts before = m_counts;
    std::vector<quint32> touched;
    touched.reserve(m_pending.size());
    for (AgentStatus& status : std::exchange(m_pending, {})) {
        const AgentId id = status.agent.id;
        store(std::move(status));
        touched.push_back(m_rowOfId.value(id));
    }
    emitShownChanges(touched);
    if (!m_relayout.isActive()) {
        m_relayout.start();
    }
    if (m_counts != before) {
        Q_EMIT countsChanged();
    }
    Q_EMIT agentsChanged();
}

void AgentTableModel::setNow(Timestamp now)
{
    const Timestamp before = std::exchange(m_now, now);
    const bool anyExpired = std::any_of(m_rows.begin(), m_rows.end(), [&](const AgentStatus& status) {
        const auto& expires = status.agent.codeExpires;
        return expires && *expires > before && *expires <= now;
    });
    if (anyExpired) {
        if (!m_shown.empty()) {
            const int column = static_cast<int>(AgentColumn::State);
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
        }
        Q_EMIT agentsChanged();
    }
}

void AgentTableModel::store(AgentStatus status)
{
    const auto found = m_rowOfId.constFind(status.agent.id);
    m_counts.count(status, 1);
    if (found == m_rowOfId.constEnd()) {
        m_rowOfId.insert(status.agent.id, static_cast<quint32>(m_rows.size()));
        m_rows.push_back(std::move(status));
        m_position.push_back(-1);
        m_sortKeys.invalidate();
        return;
    }
    AgentStatus& present = m_rows[*found];
    m_counts.count(present, -1);
    m_sortKeys.invalidate(present, status);
    present = std::move(status);
}

/// One signal for the span of what changed: views repaint only what they show of it.
void AgentTableModel::emitShownChanges(const std::vector<quint32>& rows)
{
    qint32 first = std::numeric_limits<qint32>::max();
    qint32 last = -1;
    for (const quint32 row : rows) {
        if (const qint32 position = m_position[row]; position >= 0) {
            first = std::min(first, position);
            last = std::max(last, position);
        }
    }
    if (last >= 0) {
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
}

void AgentTableModel::indexRows()
{
    m_position.assign(m_rows.size(), -1);
    for (size_t i = 0; i < m_shown.size(); ++i) {
        m_position[m_shown[i]] = static_cast<qint32>(i);
    }
}

void AgentTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount()) {
        return;
    }
    m_sortColumn = static_cast<AgentColumn>(column);
    m_sortOrder = order;
    reorder(sorted(m_shown));
}

void AgentTableModel::setFilter(const QString& text)
{
    m_filterText = text;
    changeFilter(AgentFilter(text, m_filter.state()));
}

void AgentTableModel::setStateFilter(StateFilter state)
{
    changeFilter(AgentFilter(m_filterText, state));
}

void AgentTableModel::changeFilter(const AgentFilter& filter)
{
    const bool narrower = filter.narrows(m_filter) && !m_relayout.isActive();
    m_filter = filter;
    if (!narrower) {
        moveTo(wantedRows());
        return;
    }
    std::vector<quint32> shown;
    std::copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(shown),
                 [this](quint32 row) { return m_filter.matches(m_rows[row]); });
    moveTo(shown);
}

void AgentTableModel::layOut()
{
    m_relayout.stop();
    moveTo(wantedRows());
}

std::vector<quint32> AgentTableModel::wantedRows()
{
    std::vector<quint32> rows;
    rows.reserve(m_rows.size());
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (m_filter.isOpen() || m_filter.matches(m_rows[row])) {
            rows.push_back(static_cast<quint32>(row));
        }
    }
    return sorted(std::move(rows));
}

/// By the sorted column, then by id, whichever the direction.
std::vector<quint32> AgentTableModel::sorted(std::vector<quint32> rows)
{
    struct Key {
        qint64 key;
        qint64 id;
        quint32 row;
    };
    const AgentSortKeys::Keys& ids = m_sortKeys.of(AgentColumn::Id);
    const AgentSortKeys::Keys& keys = m_sortKeys.of(m_sortColumn);
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::vector<Key> order;
    order.reserve(rows.size());
    for (const quint32 row : rows) {
        order.push_back({descending ? -keys[row] : keys[row], ids[row], row});
    }
    std::sort(order.begin(), order.end(),
              [](const Key& a, const Key& b) { return a.key != b.key ? a.key < b.key : a.id < b.id; });
    std::transform(order.begin(), order.end(), rows.begin(), [](const Key& key) { return key.row; });
    return rows;
}

void AgentTableModel::reorder(std::vector<quint32> shown)
{
    if (shown == m_shown) {
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> rowsBefore;
    rowsBefore.reserve(static_cast<size_t>(before.size()));
    for (const QModelIndex& old : before) {
        rowsBefore.push_back(m_shown[static_cast<size_t>(old.row())]);
    }
    m_shown = std::move(shown);
    indexRows();
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        after << index(m_position[rowsBefore[static_cast<size_t>(i)]], before[i].column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void AgentTableModel::moveTo(const std::vector<quint32>& shown)
{
    const RowDiff diff = RowDiff::between(m_shown, shown, m_rows.size());
    if (diff.isEmpty()) {
        return;
    }
    if (diff.removed.size() + diff.inserted.size() > mostRanges) {
        beginResetModel();
        m_shown = shown;
        indexRows();
        endResetModel();
        return;
    }
    for (const RowDiff::Range& range : diff.removed) {
        beginRemoveRows({}, range.first, range.last);
        m_shown.erase(m_shown.begin() + range.first, m_shown.begin() + range.last + 1);
        endRemoveRows();
    }
    indexRows();
    if (diff.reordered) {
        reorder(diff.kept);
    }
    for (const RowDiff::Range& range : diff.inserted) {
        beginInsertRows({}, range.first, range.last);
        m_shown.insert(m_shown.begin() + range.first, shown.begin() + range.first, shown.begin() + range.last + 1);
        endInsertRows();
    }
    indexRows();
}

} // namespace rds
