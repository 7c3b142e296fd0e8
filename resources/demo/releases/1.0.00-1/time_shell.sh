#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
# time_shell.sh 1.1.01: the time as the log files write it.
case ${1-} in
--version) echo 1.1.01 ;;
*) date -u '+%Y-%m-%dT%H:%M:%SZ' ;;
esac
