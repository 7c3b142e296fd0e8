#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# The install script of the demo package, and a model for scripts of your own.
#
# The agent runs it with /bin/sh in its own folder. It gives the script:
#   RDS_PACKAGE_DIR       the modules of this package, unpacked
#   RDS_MODULES_DIR       a copy of the modules that are installed: what the script changes
#   RDS_SOFTWARE_VERSION  the version that this package installs
#   RDS_PREVIOUS_VERSION  the version that is installed now
#   RDS_AGENT_ID          the agent's name
#   RDS_AGENT_PID         the agent's process
# Nothing else is in the environment but PATH and LC_ALL=C.
#
# The copy becomes the installed modules when the script ends with 0 and every module of the package is in it,
# byte for byte. Otherwise the copy is thrown away and nothing has changed. What the script starts and what must
# outlive it belongs in a session of its own (setsid), with its output away from the script's.
set -eu

resident=agent_sweepr
others='abcd.exe bbb.lib main.cgi refresh time_shell.sh'
pid_file=run/$resident.pid
stopped=no

# A module that must not be interrupted (it is counting pages that a customer pays for, say)
# keeps run/NAME.busy while it works. Wait until it has finished.
wait_until_idle() {
    while [ -e "run/$1.busy" ]; do
        echo "$1 is busy, waiting"
        sleep 1
    done
}

# The new file is complete before its name changes hands, so nobody ever runs half a module.
replace() {
    cp "$RDS_PACKAGE_DIR/$1" "$RDS_MODULES_DIR/$1.new"
    chmod 755 "$RDS_MODULES_DIR/$1.new"
    mv -f "$RDS_MODULES_DIR/$1.new" "$RDS_MODULES_DIR/$1"
    cmp "$RDS_PACKAGE_DIR/$1" "$RDS_MODULES_DIR/$1"
    echo "replaced $1"
}

# The pid file may be older than the last reboot: the number alone proves nothing, its command line does.
is_running() {
    [ -s "$pid_file" ] && grep -qs "$resident" "/proc/$(cat "$pid_file")/cmdline"
}

stop_resident() {
    is_running || return 0
    stopped=yes
    kill "$(cat "$pid_file")"
    tries=0
    while is_running; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ]; then
            kill -9 "$(cat "$pid_file")" || true
            break
        fi
        sleep 0.1
    done
    rm -f "$pid_file"
    echo "stopped $resident"
}

# start_resident FOLDER: the resident module of that folder, in a session of its own. It is running
# once it has written its process to the pid file.
start_resident() {
    rm -f "$pid_file"
    setsid sh "$1/$resident" run "$RDS_AGENT_PID" </dev/null >/dev/null 2>&1 &
    tries=0
    until is_running; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ]; then
            echo "$resident does not start" >&2
            return 1
        fi
        sleep 0.1
    done
    echo "started $resident"
}

# Whatever goes wrong on the way: a resident module that ran before runs again.
at_exit() {
    status=$?
    trap - EXIT
    if [ "$status" -ne 0 ] && [ "$stopped" = yes ] && ! is_running; then
        start_resident modules/current || true
    fi
    exit "$status"
}
trap at_exit EXIT
trap 'exit 143' TERM

mkdir -p run

# Non-resident modules and shared libraries: replaced while nobody works with them.
for module in $others; do
    wait_until_idle "$module"
    replace "$module"
done

# The resident module: stopped, replaced, and started again if it was running.
wait_until_idle "$resident"
stop_resident
replace "$resident"
if [ "$stopped" = yes ]; then
    start_resident "$RDS_MODULES_DIR"
fi

echo "$RDS_AGENT_ID: $RDS_PREVIOUS_VERSION replaced by $RDS_SOFTWARE_VERSION"
