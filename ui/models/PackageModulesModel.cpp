// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageModulesModel.h"

#include <ui/text/StateText.h>

#include <QLocale>

namespace rds {

PackageModulesModel::PackageModulesModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void PackageModulesModel::setModules(std::vector<PackageModule> modules)
{
    beginResetModel();
    m_modules = std::move(modules);
    endResetModel();
}

int PackageModulesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_modules.size());
}

int PackageModulesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Size + 1;
}

QVariant PackageModulesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && index.column() == Size) {
        return QVariant::fromValue(Qt::Alignment(Qt::AlignTrailing | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const PackageModule& module = m_modules[static_cast<size_t>(index.row())];
    switch (index.column()) {
    case Name:
        return module.name;
    case Kind:
        return moduleKindWord(module.kind);
    case Version:
        return module.version;
    case Date:
        return QLocale().toString(module.date, QLocale::ShortFormat);
    case Size:
        return QLocale().formattedDataSize(module.size);
    default:
        return {};
    }
}

QVariant PackageModulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("Module");
    case Kind:
        return tr("Kind");
    case Version:
        return tr("Version");
    case Date:
        return tr("Date");
    case Size:
        return tr("Size");
    default:
        return {};
    }
}

} // namespace rds
