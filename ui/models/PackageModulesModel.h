// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/PackageManifest.h>

#include <QAbstractTableModel>

namespace rds {

/// The modules that a package carries: name, kind, version, date, size. Read-only. UI thread.
class PackageModulesModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Kind, Version, Date, Size };

    explicit PackageModulesModel(QObject* parent = nullptr);

    void setModules(std::vector<PackageModule> modules);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<PackageModule> m_modules;
};

} // namespace rds
