// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailMessage.h"

#include <QList>

#include <optional>

namespace rds {

/// The header lines of a message or an entity, folded at 78 characters (RFC 5322, section 2.2.3).
///
/// The first value that cannot stand in a header is remembered, and `finish` returns it as InvalidHeader
/// with the header's name as the subject.
class HeaderBlock {
public:
    /// Words of ASCII separated by single blanks, written as they are. Folds between words.
    void addStructured(const char* name, const QByteArray& value);
    /// Text of any kind, in encoded words where it is not plain ASCII (RFC 2047).
    void addText(const char* name, const QString& value);
    /// `<id>`; nothing where the id is empty.
    void addMessageId(const char* name, const QString& id);
    /// A bare address; empty gives `undisclosed-recipients:;` (RFC 5322, appendix A.1.3).
    void addAddress(const char* name, const QString& address);
    /// UTC (RFC 5322, section 3.3).
    void addDate(const char* name, Timestamp date);
    /// A value and its parameters, each already in the form `name=value`.
    void addParameterised(const char* name, const QByteArray& value, const QList<QByteArray>& parameters);

    [[nodiscard]] Result<QByteArray> finish() const;

    void fail(const char* name, const QString& detail);

private:
    void addWords(const char* name, const QList<QByteArray>& words);

    QByteArray m_lines;
    std::optional<Error> m_error;
};

/// `name=value`, quoted where needed, or in several pieces of percent-encoded UTF-8 (RFC 2231).
[[nodiscard]] QList<QByteArray> encodeParameter(const QByteArray& name, const QString& value);
/// Splits `a=b; c="d;e"` into its parameters.
[[nodiscard]] QList<QByteArray> splitParameters(const QByteArray& parameters);

} // namespace rds
