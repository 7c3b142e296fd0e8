#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# usage: agent.sh SETTINGS
#
# A monitoring agent in shell, written from docs/protocol.md alone: cryptography by the `openssl` command, archives by
# `bsdtar`, mail by `curl`. One run is one look at the mailbox: it introduces itself while the centre does not know its
# keys, deals with every mail that is there, and sends its answers. It proves that the document is complete; for a real
# box it lacks what docs/architecture.md says about power cuts and mail servers that are down.
#
# The data folder has to hold version-report.txt and the modules that it lists, in modules/.
set -eu
umask 077
LC_ALL=C
export LC_ALL

here=$(cd "$(dirname "$0")" && pwd)
. "$here/json.sh"
. "$here/cms.sh"
. "$here/mail.sh"
. "$here/update.sh"

say() {
    echo "agent.sh: $*" >&2
}

now() {
    date -u +%Y-%m-%dT%H:%M:%S.%3NZ
}

is_later() { # is_later TIME TIME: times of this form sort as text
    [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort | tail -n 1)" = "$1" ]
}

random_hex() {
    openssl rand -hex 16
}

# --- who the agent is -------------------------------------------------------------------------------------------------

read_settings() {
    json_flatten "$1" >"$tmp/settings"
    [ "$(json_number "$tmp/settings" format)" = 2 ]
    agent=$(json_text "$tmp/settings" agentId)
    fleet=$(json_text "$tmp/settings" fleet)
    address=$(json_text "$tmp/settings" mailAddress)
    class=$(json_text "$tmp/settings" hardwareClass || true)
    centre=$(json_text "$tmp/settings" centre.mailAddress)
    code=$(json_text "$tmp/settings" enrolment.code)
    data=$(cd "$(dirname "$1")" && cd "$(json_text "$tmp/settings" dataFolder)" && pwd)
}

# The root is pinned; the key set is the settings' until a newer one has come.
read_trust() {
    mkdir -p "$data/keys"
    json_text "$tmp/settings" centre.rootCertificate >"$tmp/root.pem"
    json_text "$tmp/settings" centre.keySet | openssl base64 -d -A >"$tmp/key-set.p7m"
    use_key_set "$tmp/key-set.p7m" || {
        say 'the key set of the settings file is not good'
        exit 1
    }
    if [ -s "$data/keys/key-set.p7m" ] && read_key_set "$data/keys/key-set.p7m" "$tmp/stored" &&
        [ "$(json_number "$tmp/stored.fields" version)" -gt "$key_set_version" ]; then
        use_key_set "$data/keys/key-set.p7m"
    fi
}

# read_key_set FILE NAME: verifies it with the root, and checks it; its fields are then in NAME.fields.
read_key_set() {
    cms_verify "$1" "$tmp/root.pem" "$2.json" &&
        json_canonical "$2.json" >"$2.fields" &&
        json_has_exactly "$2.fields" format type fleet version created notAfter 'signing[]' 'encryption[]' \
            approvalsRequired 'approvers[]?' &&
        [ "$(json_number "$2.fields" format)" = 1 ] && [ "$(json_text "$2.fields" type)" = key-set ] &&
        [ "$(json_text "$2.fields" fleet)" = "$fleet" ]
}

# use_key_set FILE: from now on its keys are those of the centre.
use_key_set() {
    read_key_set "$1" "$tmp/trust" || return 1
    key_set_version=$(json_number "$tmp/trust.fields" version)
    key_set_end=$(json_text "$tmp/trust.fields" notAfter)
    rm -f "$tmp"/signing.*.pem "$tmp"/encryption.*.pem "$tmp"/approvers.*.pem
    for kind in signing encryption approvers; do
        number=0
        json_list "$tmp/trust.fields" "$kind" | while read -r der; do
            number=$((number + 1))
            echo "$der" | openssl base64 -d -A | openssl x509 -inform DER -out "$tmp/$kind.$number.pem"
            usage=DigitalSignature
            [ $kind != encryption ] || usage=KeyAgreement
            certificate_is_for $usage "$tmp/$kind.$number.pem" || exit 1
        done || return 1
    done
}

