# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# Cryptography for agent.sh, by the openssl command.

# Definite lengths, and nothing after the message. OpenSSL itself is content with less.
cms_is_der() {
    size=$(openssl asn1parse -inform DER -in "$1" 2>/dev/null |
        sed -n '1s/^ *0:d=0 *hl=\([0-9]*\) *l= *\([0-9]*\) .*/\1 \2/p')
    # shellcheck disable=SC2086
    [ -n "$size" ] && set -- "$1" $size && [ $(($2 + $3)) -eq "$(stat -c %s "$1")" ] &&
        ! openssl asn1parse -inform DER -in "$1" | grep -q 'l=inf'
}

# What a message says of itself, without its octets and times.
cms_shape() {
    openssl cms -cmsout -print -noout -inform DER -in "$1" 2>/dev/null | sed '/^ *[0-9a-f]* - /d; s/^ *//; s/ *$//'
}

cms_count() { # cms_count SHAPE LINE: how often this line is there
    grep -cxF "$2" "$1" || true
}

# One signer by key identifier, SHA-256, signed attributes; no certificates, no unsigned attributes.
cms_is_signed_data() {
    cms_is_der "$1" && cms_shape "$1" >"$tmp/shape" &&
        [ "$(cms_count "$tmp/shape" 'contentType: pkcs7-signedData (1.2.840.113549.1.7.2)')" = 1 ] &&
        [ "$(cms_count "$tmp/shape" 'eContentType: pkcs7-data (1.2.840.113549.1.7.1)')" = 1 ] &&
        [ "$(cms_count "$tmp/shape" 'd.subjectKeyIdentifier:')" = 1 ] &&
        [ "$(cms_count "$tmp/shape" 'digestAlgorithm:')" = 1 ] &&
        [ "$(cms_count "$tmp/shape" 'algorithm: sha256 (2.16.840.1.101.3.4.2.1)')" = 2 ] &&
        [ "$(cms_count "$tmp/shape" 'algorithm: ecdsa-with-SHA256 (1.2.840.10045.4.3.2)')" = 1 ] &&
        [ "$(cms_count "$tmp/shape" 'object: messageDigest (1.2.840.113549.1.9.4)')" = 1 ] &&
        sed -n '/^certificates:/,/^signerInfos:/p; /^unsignedAttrs:/,$p' "$tmp/shape" >"$tmp/absent" &&
        [ "$(cms_count "$tmp/absent" '<ABSENT>')" = 3 ]
}

# cms_verify FILE CERTIFICATE OUT: OUT is there only where the key of this very certificate has signed.
cms_verify() {
    rm -f "$3"
    cms_is_signed_data "$1" &&
        openssl cms -verify -binary -inform DER -in "$1" -certfile "$2" -nointern -noverify -out "$tmp/verified" \
            2>/dev/null && mv "$tmp/verified" "$3"
}

cms_sign() { # cms_sign FILE OUT
    openssl cms -sign -binary -nodetach -nocerts -keyid -nosmimecap -md sha256 -outform DER -in "$1" \
        -signer "$data/keys/signing.pem" -inkey "$data/keys/signing.key" -out "$2"
}

cms_encrypt() { # cms_encrypt FILE CERTIFICATE OUT
    openssl cms -encrypt -binary -keyid -outform DER -aes-256-gcm -in "$1" -recip "$2" -keyopt ecdh_kdf_md:sha256 \
        -out "$3"
}

# AES-256-GCM, a nonce of 12 octets and a tag of 16, every recipient by key agreement, at most 2,000.
cms_is_envelope() {
    cms_is_der "$1" && cms_shape "$1" >"$tmp/shape" &&
        [ "$(cms_count "$tmp/shape" 'contentType: id-smime-ct-authEnvelopedData (1.2.840.113549.1.9.16.1.23)')" = 1 ] &&
        [ "$(cms_count "$tmp/shape" 'algorithm: aes-256-gcm (2.16.840.1.101.3.4.1.46)')" = 1 ] &&
        recipients=$(cms_count "$tmp/shape" 'd.kari:') && [ "$recipients" -ge 1 ] && [ "$recipients" -le 2000 ] &&
        [ "$(cms_count "$tmp/shape" 'algorithm: dhSinglePass-stdDH-sha256kdf-scheme (1.3.132.1.11.1)')" = \
            "$recipients" ] &&
        ! grep -qE '^d\.(ktri|kekri|pwri|ori):' "$tmp/shape" &&
        openssl asn1parse -inform DER -in "$1" | sed -n '/:aes-256-gcm/,$p' | cut -c 1-60 >"$tmp/tail" &&
        sed -n '3p' "$tmp/tail" | grep -q 'l= *12 prim: *OCTET STRING' &&
        sed -n '4p' "$tmp/tail" | grep -q 'INTEGER *:10$' &&
        sed -n '$p' "$tmp/tail" | grep -q 'l= *16 prim: *OCTET STRING'
}

cms_decrypt() { # cms_decrypt FILE OUT
    rm -f "$2"
    cms_is_envelope "$1" &&
        openssl cms -decrypt -binary -inform DER -in "$1" -recip "$data/keys/encryption.pem" \
            -inkey "$data/keys/encryption.key" -out "$tmp/decrypted" 2>/dev/null && mv "$tmp/decrypted" "$2"
}

certificate_base64() {
    openssl x509 -in "$1" -outform DER | openssl base64 -A
}

certificate_key_id() {
    openssl x509 -in "$1" -noout -ext subjectKeyIdentifier | tail -n 1 | tr -d ' '
}

certificate_is_valid() {
    openssl verify -CAfile "$1" -partial_chain -check_ss_sig "$1" >/dev/null 2>&1
}
