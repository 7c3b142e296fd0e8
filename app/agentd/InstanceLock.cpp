// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "InstanceLock.h"

#include <core/agent/AgentError.h>
#include <core/base/FileError.h>

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace rds {

namespace {

constexpr mode_t lockMode = 0600;

} // namespace

Result<InstanceLock> InstanceLock::take(const QString& folder)
{
    QDir().mkpath(folder);
    const QString path = folder + QStringLiteral("/lock");
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, lockMode);
    if (descriptor < 0) {
        return writeFailure(path);
    }
    InstanceLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return failure(AgentError::FolderInUse, folder);
    }
    return lock;
}

InstanceLock::InstanceLock(int descriptor)
    : m_descriptor(descriptor)
{
}

InstanceLock::InstanceLock(InstanceLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

InstanceLock& InstanceLock::operator=(InstanceLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

InstanceLock::~InstanceLock()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

} // namespace rds
