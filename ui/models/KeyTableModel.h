// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "KeyOverview.h"

#include <QAbstractTableModel>

namespace rds {

/// The keys of the key set in force: purpose, name, identifier, last day. Read-only. UI thread.
class KeyTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Purpose, Name, Id, ValidUntil };

    explicit KeyTableModel(QObject* parent = nullptr);

    void setKeys(std::vector<KeyOverview::Key> keys);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<KeyOverview::Key> m_keys;
};

} // namespace rds
