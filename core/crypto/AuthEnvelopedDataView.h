// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <QByteArrayView>

#include <vector>

namespace rds {

/// The parts of an AuthEnvelopedData message (RFC 5083) that was checked to be of our profile and of nothing else:
/// DER, AES-256-GCM with a nonce of 12 and a tag of 16 octets (RFC 5084), every recipient by key agreement
/// (RFC 5753: an ephemeral P-256 key, SHA-256 KDF, AES-256 key wrap) and named by key identifier, content of type
/// id-data, no originator certificates, no attributes. Views into the bytes given to `read`.
struct AuthEnvelopedDataView {
    std::vector<QByteArrayView> recipientKeyIds;
    QByteArrayView encryptedContent;

    /// Errors MalformedMessage, WrongAlgorithm and TooManyRecipients.
    [[nodiscard]] static Result<AuthEnvelopedDataView> read(QByteArrayView message, int maxRecipients);
};

} // namespace rds
