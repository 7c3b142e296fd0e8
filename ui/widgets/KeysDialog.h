// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/models/KeyOverview.h>

#include <QDialog>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace rds {

class KeyTableModel;

/// The public side of the centre's keys: whom agents pin, what is in force and until when, who follows it, and the
/// commands that renew it. Changes nothing: the root key is not on this machine. UI thread.
class KeysDialog final : public QDialog {
    Q_OBJECT

public:
    explicit KeysDialog(QWidget* parent);

    void showKeys(const KeyOverview& keys, const KeyFollowers& followers, Timestamp now);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        QLabel* title;
        QLabel* value;
    };
    struct CommandLine {
        QLabel* title;
        QLineEdit* command;
        QPushButton* copy;
    };

    [[nodiscard]] Line addLine(QGridLayout& grid, const QString& name);
    [[nodiscard]] CommandLine addCommand(QLayout& layout, const QString& name);
    void setUpTable();
    void retranslate();
    void fill();

    KeyOverview m_keys;
    KeyFollowers m_followers;
    Timestamp m_now{};
    Line m_root;
    Line m_set;
    Line m_followed;
    Line m_rule;
    KeyTableModel* m_model;
    QTableView* m_table;
    QLabel* m_how;
    CommandLine m_renew;
    CommandLine m_revoke;
    QPushButton* m_close;
};

} // namespace rds
