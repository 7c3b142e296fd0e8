// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentListView.h"

#include "AgentDelegate.h"

#include <ui/models/AgentTableModel.h>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>

namespace rds {

namespace {

/// What a column must have room for at first.
QString sampleText(AgentColumn column)
{
    switch (column) {
    case AgentColumn::Mark:
        return {};
    case AgentColumn::Id:
        return QStringLiteral("AGENT0000000");
    case AgentColumn::Address:
        return QStringLiteral("agent2@mmm.example");
    case AgentColumn::Version:
    case AgentColumn::Target:
        return QStringLiteral("0.0.00-00");
    case AgentColumn::LastCheck:
        return QStringLiteral("00/00/0000 00:00 PM");
    case AgentColumn::State:
        return {50, u'n'};
    case AgentColumn::Note:
        return {16, u'n'};
    }
    return {};
}

/// A cell is one line: tabs and line ends would break the table that is pasted.
QString cell(const QModelIndex& index)
{
    return index.data(Qt::AccessibleTextRole).toString().simplified();
}

} // namespace

AgentListView::AgentListView(AgentTableModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new AgentDelegate(this));
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setUpHeader();
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &AgentListView::rememberPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &AgentListView::restorePlace);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        // The last one is stretched with the window.
        const bool chosen = !m_sizing && m_shown && section != static_cast<int>(AgentColumn::Note);
        m_columnsChosen = m_columnsChosen || chosen;
    });
}

void AgentListView::setUpHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(std::max(28, fontMetrics().height() + 12));
    QHeaderView* header = horizontalHeader();
    header->setObjectName(QStringLiteral("agentListHeader"));
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(32);
    header->setFixedHeight(std::max(30, fontMetrics().height() + 14));
    header->setSectionResizeMode(static_cast<int>(AgentColumn::Mark), QHeaderView::Fixed);
    sizeColumns();
    sortByColumn(static_cast<int>(AgentColumn::Id), Qt::AscendingOrder);
    setSortingEnabled(true);
}

/// With room for the mark of the sort order.
int AgentListView::titleWidth(int section) const
{
    const QString title = m_model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    return horizontalHeader()->fontMetrics().horizontalAdvance(title) + 40;
}

void AgentListView::sizeColumns()
{
    const QScopedValueRollback sizing(m_sizing, true);
    for (const AgentColumn column : allAgentColumns) {
        const int section = static_cast<int>(column);
        setColumnWidth(section,
                       std::max(fontMetrics().horizontalAdvance(sampleText(column)) + 20, titleWidth(section)));
    }
    setColumnWidth(static_cast<int>(AgentColumn::Mark), 36);
    shareSpace();
}

/// The state, which has the most to say, takes what the others leave; the note keeps its share.
void AgentListView::shareSpace()
{
    if (!m_shown) {
        return;
    }
    const int state = static_cast<int>(AgentColumn::State);
    const int note = static_cast<int>(AgentColumn::Note);
    const int others = horizontalHeader()->length() - columnWidth(state) - columnWidth(note);
    const int noteWidth = fontMetrics().horizontalAdvance(sampleText(AgentColumn::Note)) + 20;
    const int character = fontMetrics().averageCharWidth();
    // The scroll bar comes with the agents, after the first show.
    const int space = width() - 2 * frameWidth() - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    setColumnWidth(state, std::clamp(space - others - noteWidth, 26 * character, 70 * character));
}

void AgentListView::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    if (m_shown) {
        return;
    }
    m_shown = true;
    if (!m_columnsChosen) {
        sizeColumns();
    }
}

std::vector<int> AgentListView::selectedRowNumbers() const
{
    std::vector<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<AgentId> AgentListView::selectedAgents() const
{
    std::vector<AgentId> ids;
    for (const int row : selectedRowNumbers()) {
        ids.push_back(m_model.statusAt(row).agent.id);
    }
    return ids;
}

std::vector<AgentId> AgentListView::selectedEnrolled() const
{
    std::vector<AgentId> ids;
    for (const int row : selectedRowNumbers()) {
        const Agent& agent = m_model.statusAt(row).agent;
        if (agent.enrolment == EnrolmentState::Enrolled) {
            ids.push_back(agent.id);
        }
    }
    return ids;
}

int AgentListView::selectedCount() const
{
    return static_cast<int>(selectedRowNumbers().size());
}

void AgentListView::copySelection() const
{
    std::vector<int> sections;
    QStringList titles;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int section = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(section)) {
            sections.push_back(section);
            titles << m_model.headerData(section, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        }
    }
    QStringList lines{titles.join(u'\t')};
    for (const int row : selectedRowNumbers()) {
        QStringList cells;
        for (const int section : sections) {
            cells << cell(m_model.index(row, section));
        }
        lines << cells.join(u'\t');
    }
    if (lines.size() > 1) {
        QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
    }
}

void AgentListView::editCurrentNote()
{
    const int note = static_cast<int>(AgentColumn::Note);
    if (!currentIndex().isValid() || isColumnHidden(note)) {
        return;
    }
    const QModelIndex index = currentIndex().siblingAtColumn(note);
    setCurrentIndex(index);
    edit(index);
}

void AgentListView::takeFocus()
{
    setFocus(Qt::ShortcutFocusReason);
    if (!currentIndex().isValid() && m_model.rowCount() > 0) {
        selectRow(0);
    }
}

QByteArray AgentListView::saveColumns() const
{
    return horizontalHeader()->saveState();
}

void AgentListView::restoreColumns(const QByteArray& state)
{
    if (state.isEmpty() || !horizontalHeader()->restoreState(state)) {
        return;
    }
    m_columnsChosen = true;
    for (const AgentColumn always : {AgentColumn::Mark, AgentColumn::Id}) {
        setColumnHidden(static_cast<int>(always), false);
    }
    sortByColumn(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
}

void AgentListView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (!m_columnsChosen) {
            sizeColumns();
        }
    }
    QTableView::changeEvent(event);
}

void AgentListView::rememberPlace()
{
    m_selectedBefore = selectedAgents();
    const QModelIndex current = currentIndex();
    m_currentBefore = current.isValid() ? m_model.statusAt(current.row()).agent.id : AgentId();
    m_scrollBefore = verticalScrollBar()->value();
}

void AgentListView::restorePlace()
{
    QItemSelection selection;
    const int lastColumn = m_model.columnCount() - 1;
    for (const AgentId& id : m_selectedBefore) {
        if (const auto row = m_model.rowOf(id)) {
            selection.append(QItemSelectionRange(m_model.index(*row, 0), m_model.index(*row, lastColumn)));
        }
    }
    m_selectedBefore.clear();
    if (const auto row = m_model.rowOf(m_currentBefore)) {
        selectionModel()->setCurrentIndex(m_model.index(*row, 0), QItemSelectionModel::NoUpdate);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    updateGeometries();
    verticalScrollBar()->setValue(m_scrollBefore);
}

} // namespace rds
