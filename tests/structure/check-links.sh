#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# usage: check-links.sh LINKS ALLOWED
# LINKS holds "<target> <folder> <link>…" a line, as CMake has it; ALLOWED holds "<target>: <link>…".
set -eu

awk '
function complain(what) {
    print what
    failed = 1
}
FNR == NR {
    if ($0 ~ /^(#|$)/) {
        next
    }
    target = substr($1, 1, length($1) - 1)
    for (i = 2; i <= NF; i++) {
        if ($i ~ /^rds/ && !($i in known)) {
            complain("allowed-links.txt: " target " names " $i ", which stands below it")
        }
        allowed[target, $i] = 1
    }
    known[target] = 1
    next
}
!($1 in known) {
    complain($1 " (" $2 ") is not in allowed-links.txt")
    next
}
{
    for (i = 3; i <= NF; i++) {
        if (!(($1, $i) in allowed)) {
            complain($1 " (" $2 ") links " $i)
        }
    }
}
END { exit failed }
' "$2" "$1"
