// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/ProcessHardening.h>

#include <catch2/catch.hpp>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rds;

namespace {

/// In a process of its own: what is forbidden stays so.
int exitCodeOf(int (*child)())
{
    const pid_t process = ::fork();
    if (process == 0) {
        ::_exit(child());
    }
    int status = 0;
    REQUIRE(::waitpid(process, &status, 0) == process);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

} // namespace

TEST_CASE("A process that forbids crash dumps can have none, and what it starts may ask for them")
{
    CHECK(exitCodeOf([] {
              ::prctl(PR_SET_DUMPABLE, 1);
              rlimit before{};
              ::getrlimit(RLIMIT_CORE, &before);
              forbidCrashDumps();
              rlimit after{};
              ::getrlimit(RLIMIT_CORE, &after);
              const bool forbidden = after.rlim_cur == 0 && ::prctl(PR_GET_DUMPABLE) == 0;
              return forbidden && after.rlim_max == before.rlim_max ? 0 : 1;
          })
          == 0);
}
