# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# What agent.sh does with an update.

max_payload=16777216
max_unpacked=268435456
max_leap=10000

obey_update() { # obey_update ENVELOPE; `signer` is who has signed it outside
    if ! cms_decrypt "$1" "$tmp/inner" || ! cms_verify "$tmp/inner" "$signer" "$tmp/container"; then
        say 'junk: not sealed for this agent, or not signed inside'
        return 0
    fi
    bsdtar -xOf "$tmp/container" manifest.json >"$tmp/manifest.json" 2>/dev/null && read_manifest || {
        say 'junk: a manifest that does not follow the protocol'
        return 0
    }
    : >"$data/enrolled"
    campaign=$(json_text "$tmp/update" campaign)
    sequence=$(json_number "$tmp/update" sequence)
    rm -f "$tmp/exit-code"
    if grep -qxF "$campaign $sequence" "$data/seen" 2>/dev/null; then
        # Told once, and the outcome of the first time stays.
        grep -qxF "$campaign $sequence" "$data/replayed" 2>/dev/null || {
            echo "$campaign $sequence" >>"$data/replayed"
            send_notice "$campaign" "$sequence" replayed 0 'was executed or refused before'
        }
        return 0
    fi
    echo "$campaign $sequence" >>"$data/seen"
    outcome=$(judge_and_install)
    conclude "${outcome%%
*}" "$(echo "$outcome" | sed 1d)"
}

conclude() { # conclude CODE DETAIL
    exit_code=$(cat "$tmp/exit-code" 2>/dev/null || echo 0)
    last_update_json "$campaign" "$sequence" "$1" "$exit_code" "$2" >"$data/last-update"
    [ "$1" = installed ] || send_notice "$campaign" "$sequence" "$1" "$exit_code" "$2"
}

# The code of the outcome, and what there is to say about it.
judge_and_install() {
    is_for_me "$tmp/update" || {
        echo "$refusal"
        return
    }
    for step in check_keys check_approvals check_container check_class check_order check_precursor check_payload \
        run_script; do
        reason=
        $step >"$tmp/detail" || {
            echo "${reason:-agent-error}"
            cat "$tmp/detail"
            return
        }
    done
    echo installed
}

package_fields='package.softwareVersion package.romVersion package.releaseSequence package.modules[].name
    package.modules[].kind package.modules[].version package.modules[].date package.modules[].size
    package.modules[].sha256 package.script.size package.script.sha256 package.acceptedVersions[]
    package.hardwareClasses[] package.settleTimes[]? package.settleTimes[].from? package.settleTimes[].milliseconds?
    package.defaultSettleMilliseconds package.created'

read_manifest() {
    # shellcheck disable=SC2086
    json_canonical "$tmp/manifest.json" >"$tmp/update" && [ "$(json_number "$tmp/update" format)" = 1 ] &&
        [ "$(json_text "$tmp/update" type)" = update ] &&
        json_has_exactly "$tmp/update" $header allowDowngrade 'approvals[]' $package_fields
}

check_keys() {
    reason=keys-expired
    ! is_later "$(now)" "$key_set_end"
}

check_container() {
    reason=bad-payload
    [ "$(bsdtar -tf "$tmp/container" | tr '\n' ' ')" = 'manifest.json payload.tar.zst ' ] &&
        bsdtar -xOf "$tmp/container" payload.tar.zst >"$tmp/payload" || return 1
    reason=too-large
    [ "$(stat -c %s "$tmp/payload")" -le $max_payload ]
}

# The two-person rule: so many different approvers have signed the digest of this very package.
check_approvals() {
    reason=not-approved
    required=$(json_number "$tmp/trust.fields" approvalsRequired)
    : >"$tmp/approved-by"
    package_digest >"$tmp/digest"
    json_list "$tmp/update" approvals | while read -r approval; do
        echo "$approval" | openssl base64 -d -A >"$tmp/approval"
        for approver in "$tmp"/approvers.*.pem; do
            [ -e "$approver" ] && certificate_is_valid "$approver" &&
                cms_verify "$tmp/approval" "$approver" "$tmp/approval.json" && json_canonical "$tmp/approval.json" >"$tmp/approval.fields" &&
                json_has_exactly "$tmp/approval.fields" format type fleet package created &&
                [ "$(json_text "$tmp/approval.fields" type)" = package-approval ] &&
                [ "$(json_text "$tmp/approval.fields" fleet)" = "$fleet" ] &&
                [ "$(json_text "$tmp/approval.fields" package)" = "$(cat "$tmp/digest")" ] &&
                certificate_key_id "$approver" >>"$tmp/approved-by"
        done || true
    done
    approved=$(sort -u "$tmp/approved-by" | wc -l)
    echo "$approved of $required approvals"
    [ "$approved" -ge "$required" ]
}

