// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ProcessHardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace rds {

void forbidCrashDumps()
{
    // The hard limit stays, for modules that an install script starts. A program that is handed the dumps through a
    // pipe (core_pattern) does not heed the limit, and the second call is for that one.
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) == 0) {
        limit.rlim_cur = 0;
        ::setrlimit(RLIMIT_CORE, &limit);
    }
    ::prctl(PR_SET_DUMPABLE, 0);
}

} // namespace rds
