# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# Cryptography for agent.sh, by the openssl command.

# DER, and nothing after it: openssl writes the same bytes. OpenSSL itself is content with less.
cms_is_der() {
    openssl cms -cmsout -inform DER -in "$1" -outform DER -out "$tmp/again" 2>/dev/null && cmp -s "$1" "$tmp/again"
}

# What a message says of itself, without its octets and times.
cms_shape() {
    openssl cms -cmsout -print -noout -inform DER -in "$1" 2>/dev/null |
        sed '/^ *[0-9a-f]* - /d; s/^ *//; s/ *$//' >"$tmp/shape"
}

cms_has() { # cms_has TIMES LINE: the shape has this line so often
    [ "$(grep -cxF "$2" "$tmp/shape")" = "$1" ]
}

# One signer by key identifier, SHA-256, signed attributes of ours; no certificates, no unsigned attributes.
cms_is_signed_data() {
    cms_is_der "$1" && cms_shape "$1" &&
        cms_has 1 'contentType: pkcs7-signedData (1.2.840.113549.1.7.2)' &&
        cms_has 1 'eContentType: pkcs7-data (1.2.840.113549.1.7.1)' &&
        cms_has 1 'd.subjectKeyIdentifier:' && cms_has 1 'digestAlgorithm:' &&
        cms_has 2 'algorithm: sha256 (2.16.840.1.101.3.4.2.1)' &&
        cms_has 1 'algorithm: ecdsa-with-SHA256 (1.2.840.10045.4.3.2)' &&
        cms_has 1 'object: contentType (1.2.840.113549.1.9.3)' &&
        cms_has 1 'object: messageDigest (1.2.840.113549.1.9.4)' && cms_has 3 '<ABSENT>' &&
        ! sed '/object: signingTime (1.2.840.113549.1.9.5)/d' "$tmp/shape" | grep '^object:' | sed 1,2d | grep -q .
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
    cms_is_der "$1" && cms_shape "$1" &&
        cms_has 1 'contentType: id-smime-ct-authEnvelopedData (1.2.840.113549.1.9.16.1.23)' &&
        cms_has 1 'contentType: pkcs7-data (1.2.840.113549.1.7.1)' &&
        cms_has 1 'algorithm: aes-256-gcm (2.16.840.1.101.3.4.1.46)' &&
        recipients=$(grep -cx 'd.kari:' "$tmp/shape") && [ "$recipients" -ge 1 ] && [ "$recipients" -le 2000 ] &&
        [ "$(grep -cx 'encryptedKey:' "$tmp/shape")" -le 2000 ] &&
        cms_has "$recipients" 'algorithm: dhSinglePass-stdDH-sha256kdf-scheme (1.3.132.1.11.1)' &&
        cms_has "$recipients" 'd.originatorKey:' && cms_has 1 'originatorInfo: <ABSENT>' && cms_has 2 '<ABSENT>' &&
        ! grep -qE '^d\.(ktri|kekri|pwri|ori):' "$tmp/shape" &&
        openssl asn1parse -inform DER -in "$1" | cut -c 1-60 | sed -n '/:aes-256-gcm/,$p' >"$tmp/end" &&
        sed -n 3p "$tmp/end" | grep -q 'l= *12 prim: *OCTET STRING' &&
        sed -n 4p "$tmp/end" | grep -q 'INTEGER *:10$' &&
        sed -n '$p' "$tmp/end" | grep -q 'l= *16 prim: *OCTET STRING'
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

# certificate_is_for USAGE FILE: on our curve, and for this use alone.
certificate_is_for() {
    openssl x509 -in "$2" -noout -pubkey | openssl pkey -pubin -noout -text | grep -qx 'ASN1 OID: prime256v1' &&
        [ "$(openssl x509 -in "$2" -noout -ext keyUsage | tail -n 1 | tr -d ' ')" = "$1" ] &&
        [ "$(certificate_key_id "$2" | tr -d ':\n' | wc -c)" = 40 ]
}

certificate_is_valid() {
    openssl verify -CAfile "$1" -partial_chain "$1" >/dev/null 2>&1
}
