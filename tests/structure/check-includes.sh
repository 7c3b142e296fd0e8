#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# usage: check-includes.sh LINKS [ALLOWED]
# A source may include `<core/domain/Agent.h>` only where a target of its folder links that of core/domain, itself or
# through others. Only ui/text may read every module's XxxError.h, for the numbers in it (docs/adr/0002). LINKS as for check-links.sh. Run it at the root of the sources.
set -eu

grep -rnE --include='*.h' --include='*.cpp' '^#include <(app|core|db|resources|ui)/' app core db resources ui |
    grep -vE '^ui/text/.*Error\.h>' |
    sed -E 's|^(.*)/([^/:]+):([0-9]+):#include <(.*)/[^/]+>.*|\1 \4 \1/\2:\3|' |
    awk '
# Everything that `target` reaches counts as reached from `folder`.
function reach(folder, target,    i, count, links) {
    if ((folder, target) in seen) {
        return
    }
    seen[folder, target] = 1
    reached[folder, folder_of[target]] = 1
    count = split(links_of[target], links, " ")
    for (i = 1; i <= count; i++) {
        if (links[i] in folder_of) {
            reach(folder, links[i])
        }
    }
}
FNR == NR {
    folder_of[$1] = $2
    target = $1
    $1 = $2 = ""
    links_of[target] = $0
    next
}
!prepared {
    for (target in folder_of) {
        reach(folder_of[target], target)
        folders[folder_of[target]] = 1
    }
    prepared = 1
}
($1 in folders) && !(($1, $2) in reached) {
    print $3 ": " $1 " does not link " $2
    failed = 1
}
END { exit failed }
' "$1" -
