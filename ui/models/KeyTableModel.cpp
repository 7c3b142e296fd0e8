// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeyTableModel.h"

#include <ui/text/Format.h>

#include <QFontDatabase>

namespace rds {

namespace {

/// As many as the names of approval files have.
constexpr qsizetype shortDigits = 16;

QString purposeWord(KeyOverview::Purpose purpose)
{
    switch (purpose) {
    case KeyOverview::Purpose::Signing:
        return KeyTableModel::tr("Signs updates and requests");
    case KeyOverview::Purpose::Encryption:
        return KeyTableModel::tr("Reads enrolments");
    case KeyOverview::Purpose::Approval:
        return KeyTableModel::tr("Approves packages");
    }
    return {};
}

} // namespace

KeyTableModel::KeyTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void KeyTableModel::setKeys(std::vector<KeyOverview::Key> keys)
{
    beginResetModel();
    m_keys = std::move(keys);
    endResetModel();
}

void KeyTableModel::retranslate()
{
    setKeys(std::move(m_keys));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ValidUntil);
}

int KeyTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int KeyTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ValidUntil + 1;
}

QVariant KeyTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::FontRole && index.column() == Id) {
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const KeyOverview::Key& key = m_keys[static_cast<size_t>(index.row())];
    switch (index.column()) {
    case Purpose:
        return purposeWord(key.purpose);
    case Name:
        return key.name;
    case Id:
        return role == Qt::ToolTipRole ? key.id : key.id.left(shortDigits);
    case ValidUntil:
        return formatDate(key.notAfter);
    default:
        return {};
    }
}

QVariant KeyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Purpose:
        return tr("Purpose");
    case Name:
        return tr("Name");
    case Id:
        return tr("Key");
    case ValidUntil:
        return tr("Valid until");
    default:
        return {};
    }
}

} // namespace rds
