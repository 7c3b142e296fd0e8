# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# JSON for agent.sh: flattened to lines of path, type and value, `modules[0].name<TAB>string<TAB>abcd.exe`.
# A string keeps its escapes. An empty array has a line of its own.

# json_canonical FILE: the same for what has to be in the canonical form: no white space, keys in order, no needless
# escapes. `/` is never escaped there.
json_canonical() {
    [ "$(tail -c 1 "$1")" = '}' ] && json_flatten "$1" 1
}

# json_flatten FILE [CANONICAL]: fails where it is not JSON, or a field is there twice.
json_flatten() {
    awk -v canonical="${2:-0}" '
function fail() {
    failed = 1
    exit 1
}
function peek() {
    return substr(s, p, 1)
}
function skip() {
    while (!canonical && peek() ~ /^[ \t\r\n]$/) {
        p++
    }
}
function expect(c) {
    skip()
    if (peek() != c) {
        fail()
    }
    p++
}
function string(    from, c) {
    expect("\"")
    from = p
    while ((c = peek()) != "\"") {
        if (c == "" || c < " ") {
            fail()
        }
        if (c == "\\" && (substr(s, ++p, 1) !~ /^["\\\/nt]$/ || peek() == "/" && canonical)) {
            fail() # others stand for what no field that we read may hold
        }
        p++
    }
    p++
    return substr(s, from, p - from - 1)
}
function word(    from) {
    from = p
    while (peek() ~ /^[-+.0-9a-z]$/) {
        p++
    }
    return substr(s, from, p - from)
}
function put(path, type, text) {
    if (path in seen) {
        fail()
    }
    seen[path] = 1
    print path "\t" type "\t" text
}
function members(path,    key, last) {
    p++
    skip()
    if (peek() == "}") {
        p++
        put(path, "object", "")
        return
    }
    do {
        skip()
        key = string()
        if (canonical && last != "" && key <= last) {
            fail()
        }
        last = key
        expect(":")
        value(path == "" ? key : path "." key)
        skip()
    } while (substr(s, p++, 1) == ",")
    p--
    expect("}")
}
function elements(path,    i) {
    p++
    skip()
    if (peek() == "]") {
        p++
        put(path, "array", "")
        return
    }
    i = 0
    do {
        value(path "[" i++ "]")
        skip()
    } while (substr(s, p++, 1) == ",")
    p--
    expect("]")
}
function value(path,    text) {
    if (++depth > 8) {
        fail()
    }
    skip()
    if (peek() == "{") {
        members(path)
    } else if (peek() == "[") {
        elements(path)
    } else if (peek() == "\"") {
        put(path, "string", string())
    } else {
        text = word()
        if (text ~ /^(0|-?[1-9][0-9]*)$/) {
            put(path, "number", text)
        } else if (text == "true" || text == "false") {
            put(path, "boolean", text)
        } else {
            fail()
        }
    }
    depth--
}
{
    s = s $0 "\n"
}
END {
    if (failed) {
        exit 1
    }
    p = 1
    value("")
    if (substr(s, p) !~ /^[ \t\r\n]*$/) {
        exit 1
    }
}' "$1"
}

json_raw() { # json_raw FIELDS PATH TYPE
    awk -F '\t' -v path="$2" -v type="$3" '$1 == path && $2 == type { print $3; found = 1 } END { exit !found }' "$1"
}

json_number() {
    json_raw "$1" "$2" number
}

json_boolean() {
    json_raw "$1" "$2" boolean
}

json_unescape() {
    awk '{
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1)
            if (c == "\\") {
                c = substr($0, ++i, 1)
                c = c == "n" ? "\n" : c == "t" ? "\t" : c
            }
            printf "%s", c
        }
        print ""
    }'
}

json_text() {
    json_raw "$1" "$2" string >"$tmp/raw" && json_unescape <"$tmp/raw"
}

json_list() { # the strings of an array, a line each
    awk -F '\t' -v path="$2" 'index($1, path "[") == 1 && $2 == "string" && $1 ~ /\]$/ { print $3 }' "$1"
}

# json_has_exactly FIELDS NAME…: no field is missing and no other is there. `name[]` is an array, empty or not; `name?`
# may be missing.
json_has_exactly() {
    fields=$1
    shift
    cut -f 1 "$fields" | sed 's/\[[0-9]*\]/[]/g' | sort -u >"$tmp/there"
    for name in "$@"; do
        wanted=${name%\?}
        if grep -qxF "$wanted" "$tmp/there"; then
            grep -vxF "$wanted" "$tmp/there" >"$tmp/left" || true
        elif [ "${wanted%\[\]}" != "$wanted" ] && grep -qxF "${wanted%\[\]}" "$tmp/there"; then
            grep -vxF "${wanted%\[\]}" "$tmp/there" >"$tmp/left" || true
        elif [ "$wanted" = "$name" ]; then
            return 1
        else
            continue
        fi
        mv "$tmp/left" "$tmp/there"
    done
    [ ! -s "$tmp/there" ]
}

# One line of plain ASCII, as the inside of a JSON string.
json_escape() {
    printf '%s' "$1" | tr '\n' ' ' | tr -cd ' -~' | sed 's/[\\"]/\\&/g'
}