make_keys() {
    for key in signing encryption; do
        [ ! -s "$data/keys/$key.pem" ] || continue
        usage=digitalSignature
        [ $key = signing ] || usage=keyAgreement
        openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$data/keys/$key.key" 2>/dev/null
        printf '%s\n' '[req]' 'distinguished_name=name' '[name]' '[own]' 'basicConstraints=critical,CA:FALSE' \
            "keyUsage=critical,$usage" extendedKeyUsage=emailProtection subjectKeyIdentifier=hash >"$tmp/req.conf"
        openssl req -x509 -new -config "$tmp/req.conf" -extensions own -subj "/CN=$agent" -days 7300 \
            -key "$data/keys/$key.key" -out "$data/keys/$key.pem"
    done
}

# --- what the agent says ----------------------------------------------------------------------------------------------

enrol() {
    [ ! -e "$data/enrolled" ] || return 0
    # Again after six hours; not again where the centre has said no to this code.
    if [ -s "$data/request" ] && { [ "$(cat "$data/refused" 2>/dev/null)" = "$code" ] ||
        [ -n "$(find "$data/request" -mmin -360)" ]; }; then
        return 0
    fi
    request=$(random_hex)
    {
        printf '{"agent":"%s","code":"%s","created":"%s",' "$agent" "$code" "$(now)"
        printf '"encryptionCertificate":"%s",' "$(certificate_base64 "$data/keys/encryption.pem")"
        printf '"fleet":"%s","format":1,"requestId":"%s",' "$fleet" "$request"
        printf '"signingCertificate":"%s","type":"enrolment-request"}' \
            "$(certificate_base64 "$data/keys/signing.pem")"
    } >"$tmp/enrolment.json"
    cms_sign "$tmp/enrolment.json" "$tmp/enrolment.signed"
    cms_encrypt "$tmp/enrolment.signed" "$tmp/encryption.1.pem" "$tmp/enrolment.p7m"
    echo "$request" >"$data/request"
    [ -s "$data/first-request" ] || now >"$data/first-request"
    mail_send 'RDS enrolment' authEnveloped-data enrolment.p7m "$tmp/enrolment.p7m" ''
}

last_update_json() { # the outcome of the last update, canonical
    printf '{"campaign":"%s","code":"%s","detail":"%s","exitCode":%s,"sequence":%s}' \
        "$1" "$3" "$(json_escape "$5")" "$4" "$2"
}

send_notice() { # send_notice CAMPAIGN SEQUENCE CODE EXITCODE DETAIL
    printf '{"agent":"%s","campaign":"%s","code":"%s","created":"%s","detail":"%s","exitCode":%s,"fleet":"%s",%s}' \
        "$agent" "$1" "$3" "$(now)" "$(json_escape "$5")" "$4" "$fleet" \
        "\"format\":1,\"sequence\":$2,\"type\":\"update-notice\"" >"$tmp/notice.json"
    cms_sign "$tmp/notice.json" "$tmp/notice.p7m"
    mail_send 'RDS update notice' signed-data update-notice.p7m "$tmp/notice.p7m" "$message_id"
}

