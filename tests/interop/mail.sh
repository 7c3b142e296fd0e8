# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# Mail for agent.sh: SMTP and POP3 by curl, MIME by sed and awk.

# mail_curl smtp|pop3 PATH OPTION…: one session, logged in. The password is nowhere in the list of processes.
mail_curl() {
    protocol=$1
    path=$2
    shift 2
    url="$(json_text "$tmp/settings" $protocol.host):$(json_text_or_number $protocol.port)/$path"
    case $(json_text "$tmp/settings" $protocol.tls) in
    implicit) url="${protocol}s://$url" ;;
    starttls)
        url="$protocol://$url"
        set -- --ssl-reqd "$@"
        ;;
    none) url="$protocol://$url" ;;
    esac
    authorities=$(json_text "$tmp/settings" $protocol.caFile || true)
    [ -z "$authorities" ] || set -- --cacert "$authorities" "$@"
    secret=$(json_text "$tmp/settings" $protocol.password ||
        sh -c "$(json_text "$tmp/settings" $protocol.passwordCommand)" | head -n 1)
    printf 'user = "%s:%s"\n' "$(json_text "$tmp/settings" $protocol.user)" "$(curl_quote "$secret")" |
        curl --silent --show-error --config - "$@" "$url"
}

json_text_or_number() {
    json_raw "$tmp/settings" "$1" number
}

curl_quote() {
    printf '%s' "$1" | sed 's/[\\"]/\\&/g'
}

# mail_fetch OUT: the oldest mail, without the CR of its line ends. Fails where there is none.
mail_fetch() {
    mail_curl pop3 '' >"$tmp/list"
    [ "$(grep -c '^1 ' "$tmp/list")" = 1 ] || return 1
    mail_curl pop3 1 | tr -d '\r' >"$1"
}

# The oldest mail has been dealt with: only now it leaves the server.
mail_delete() {
    mail_curl pop3 1 --request DELE --head >/dev/null
}

# mail_header FILE NAME: the value of every header line of this name, unfolded.
mail_header() {
    awk -v name="$2:" '
        /^$/ { exit }
        /^[ \t]/ { value = value $0; next }
        { flush() }
        { here = index(tolower($0), name) == 1; value = substr($0, length(name) + 1) }
        function flush() { if (here) { sub(/^[ \t]+/, "", value); print value } here = 0 }
        END { flush() }' "$1"
}

# mail_is_from FILE ADDRESS: the only mailbox of the only From.
mail_is_from() {
    mail_header "$1" from | sed 's/^[^<]*<\([^<>]*\)>$/\1/' | tr A-Z a-z >"$tmp/from"
    [ "$(cat "$tmp/from")" = "$(echo "$2" | tr A-Z a-z)" ]
}

# mail_cms FILE OUT: the content of a mail of one S/MIME part.
mail_cms() {
    case $(mail_header "$1" content-type | tr A-Z a-z) in
    application/pkcs7-mime*) ;;
    *) return 1 ;;
    esac
    [ "$(mail_header "$1" content-transfer-encoding | tr A-Z a-z)" = base64 ] &&
        sed '1,/^$/d' "$1" | tr -d ' \n\t' | openssl base64 -d -A >"$2" && [ -s "$2" ]
}

mime_part() { # mime_part TYPE FILE-NAME FILE
    printf -- '--=_rds\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n' "$1"
    printf 'Content-Disposition: attachment; filename="%s"\r\n\r\n' "$2"
    base64 -w 76 "$3" | sed 's/$/\r/'
}

mail_send() { # mail_send SUBJECT SMIME-TYPE FILE-NAME FILE IN-REPLY-TO
    {
        printf 'Date: %s\r\nFrom: %s\r\nTo: %s\r\nSubject: %s\r\n' "$(date -u '+%a, %d %b %Y %H:%M:%S +0000')" \
            "$address" "$centre" "$1"
        printf 'Message-ID: <%s@%s>\r\nMIME-Version: 1.0\r\n' "$(random_hex)" "${address#*@}"
        if [ -n "$5" ]; then
            printf 'In-Reply-To: %s\r\nReferences: %s\r\nAuto-Submitted: auto-replied\r\n' "$5" "$5"
        else
            printf 'Auto-Submitted: auto-generated\r\n'
        fi
        printf 'Content-Type: application/pkcs7-mime; smime-type=%s\r\n' "$2"
        printf 'Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="%s"\r\n\r\n' "$3"
        base64 -w 76 "$4" | sed 's/$/\r/'
    } >"$tmp/outgoing"
    mail_curl smtp "${address#*@}" --mail-from "$address" --mail-rcpt "$centre" --upload-file "$tmp/outgoing"
}
