// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/MailAddress.h>

#include <QByteArray>

#include <map>

namespace rds {

/// Mailboxes as folders of files, so that an embedded mail server loses nothing when its program ends.
/// What cannot be written or read is logged and passed over: mail may get lost, and the centre can live with that.
class MailSpool {
public:
    explicit MailSpool(QString folder);

    void store(const MailAddress& mailbox, quint64 uid, const QByteArray& content) const;
    void remove(const MailAddress& mailbox, quint64 uid) const;
    /// What is in a mailbox, by uid.
    [[nodiscard]] std::map<quint64, QByteArray> load(const MailAddress& mailbox) const;

private:
    [[nodiscard]] QString folderOf(const MailAddress& mailbox) const;

    QString m_folder;
};

} // namespace rds
