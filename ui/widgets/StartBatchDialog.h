// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/AgentId.h>
#include <core/domain/PackageManifest.h>
#include <ui/models/PackageApprovals.h>

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace rds {

class PackageView;

/// Whom a batch could reach. Agents that are not enrolled are never among its targets.
struct BatchChoice {
    int all = 0; ///< in the list
    int enrolled = 0; ///< of these
    std::vector<AgentId> selected; ///< and enrolled; empty: only all can be chosen
    int selectedNotEnrolled = 0; ///< selected as well, and left out
};

/// Asks for package and targets of a batch update, and shows what the package holds, who has approved it and who is
/// left out, before anything is sent.
///
/// It reads no file: whoever hears packageInspectionRequested() answers with showPackage() or showProblem().
/// UI thread.
class StartBatchDialog final : public QDialog {
    Q_OBJECT

public:
    StartBatchDialog(BatchChoice choice, QWidget* parent);

    void setPackagePath(const QString& path);
    void showPackage(const PackageManifest& package, const PackageApprovals& approvals);
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
    void inspectAgain();
    void browse();
    void updateApprovals();
    void updateStart();
    [[nodiscard]] int chosenCount() const;
    [[nodiscard]] QString leftOut() const;
    [[nodiscard]] QString obstacle() const;

    BatchChoice m_choice;
    PackageApprovals m_approvals;
    QString m_inspectedPath;
    bool m_inspecting = false;
    bool m_valid = false;
    QLabel* m_packageTitle;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QLabel* m_problem;
    PackageView* m_package;
    QLabel* m_approvalsText;
    QPushButton* m_checkAgain;
    QLabel* m_targetTitle;
    QRadioButton* m_all;
    QRadioButton* m_onlySelected;
    QLabel* m_leftOut;
    QCheckBox* m_allowDowngrade;
    QLabel* m_obstacle;
    QPushButton* m_start;
    QPushButton* m_cancel;
};

} // namespace rds
