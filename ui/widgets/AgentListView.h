// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>

#include <QTableView>

#include <vector>

namespace rds {

class AgentTableModel;

/// The list. Keeps the selection, the current agent and the place over resets of its model. UI thread.
class AgentListView final : public QTableView {
    Q_OBJECT

public:
    /// @param model must outlive this
    AgentListView(AgentTableModel& model, QWidget* parent);

    /// In the order of the list.
    [[nodiscard]] std::vector<AgentId> selectedAgents() const;
    /// Those of them whose keys the centre knows.
    [[nodiscard]] std::vector<AgentId> selectedEnrolled() const;
    [[nodiscard]] int selectedCount() const;
    /// The selected rows as text with tabs, headers first: it pastes into a spreadsheet.
    void copySelection() const;
    void editCurrentNote();
    /// Puts the keyboard into the list, on its current row or the first.
    void takeFocus();

    [[nodiscard]] QByteArray saveColumns() const;
    /// What does not fit this list is passed over.
    void restoreColumns(const QByteArray& state);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void setUpHeader();
    void sizeColumns();
    void shareSpace();
    [[nodiscard]] int titleWidth(int section) const;
    [[nodiscard]] std::vector<int> selectedRowNumbers() const;
    void rememberPlace();
    void restorePlace();

    AgentTableModel& m_model;
    bool m_columnsChosen = false; ///< by the operator, now or in an earlier run: they stay as they are
    bool m_sizing = false;
    bool m_shown = false;
    std::vector<AgentId> m_selectedBefore;
    AgentId m_currentBefore;
    int m_scrollBefore = 0;
};

} // namespace rds
