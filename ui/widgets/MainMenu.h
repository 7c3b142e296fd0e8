// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QObject>

class QHeaderView;
class QMenu;
class QMenuBar;

namespace rds {

class MainActions;

/// The menus File, Edit, Command, View and Help. UI thread.
class MainMenu final : public QObject {
    Q_OBJECT

public:
    /// @param columns its sections can be shown and hidden from the View menu
    MainMenu(QMenuBar& bar, const MainActions& actions, QHeaderView& columns);

    void retranslate();
    /// What a right click on the list offers; owned by this.
    [[nodiscard]] QMenu& listMenu() const { return *m_list; }

private:
    [[nodiscard]] static QMenu* add(QMenuBar& bar, const char* name);
    void fillColumns();
    void setColumnShown(int section, bool shown);

    QHeaderView& m_header;
    QMenu* m_file;
    QMenu* m_edit;
    QMenu* m_command;
    QMenu* m_view;
    QMenu* m_columns;
    QMenu* m_language;
    QMenu* m_help;
    QMenu* m_list;
};

} // namespace rds
