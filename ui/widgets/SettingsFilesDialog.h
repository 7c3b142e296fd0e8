// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/models/SettingsFile.h>

#include <QDialog>

#include <vector>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace rds {

class SettingsFilesView;

/// A dialog from which settings files come: its first page asks, waits for the centre and says what went wrong; its
/// second one says where the files are. UI thread.
class SettingsFilesDialog : public QDialog {
    Q_OBJECT

public:
    /// True while the centre is at it: the next files or problem are the answer.
    [[nodiscard]] bool isWaiting() const { return m_waiting; }
    void showFiles(const std::vector<SettingsFile>& files);
    void showProblem(const QString& problem);
    /// The answer to saveRequested().
    void showSaved(const QString& folder);

Q_SIGNALS:
    void saveRequested(const std::vector<rds::AgentId>& agents, const QString& folder);

protected:
    /// @param prefix of its buttons' object names: `…Accept`, `…Cancel`
    SettingsFilesDialog(const QString& prefix, QWidget* parent);

    void changeEvent(QEvent* event) override;

    /// The first page, for the asking.
    [[nodiscard]] QVBoxLayout& form() { return *m_form; }
    [[nodiscard]] QPushButton& acceptButton() { return *m_accept; }
    /// The buttons come after this one by Tab.
    void endTabOrder(QWidget& last);
    /// Something was typed that was not judged yet.
    void clearProblem();

    /// Ask the centre now.
    virtual void submit() = 0;

private:
    void onAccept();
    void setWaiting(bool waiting);
    void makeRoom();
    void retranslate();

    QStackedWidget* m_pages;
    QWidget* m_formPage;
    QVBoxLayout* m_form;
    QLabel* m_problem;
    SettingsFilesView* m_files;
    QDialogButtonBox* m_buttons;
    QPushButton* m_accept;
    QPushButton* m_cancel;
    bool m_waiting = false;
};

} // namespace rds
