// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailMessage.h"

#include <QByteArrayView>
#include <QList>

namespace rds {

/// One header field, unfolded, not decoded.
struct HeaderField {
    QByteArray name; ///< lower case
    QByteArray value;
};

/// A header block and what follows its empty line.
struct MimeEntity {
    QList<HeaderField> fields;
    QByteArrayView body; ///< into the raw message

    /// The first field of this name, or empty. A value of more than 4 KiB is no honest one and not read:
    /// decoding a field can cost far more than reading it.
    [[nodiscard]] QByteArray value(const char* name) const;
    [[nodiscard]] int count(const char* name) const;
};

// The structure of mail is taken apart here and not by the library that decodes it, so that every limit
// holds exactly before anything is built, and nothing recurses as deep as a sender likes (RFC 5322, section 2.2;
// RFC 2046, section 5.1.1).

/// Reads a header block. Lines that are no header are passed over, also those with a NUL or a bare CR.
/// Error TooLarge.
[[nodiscard]] Result<MimeEntity> splitHeader(QByteArrayView raw, const MailLimits& limits);

/// The parts of a multipart body; one that was cut off reaches to the end. Error TooLarge: more than `maxParts`.
[[nodiscard]] Result<QList<QByteArrayView>> splitMultipart(QByteArrayView body, const QByteArray& boundary,
                                                           qsizetype maxParts);

/// True where the header block holds a NUL or a bare CR: readers disagree on where such a header ends.
[[nodiscard]] bool hasForbiddenBytes(QByteArrayView raw);

} // namespace rds
