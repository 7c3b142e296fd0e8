// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MailSpool.h"

#include <core/base/FileError.h>
#include <core/base/Logging.h>

#include <QDir>
#include <QFile>
#include <QUrl>

namespace rds {

namespace {

constexpr qint64 maxBytes = 64 * 1024 * 1024;

} // namespace

MailSpool::MailSpool(QString folder)
    : m_folder(std::move(folder))
{
}

void MailSpool::store(const MailAddress& mailbox, quint64 uid, const QByteArray& content) const
{
    const QString folder = folderOf(mailbox);
    QDir().mkpath(folder);
    if (const auto written = writeFileAtomically(folder + u'/' + QString::number(uid), content); !written) {
        qCWarning(logNet).noquote() << "the embedded mail server:" << written.error().toLogLine();
    }
}

void MailSpool::remove(const MailAddress& mailbox, quint64 uid) const
{
    QFile::remove(folderOf(mailbox) + u'/' + QString::number(uid));
}

std::map<quint64, QByteArray> MailSpool::load(const MailAddress& mailbox) const
{
    std::map<quint64, QByteArray> mails;
    const QDir folder(folderOf(mailbox));
    for (const QString& name : folder.entryList(QDir::Files)) {
        bool isUid = false;
        const quint64 uid = name.toULongLong(&isUid);
        if (!isUid) {
            continue; // a file that was being written when the program ended
        }
        auto content = readFile(folder.filePath(name), maxBytes);
        if (content) {
            mails.emplace(uid, *std::move(content));
        } else {
            qCWarning(logNet).noquote() << "the embedded mail server:" << content.error().toLogLine();
        }
    }
    return mails;
}

QString MailSpool::folderOf(const MailAddress& mailbox) const
{
    return m_folder + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(mailbox.normalized()));
}

} // namespace rds
