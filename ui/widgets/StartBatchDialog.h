// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>
#include <core/domain/PackageManifest.h>

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace rds {

class PackageView;

/// Asks for package and targets of a batch update, and shows what the package holds before anything is sent.
///
/// It reads no file: whoever hears packageInspectionRequested() answers with showPackage() or showProblem().
/// UI thread.
class StartBatchDialog final : public QDialog {
    Q_OBJECT

public:
    /// @param selected of the list; empty: only all can be chosen
    StartBatchDialog(int agentCount, std::vector<AgentId> selected, QWidget* parent);

    void setPackagePath(const QString& path);
    void showPackage(const PackageManifest& package);
    void showProblem(const QString& problem);
    /// True between a request and its answer.
    [[nodiscard]] bool isInspecting() const { return m_inspecting; }

Q_SIGNALS:
    void packageInspectionRequested(const QString& path);
    /// @param agents empty: all
    void startRequested(const QString& packagePath, const std::vector<rds::AgentId>& agents, bool allowDowngrade);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setUpPackage();
    void setUpTargets();
    void setUpButtons();
    void connectSignals();
    void retranslate();
    void inspect();
    void browse();
    void updateStart();
    [[nodiscard]] int chosenCount() const;

    int m_agentCount;
    std::vector<AgentId> m_selected;
    QString m_inspectedPath;
    bool m_inspecting = false;
    bool m_valid = false;
    QLabel* m_packageTitle;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QLabel* m_problem;
    PackageView* m_package;
    QLabel* m_targetTitle;
    QRadioButton* m_all;
    QRadioButton* m_onlySelected;
    QCheckBox* m_allowDowngrade;
    QPushButton* m_start;
    QPushButton* m_cancel;
};

} // namespace rds