# SHA-256 of `package` as it stands in the manifest. JSON is canonical, so that its bytes can be cut out: `package` is
# the last but two of the fields in order.
package_digest() {
    sed 's/^.*,"package":\({.*}\),"recipients":.*$/\1/' "$tmp/manifest.json" | tr -d '\n' | sha256sum | cut -d ' ' -f 1
}

check_class() {
    reason=wrong-hardware
    classes=$(json_list "$tmp/update" package.hardwareClasses)
    [ -z "$classes" ] || { [ -n "$class" ] && echo "$classes" | grep -qxF "$class"; }
}

installed_version() {
    sed -n '1s/^Software Version	//p' "$data/version-report.txt"
}

# Whether version $1 is older than $2: number by number, then the free part.
is_older() {
    [ "$1" != "$2" ] && printf '%s\n%s\n' "$1" "$2" | awk -F - '
        { common[NR] = $1; free[NR] = substr($0, length($1) + 1) }
        END {
            parts = split(common[1], a, ".")
            if (split(common[2], b, ".") > parts) {
                parts = split(common[2], b, ".")
            }
            for (i = 1; i <= parts; i++) {
                if (a[i] + 0 != b[i] + 0) {
                    exit !(a[i] + 0 < b[i] + 0)
                }
            }
            exit 2
        }' && return 0 || [ $? -eq 2 ] && [ "$1" != "$2" ] &&
        [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

check_order() {
    reason=downgrade
    number=$(json_number "$tmp/update" package.releaseSequence)
    highest=$(cat "$data/highest-sequence" 2>/dev/null || echo 0)
    [ "$(json_boolean "$tmp/update" allowDowngrade)" = true ] || {
        [ "$number" -ge "$highest" ] &&
            ! is_older "$(json_text "$tmp/update" package.softwareVersion)" "$(installed_version)"
    } || return 1
    reason=sequence-too-high
    [ "$number" -le $((highest + max_leap)) ]
}

check_precursor() {
    reason=precondition
    accepted=$(json_list "$tmp/update" package.acceptedVersions)
    [ -z "$accepted" ] || echo "$accepted" | grep -qxF "$(installed_version)"
}

# What the manifest lists, as `<sha256>  <member>`, which is also what sha256sum reads.
listed_members() {
    printf '%s  install.sh\n' "$(json_text "$tmp/update" package.script.sha256)"
    each_module | while IFS='	' read -r name _ _ digest; do
        printf '%s  modules/%s\n' "$digest" "$name"
    done
}

each_module() { # name, version, date, digest
    awk -F '\t' '
        match($1, /^package\.modules\[[0-9]+\]\./) { field[substr($1, 1, RLENGTH), substr($1, RLENGTH + 1)] = $3 }
        /^package\.modules\[[0-9]+\]\.version/ { modules[++count] = substr($1, 1, length($1) - 7) }
        END {
            for (i = 1; i <= count; i++) {
                m = modules[i]
                print field[m, "name"] "\t" field[m, "version"] "\t" field[m, "date"] "\t" field[m, "sha256"]
            }
        }' "$tmp/update"
}

check_payload() {
    reason=bad-payload
    bsdtar -tvf "$tmp/payload" >"$tmp/listing" 2>/dev/null || return 1
    reason=member-added
    ! grep -v '^-' "$tmp/listing" | grep -qv '^d.* modules/$' || return 1
    reason=too-large
    unpacked=$(awk '{ sum += $5 } END { printf "%d", sum }' "$tmp/listing")
    [ "$unpacked" -le $max_unpacked ] && [ "$(each_module | wc -l)" -le 1000 ] || return 1
    [ "$unpacked" -le 4194304 ] || [ "$unpacked" -le $((200 * $(stat -c %s "$tmp/payload"))) ] || return 1
    bsdtar -tf "$tmp/payload" | grep -vx modules/ | sort >"$tmp/members"
    listed_members | sed 's/^[^ ]*  //' | sort >"$tmp/listed"
    reason=member-added
    [ -z "$(comm -23 "$tmp/members" "$tmp/listed")" ] || return 1
    reason=member-missing
    [ -z "$(comm -13 "$tmp/members" "$tmp/listed")" ] || return 1
    rm -rf "$data/work"
    mkdir -p "$data/work"
    bsdtar -xf "$tmp/payload" -C "$data/work"
    reason=member-changed
    listed_members | (cd "$data/work" && sha256sum --status --check -)
}

# All or nothing: the script works on a copy, and the copy takes the modules' place when it is what the package says.
run_script() {
    reason=agent-error
    rm -rf "$data/staging" && cp -a "$data/modules" "$data/staging" || return 1
    (cd "$data/modules" && sha256sum ./* | sort) >"$tmp/before" 2>/dev/null || : >"$tmp/before"
    version=$(json_text "$tmp/update" package.softwareVersion)
    status=0
    (cd "$data" && exec env -i PATH=/usr/bin:/bin LC_ALL=C RDS_AGENT_ID="$agent" RDS_AGENT_PID=$$ \
        RDS_PACKAGE_DIR="$data/work/modules" RDS_MODULES_DIR="$data/staging" RDS_SOFTWARE_VERSION="$version" \
        RDS_PREVIOUS_VERSION="$(installed_version)" \
        setsid -w timeout -k 5 "$(json_number "$tmp/settings" installTimeLimitSeconds || echo 1800)" \
        /bin/sh "$data/work/install.sh" </dev/null >"$tmp/output" 2>&1) || status=$?
    echo $status >"$tmp/exit-code"
    tail -n 20 "$tmp/output" | tail -c 1500
    reason=timed-out
    [ $status -ne 124 ] || return 1
    reason=script-failed
    [ $status -eq 0 ] || return 1
    reason=incomplete
    is_complete || return 1
    activate "$version"
}

is_complete() {
    [ -z "$(find "$data/staging" -mindepth 1 ! -type f)" ] &&
        listed_members | sed -n 's/  modules\//  /p' | (cd "$data/staging" && sha256sum --status --check -) || return 1
    each_module | cut -f 1 | sort >"$tmp/ours"
    # Every other file is one of those that were there.
    (cd "$data/staging" && sha256sum ./* | sort) | comm -13 "$tmp/before" - | sed 's/^[^ ]*  \.\///' | sort |
        comm -23 - "$tmp/ours" | grep -q . && return 1
    return 0
}

activate() {
    {
        printf 'Software Version\t%s\n' "$1"
        rom=$(json_text "$tmp/update" package.romVersion)
        if [ -n "$rom" ]; then
            printf 'ROM Version\t%s\n' "$rom"
        else
            sed -n 2p "$data/version-report.txt"
        fi
        echo Modules
        each_module | awk -F '\t' '{ gsub(/-/, "/", $3); print $1 "\t" $2 "\t" $3 }'
        sed 1,3d "$data/version-report.txt" | while IFS='	' read -r name rest; do
            if [ -e "$data/staging/$name" ] && ! grep -qxF "$name" "$tmp/ours"; then
                printf '%s\t%s\n' "$name" "$rest"
            fi
        done
    } >"$tmp/report"
    mv "$data/modules" "$data/previous" && mv "$data/staging" "$data/modules" && rm -rf "$data/previous" "$data/work"
    cp "$tmp/report" "$data/version-report.txt"
    (cd "$data/modules" && sha256sum ./* | sed 's/^\([^ ]*\)  \.\/\(.*\)$/\2 \1/') >"$data/digests"
    number=$(json_number "$tmp/update" package.releaseSequence)
    [ "$number" -le "$(cat "$data/highest-sequence" 2>/dev/null || echo 0)" ] || echo "$number" >"$data/highest-sequence"
}
