// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QByteArrayView>

namespace rds {

/// The parts of a SignedData message (RFC 5652, section 5) that was checked to be of our profile and of nothing
/// else: DER, one signer named by subject key identifier, SHA-256, ECDSA, embedded content of type id-data, signed
/// attributes content-type, message-digest and at most a signing-time, no certificates or revocation lists, no unsigned
/// attributes. Neither the signature nor the digest is checked here. Views into the bytes given to `read`.
struct SignedDataView {
    QByteArrayView content;
    QByteArrayView signerKeyId;
    /// The element as it stands, under the tag of its place; what is signed has the tag of a SET.
    QByteArrayView signedAttributes;
    QByteArrayView messageDigest;
    QByteArrayView signature;

    /// Errors MalformedMessage and WrongAlgorithm.
    [[nodiscard]] static Result<SignedDataView> read(QByteArrayView message);
};

} // namespace rds
