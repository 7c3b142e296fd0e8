// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

namespace rds {

/// Keeps a second agent off a data folder. The kernel gives the lock back when the process ends, however it ends.
class InstanceLock {
public:
    /// Makes the folder if need be. Errors FolderInUse, FileError.
    [[nodiscard]] static Result<InstanceLock> take(const QString& folder);

    InstanceLock(InstanceLock&& other) noexcept;
    InstanceLock& operator=(InstanceLock&& other) noexcept;
    InstanceLock(const InstanceLock&) = delete;
    InstanceLock& operator=(const InstanceLock&) = delete;
    ~InstanceLock();

private:
    explicit InstanceLock(int descriptor);

    int m_descriptor = -1;
};

} // namespace rds
