// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/PackageManifest.h>

#include <QWidget>

class QLabel;
class QTableView;

namespace rds {

class PackageModulesModel;

/// What a package holds: its version, its modules, and how long its agents are waited for. UI thread.
class PackageView final : public QWidget {
    Q_OBJECT

public:
    explicit PackageView(QWidget* parent);

    /// None: no package was read yet.
    void setPackage(const std::optional<PackageManifest>& package);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    std::optional<PackageManifest> m_package;
    PackageModulesModel* m_modules;
    QLabel* m_version;
    QLabel* m_facts;
    QTableView* m_table;
};

} // namespace rds
