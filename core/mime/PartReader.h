// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "GlibPointers.h"
#include "MimeEntity.h"

namespace rds {

/// A value of Content-Type or of Content-Disposition and its parameters, decoded (RFC 2045, RFC 2231).
/// Thread-safe.
class ContentType {
public:
    /// @param fallback the type where there is none: `text/plain`, in a digest `message/rfc822`
    ContentType(const MimeEntity& entity, const char* fallback, GMimeParserOptions* options);

    [[nodiscard]] const QByteArray& name() const { return m_name; }
    [[nodiscard]] bool is(const char* family) const { return m_name.startsWith(family); }
    [[nodiscard]] QByteArray parameter(const char* name) const;
    /// As for MailPart: without the charset, which was used, and the name, which is the file's.
    [[nodiscard]] QByteArray otherParameters() const;

private:
    GObjectPtr<GMimeContentType> m_type;
    QByteArray m_name;
};

/// A leaf as a MailPart: transfer encoding removed, text in UTF-8.
///
/// What cannot be decoded is kept as far as it can be, never an error: a broken part is for those to judge
/// who know what they expect. Thread-safe.
[[nodiscard]] MailPart readPart(const MimeEntity& entity, const ContentType& type, GMimeParserOptions* options);

/// For values that come out of a header: control characters become blanks, blanks at the ends go.
[[nodiscard]] QString cleanText(const char* utf8);

} // namespace rds
