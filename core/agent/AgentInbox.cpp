// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentInbox.h"

#include <core/base/FileError.h>
#include <core/base/Logging.h>

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace rds {

namespace {

constexpr qint64 maxMailBytes = 64 * 1024 * 1024;
constexpr qsizetype maxQuarantined = 20;

QString hashOf(const QString& uid)
{
    const QByteArray hash = QCryptographicHash::hash(uid.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(32));
}

} // namespace

AgentInbox::AgentInbox(AgentFolder folder)
    : m_folder(std::move(folder))
{
}

Result<std::shared_ptr<AgentInbox>> AgentInbox::open(const AgentFolder& folder)
{
    std::shared_ptr<AgentInbox> inbox(new AgentInbox(folder));
    const QFileInfo place(folder.inbox());
    if (!place.isDir() || !place.isWritable()) {
        return failure(FileError::NotWritable, folder.inbox());
    }
    inbox->readFolder();
    return inbox;
}

bool AgentInbox::isKnown(const QString& uid)
{
    const QString hash = hashOf(uid);
    const auto known = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.maybeOnServer && entry.uidHash == hash; });
    if (known == m_entries.end()) {
        return false;
    }
    known->seenInSession = true;
    return true;
}

Result<void> AgentInbox::store(const std::vector<FetchedMail>& mails)
{
    for (const FetchedMail& mail : mails) {
        Entry entry;
        entry.number = m_lastNumber + 1;
        entry.uidHash = hashOf(mail.uid);
        entry.seenInSession = true;
        if (auto written = m_folder.write(fileOf(entry), mail.content); !written) {
            return written;
        }
        m_lastNumber = entry.number;
        m_entries.push_back(std::move(entry));
    }
    return {};
}

void AgentInbox::tooLarge(const QString& uid, qint64 bytes)
{
    qCWarning(logAgent, "a mail of %lld bytes is left on the server: %s", static_cast<long long>(bytes),
              qUtf8Printable(uid.left(100)));
}

void AgentInbox::beginSession()
{
    for (Entry& entry : m_entries) {
        entry.seenInSession = false;
    }
}

void AgentInbox::endSession(const Result<FetchSummary>& summary)
{
    if (!summary) {
        return;
    }
    std::vector<qint64> done;
    for (Entry& entry : m_entries) {
        // A session that ended well has deleted what it met; one that saw the whole mailbox speaks for all.
        if (entry.seenInSession || !summary->more) {
            entry.maybeOnServer = false;
        }
        if (entry.dealtWith && !entry.maybeOnServer) {
            done.push_back(entry.number);
        }
    }
    for (const qint64 number : done) {
        forget(number);
    }
}

const AgentInbox::Entry* AgentInbox::oldest() const
{
    const auto waiting =
        std::find_if(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return !entry.dealtWith; });
    return waiting == m_entries.end() ? nullptr : &*waiting;
}

Result<QByteArray> AgentInbox::begin(qint64 number)
{
    Entry* entry = find(number);
    if (!QFile::exists(fileOf(*entry))) {
        return failure(FileError::NotFound, fileOf(*entry));
    }
    if (auto counted = setAttempts(*entry, entry->attempts + 1); !counted) {
        return failure(counted.error());
    }
    return readFile(fileOf(*entry), maxMailBytes);
}

Result<void> AgentInbox::release(qint64 number)
{
    Entry* entry = find(number);
    return setAttempts(*entry, std::max(0, entry->attempts - 1));
}

Result<void> AgentInbox::finish(qint64 number)
{
    Entry* entry = find(number);
    const QString file = fileOf(*entry);
    if (!entry->maybeOnServer) {
        forget(number);
        return {};
    }
    entry->dealtWith = true;
    if (auto marked = m_folder.write(fileOf(*entry), {}); !marked) {
        entry->dealtWith = false;
        return marked;
    }
    return m_folder.remove(file);
}

Result<void> AgentInbox::quarantine(qint64 number)
{
    if (!QDir().mkpath(quarantineFolder())) {
        return failure(FileError::NotWritable, quarantineFolder());
    }
    const auto old = QDir(quarantineFolder()).entryInfoList(QDir::Files, QDir::Time);
    for (qsizetype i = maxQuarantined - 1; i < old.size(); ++i) {
        QFile::remove(old[i].filePath());
    }
    const QString file = fileOf(*find(number));
    const QString aside = quarantineFolder() + u'/' + QFileInfo(file).fileName();
    QFile::remove(aside);
    if (!QFile::copy(file, aside)) {
        return failure(FileError::NotWritable, aside);
    }
    return finish(number);
}

QString AgentInbox::fileOf(const Entry& entry) const
{
    const QString base =
        QStringLiteral("%1/%2-%3").arg(m_folder.inbox()).arg(entry.number, 12, 10, QLatin1Char('0')).arg(entry.uidHash);
    return entry.dealtWith ? base + QStringLiteral(".done") : base + QStringLiteral(".%1.mail").arg(entry.attempts);
}

QString AgentInbox::quarantineFolder() const
{
    return m_folder.file(QStringLiteral("quarantine"));
}

AgentInbox::Entry* AgentInbox::find(qint64 number)
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.number == number; });
    return found == m_entries.end() ? nullptr : &*found;
}

Result<void> AgentInbox::setAttempts(Entry& entry, int attempts)
{
    Entry counted = entry;
    counted.attempts = attempts;
    if (auto renamed = m_folder.rename(fileOf(entry), fileOf(counted)); !renamed) {
        return renamed;
    }
    entry.attempts = attempts;
    return {};
}

void AgentInbox::readFolder()
{
    static const QRegularExpression grammar(
        QStringLiteral(R"(\A(\d{12})-([0-9a-f]{32})\.(?:(\d{1,4})\.mail|(done))\z)"));
    for (const QFileInfo& file : QDir(m_folder.inbox()).entryInfoList(QDir::Files, QDir::Name)) {
        const auto match = grammar.match(file.fileName());
        if (!match.hasMatch()) {
            // The rest of a write that was cut off: the mail is still on the server.
            QFile::remove(file.filePath());
            continue;
        }
        Entry entry;
        entry.number = match.captured(1).toLongLong();
        entry.uidHash = match.captured(2);
        entry.attempts = match.captured(3).toInt();
        entry.dealtWith = !match.captured(4).isEmpty();
        if (Entry* twin = find(entry.number)) {
            // Cut off between marker and removal: the marker counts. It comes after digits by name.
            QFile::remove(fileOf(*twin));
            *twin = entry;
        } else {
            m_entries.push_back(entry);
        }
        m_lastNumber = std::max(m_lastNumber, entry.number);
    }
}

void AgentInbox::forget(qint64 number)
{
    // Where the file stays, because the disk has a fault, it is only read once more after a restart.
    (void)m_folder.remove(fileOf(*find(number)));
    std::erase_if(m_entries, [&](const Entry& entry) { return entry.number == number; });
}

} // namespace rds