# What is there, not what should be: a file with other bytes than those that were installed has an unknown version.
version_report() {
    (cd "$data/modules" && sha256sum ./* | sed 's/^\([^ ]*\)  \.\/\(.*\)$/\2 \1/') >"$tmp/files"
    [ -s "$data/digests" ] || cp "$tmp/files" "$data/digests"
    damaged=
    sort "$tmp/files" "$data/digests" | uniq -u | grep -q . && damaged=yes
    sed -n 1p "$data/version-report.txt" | if [ -z "$damaged" ]; then
        cat
    else
        sed '/-/s/$/+damaged/; /-/!s/$/-damaged/'
    fi
    sed -n 2,3p "$data/version-report.txt"
    while read -r name digest; do
        if grep -qxF "$name $digest" "$data/digests"; then
            sed 1,3d "$data/version-report.txt" | awk -F '\t' -v name="$name" '$1 == name'
        else
            printf '%s\t0.0.00-unknown\t%s\n' "$name" "$(date -u -r "$data/modules/$name" +%Y/%m/%d)"
        fi
    done <"$tmp/files"
}

send_reply() { # send_reply REQUEST-ID NONCE
    last=''
    [ ! -s "$data/last-update" ] || last="\"lastUpdate\":$(cat "$data/last-update"),"
    printf '{"agent":"%s","created":"%s","fleet":"%s","format":1,"keySet":%s,%s"nonce":"%s","requestId":"%s",%s}' \
        "$agent" "$(now)" "$fleet" "$key_set_version" "$last" "$2" "$1" '"type":"version-reply"' >"$tmp/reply.json"
    {
        printf 'Content-Type: multipart/mixed; boundary="=_rds"\r\n\r\n'
        mime_part application/json reply.json "$tmp/reply.json"
        version_report >"$tmp/report"
        mime_part 'text/plain; charset=utf-8' version-report.txt "$tmp/report"
        printf -- '--=_rds--\r\n'
    } >"$tmp/entity"
    cms_sign "$tmp/entity" "$tmp/reply.p7m"
    mail_send 'RDS version report' signed-data version-report.p7m "$tmp/reply.p7m" "$message_id"
}

# --- what the agent is told -------------------------------------------------------------------------------------------

# The certificate of the key set whose key has signed FILE; its content is then in OUT. Fails for everybody else.
verify_command() { # verify_command FILE OUT
    for signer in "$tmp"/signing.*.pem; do
        if cms_verify "$1" "$signer" "$2" && certificate_is_valid "$signer"; then
            return 0
        fi
    done
    return 1
}

obey() { # obey FILE: the CMS message of a mail of the centre
    if read_key_set "$1" "$tmp/new"; then
        follow_key_set "$1"
    elif ! verify_command "$1" "$tmp/content"; then
        say 'junk: no key of the centre has signed it'
    elif [ "$(head -c 1 "$tmp/content" | od -An -tx1 | tr -d ' ')" = 30 ]; then
        obey_update "$tmp/content"
    else
        obey_open_command "$tmp/content"
    fi
}

follow_key_set() {
    if [ "$(json_number "$tmp/new.fields" version)" -gt "$key_set_version" ]; then
        cp "$1" "$data/keys/new" && mv "$data/keys/new" "$data/keys/key-set.p7m"
        use_key_set "$data/keys/key-set.p7m"
    fi
}

# is_for_me FIELDS: fleet, recipient and expiry are right; otherwise `refusal` says what is wrong.
is_for_me() {
    refusal=''
    if [ "$(json_text "$1" fleet)" != "$fleet" ]; then
        refusal=wrong-fleet
    elif ! json_list "$1" recipients | grep -qxF "$agent"; then
        refusal=not-a-recipient
    elif is_later "$(now)" "$(json_text "$1" notAfter)"; then
        refusal=expired
    fi
    [ -z "$refusal" ]
}

header='format type fleet campaign sequence recipients[] created notAfter'

# shellcheck disable=SC2086 # `$header` is several words
obey_open_command() {
    refusal=''
    if ! json_canonical "$1" >"$tmp/command" || [ "$(json_number "$tmp/command" format)" != 1 ] ||
        ! is_for_me "$tmp/command"; then
        say "dropped: ${refusal:-malformed}"
        return 0
    fi
    case $(json_text "$tmp/command" type) in
    version-request)
        json_has_exactly "$tmp/command" $header requestId nonce || return 0
        # Who is asked after he has introduced himself is known.
        ! is_later "$(json_text "$tmp/command" created)" "$(cat "$data/first-request")" || : >"$data/enrolled"
        send_reply "$(json_text "$tmp/command" requestId)" "$(json_text "$tmp/command" nonce)"
        ;;
    enrolment-answer)
        json_has_exactly "$tmp/command" $header requestId code || return 0
        [ "$(json_text "$tmp/command" requestId)" = "$(cat "$data/request" 2>/dev/null)" ] || return 0
        if [ "$(json_text "$tmp/command" code)" = enrolled ]; then
            : >"$data/enrolled"
        else
            say "the centre refuses this settings file: $(json_text "$tmp/command" code)"
            echo "$code" >"$data/refused"
            # The mailbox belongs to the other box.
            [ "$(json_text "$tmp/command" code)" != code-used ] || : >"$data/leave-mailbox"
        fi
        ;;
    esac
}

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
read_settings "$1"
read_trust
make_keys
# Another code is another chance.
[ "$(cat "$data/refused" 2>/dev/null)" = "$code" ] || rm -f "$data/refused" "$data/leave-mailbox"
enrol
while [ ! -e "$data/leave-mailbox" ] && mail_fetch "$tmp/mail"; do
    if mail_is_from "$tmp/mail" "$centre" && mail_cms "$tmp/mail" "$tmp/message.p7m"; then
        message_id=$(mail_header "$tmp/mail" message-id)
        obey "$tmp/message.p7m"
    else
        say 'junk: not a mail of the centre'
    fi
    mail_delete
done
