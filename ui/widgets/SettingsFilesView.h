// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/models/SettingsFile.h>

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace rds {

/// Where the settings files are that the centre has just written, until when their codes are valid, and what to do
/// with them. It reads and copies no file: whoever hears saveRequested() does, and answers. UI thread.
class SettingsFilesView final : public QWidget {
    Q_OBJECT

public:
    explicit SettingsFilesView(QWidget* parent);

    /// @pre not empty
    void setFiles(std::vector<SettingsFile> files);
    [[nodiscard]] const std::vector<SettingsFile>& files() const { return m_files; }
    /// The answers to saveRequested().
    void showSaved(const QString& folder);
    void showProblem(const QString& problem);

Q_SIGNALS:
    void saveRequested(const std::vector<rds::AgentId>& agents, const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fill();
    void openFolder();
    void chooseFolder();
    void say(const QString& text, bool isProblem);

    std::vector<SettingsFile> m_files;
    QLabel* m_title;
    QLabel* m_pathTitle;
    QLineEdit* m_path;
    QPushButton* m_open;
    QPushButton* m_save;
    QLabel* m_outcome;
    QLabel* m_todo;
    QLabel* m_care;
};

} // namespace rds
