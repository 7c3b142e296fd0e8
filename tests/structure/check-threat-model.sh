#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# usage: check-threat-model.sh CTEST BUILD-FOLDER
# Every test that docs/threat-model.md names is a test of ctest, every source that it names is there, and at least 60
# tests are attacks. Run it at the root of the sources.
set -eu

model=docs/threat-model.md
LC_ALL=C
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" --test-dir "$2" -N >"$work/tests.txt"
sed -n 's/^ *Test *#[0-9]*: //p' "$work/tests.txt" | sort -u >"$work/test-names.txt"
grep -o '`[^`]*`' $model | tr -d '`' | sort -u >"$work/named.txt"

failed=0
grep -E '^[a-z_]+:[A-Za-z]' "$work/named.txt" | comm -23 - "$work/test-names.txt" >"$work/missing.txt"
if [ -s "$work/missing.txt" ]; then
    sed 's/^/no such test: /' "$work/missing.txt"
    failed=1
fi
for path in $(grep -E '^(app|core|db|docs|tests|ui)/[A-Za-z0-9._/-]+$' "$work/named.txt"); do
    if [ ! -e "$path" ]; then
        echo "no such file: $path"
        failed=1
    fi
done
attacks=$("$1" --test-dir "$2" -N -L '^bypass$' | sed -n 's/^Total Tests: //p')
if [ "${attacks:-0}" -lt 60 ]; then
    echo "only ${attacks:-0} tests are attacks"
    failed=1
fi
exit $failed
