// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentFolder.h"

#include <core/base/FileError.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace rds {

namespace {

/// Closes on every way out.
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const { return m_number; }
    bool close()
    {
        const int number = std::exchange(m_number, -1);
        return number < 0 || ::close(number) == 0;
    }

private:
    int m_number;
};

bool writeAll(int descriptor, const QByteArray& content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t written = ::write(descriptor, content.constData() + done, content.size() - done);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        done += std::max<ssize_t>(written, 0);
    }
    return true;
}

Result<void> syncPath(const QString& path, int flags)
{
    const Descriptor descriptor(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC));
    if (descriptor.number() < 0 || ::fsync(descriptor.number()) != 0) {
        return writeFailure(path);
    }
    return {};
}

} // namespace

AgentFolder::AgentFolder(const QString& path, Durability durability)
    : m_path(QDir(path).absolutePath())
    , m_durability(durability)
{
}

Result<void> AgentFolder::create() const
{
    if (!QDir().mkpath(m_path)) {
        return writeFailure(m_path);
    }
    if (::chmod(QFile::encodeName(m_path).constData(), 0700) != 0) {
        return writeFailure(m_path);
    }
    for (const QString& folder : {inbox(), outbox(), modules(), file(QStringLiteral("run"))}) {
        if (!QDir().mkpath(folder)) {
            return writeFailure(folder);
        }
    }
    return syncFolder(m_path);
}

Result<void> AgentFolder::createFresh(const QString& path, int mode)
{
    removeTree(path);
    if (::mkdir(QFile::encodeName(path).constData(), static_cast<mode_t>(mode)) != 0) {
        return writeFailure(path);
    }
    return {};
}

void AgentFolder::removeTree(const QString& path)
{
    const QFileInfo there(path);
    if (there.isSymLink() || !there.isDir()) {
        QFile::remove(path);
    } else {
        QDir(path).removeRecursively();
    }
}

Result<void> AgentFolder::write(const QString& path, const QByteArray& content, int mode) const
{
    const QByteArray temporary = QFile::encodeName(path + QStringLiteral(".tmp"));
    ::unlink(temporary.constData());
    Descriptor descriptor(
        ::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, static_cast<mode_t>(mode)));
    const bool written = descriptor.number() >= 0 && writeAll(descriptor.number(), content)
        && ::fchmod(descriptor.number(), static_cast<mode_t>(mode)) == 0
        && (m_durability == Durability::Unsynced || ::fsync(descriptor.number()) == 0) && descriptor.close();
    if (!written) {
        auto error = writeFailure(path);
        ::unlink(temporary.constData());
        return error;
    }
    return rename(path + QStringLiteral(".tmp"), path);
}

Result<void> AgentFolder::rename(const QString& from, const QString& to) const
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        return writeFailure(to);
    }
    return syncFolder(QFileInfo(to).path());
}

Result<void> AgentFolder::remove(const QString& path) const
{
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT) {
        return writeFailure(path);
    }
    return syncFolder(QFileInfo(path).path());
}

Result<void> AgentFolder::syncFolder(const QString& path) const
{
    return m_durability == Durability::Unsynced ? Result<void>() : syncPath(path, O_RDONLY | O_DIRECTORY);
}

Result<void> AgentFolder::syncFile(const QString& path) const
{
    return m_durability == Durability::Unsynced ? Result<void>() : syncPath(path, O_RDONLY);
}

} // namespace rds
