#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# usage: check-drawing.sh LINKS [ALLOWED]
# The arrows of the first drawing in docs/architecture.md reach exactly what the targets really link, themselves or
# through others. LINKS as for check-links.sh. Run it at the root of the sources.
set -eu

sed -n '/^flowchart/,/^```/s/^ *\([a-z_-]*\) --> \([a-z_-]*\)$/\1 \2/p' docs/architecture.md |
    awk '
function plain(target) {
    sub(/^rds_/, "", target)
    return target
}
# Notes in `seen` everything that `from` reaches over the arrows of `graph`, a list of names for each name.
function reach(graph, from, at, seen,    i, count, names) {
    count = split(graph[at], names, " ")
    for (i = 1; i <= count; i++) {
        if (!((from, names[i]) in seen)) {
            seen[from, names[i]] = 1
            reach(graph, from, names[i], seen)
        }
    }
}
function compare(seen, other, what,    pair, ends) {
    for (pair in seen) {
        if (!(pair in other)) {
            split(pair, ends, SUBSEP)
            print ends[1] " reaches " ends[2] " " what
            failed = 1
        }
    }
}
FNR == NR {
    nodes[plain($1)] = 1
    for (i = 3; i <= NF; i++) {
        if ($i ~ /^rds/) {
            real[plain($1)] = real[plain($1)] " " plain($i)
        }
    }
    next
}
{
    nodes[$1] = 1
    drawn[$1] = drawn[$1] " " $2
}
END {
    for (node in nodes) {
        reach(real, node, node, isReal)
        reach(drawn, node, node, isDrawn)
    }
    compare(isReal, isDrawn, "in CMake, but not in the drawing")
    compare(isDrawn, isReal, "in the drawing, but not in CMake")
    exit failed
}
' "$1" -
