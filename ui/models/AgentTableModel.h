// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "AgentColumn.h"
#include "AgentFilter.h"
#include "AgentSortKeys.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <optional>

namespace rds {

/// The agent list: compact rows, and an index over them for the order and the filter.
///
/// Changes from outside are gathered and shown once a frame; the order and the filter follow a few times a
/// second, by moving, inserting and removing rows, so that selection and place stay. UI thread.
class AgentTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        RawRole = Qt::UserRole, ///< QString, bool (mark), qint64 milliseconds (last check; invalid: never)
        WordRole, ///< state: the word alone
        ReasonRole, ///< state: what stands beside the word, or empty
        TintRole, ///< state and mark: int of Tint
        EnrolledRole, ///< bool: the agent can be updated
    };

    explicit AgentTableModel(QObject* parent = nullptr);
    ~AgentTableModel() override;

    /// Replaces all. Drops changes that were not shown yet.
    void reset(std::vector<AgentStatus> agents);
    /// These agents as they are now; unknown ids are new agents. Shown within a frame.
    void apply(std::vector<AgentStatus> changed);
    /// Shows what apply() has gathered now, in its order and filter.
    void applyPending();
    /// The time at which codes are judged. Before the first call, none has expired.
    void setNow(Timestamp now);
    [[nodiscard]] Timestamp now() const { return m_now; }

    void setFilter(const QString& text);
    void setStateFilter(StateFilter state);
    [[nodiscard]] const AgentFilter& filter() const { return m_filter; }
    [[nodiscard]] AgentColumn sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// Every agent, shown or not, in no particular order.
    [[nodiscard]] const std::vector<AgentStatus>& agents() const { return m_rows; }
    [[nodiscard]] const AgentCounts& counts() const { return m_counts; }
    /// @pre 0 <= row < rowCount()
    [[nodiscard]] const AgentStatus& statusAt(int row) const;
    /// None where there is no such agent, or the filter hides it.
    [[nodiscard]] std::optional<int> rowOf(const AgentId& id) const;
    /// Shown or not; null where there is no such agent. Until the next change.
    [[nodiscard]] const AgentStatus* find(const AgentId& id) const;

    /// The language or locale has changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Notes only, at most 1,000 characters; noteEdited() follows.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void noteEdited(const rds::AgentId& id, const QString& note);
    void countsChanged();
    /// Rows have new content, shown or not.
    void agentsChanged();

private:
    void showPending();
    void store(AgentStatus status);
    void indexRows();
    void layOut();
    void moveTo(const std::vector<quint32>& shown);
    void reorder(std::vector<quint32> shown);
    void changeFilter(const AgentFilter& filter);
    [[nodiscard]] std::vector<quint32> wantedRows();
    [[nodiscard]] std::vector<quint32> sorted(std::vector<quint32> rows);
    void emitShownChanges(const std::vector<quint32>& rows);

    std::vector<AgentStatus> m_rows;
    QHash<AgentId, quint32> m_rowOfId;
    std::vector<quint32> m_shown; ///< visible position -> row
    std::vector<qint32> m_position; ///< row -> visible position, or -1
    AgentSortKeys m_sortKeys;
    AgentFilter m_filter;
    QString m_filterText;
    AgentCounts m_counts;
    AgentColumn m_sortColumn = AgentColumn::Id;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<AgentStatus> m_pending;
    Timestamp m_now{};
    QTimer m_frame;
    QTimer m_relayout;
};

} // namespace rds
