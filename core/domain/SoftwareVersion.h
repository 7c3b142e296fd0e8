// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Result.h>

#include <compare>
#include <vector>

namespace rds {

/// A version in the common format: a common part `1.0.02` (2 to 4 numbers of 1 to 9 digits) and an
/// optional free part after it, `-1` (1 to 32 characters of `[A-Za-z0-9._+-]`). SPEC.md, Versions.
///
/// Equality compares the text as a whole, as the verdict of S1209 does: `1.0.02-1` is not `1.0.02-0`,
/// and `1.0.2` is not `1.0.02`. The order is that of releases: numbers as numbers, then the free part
/// (a missing one first, runs of digits as numbers). Texts that release order cannot tell apart are
/// ordered as text, so that the order is total and agrees with equality.
class SoftwareVersion {
public:
    SoftwareVersion() = default;
    [[nodiscard]] static Result<SoftwareVersion> parse(const QString& text);

    [[nodiscard]] const QString& toString() const { return m_text; }
    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    /// `1.0.02`
    [[nodiscard]] QString commonPart() const;
    /// `-1`, or empty
    [[nodiscard]] QString freePart() const;

    friend bool operator==(const SoftwareVersion& a, const SoftwareVersion& b) { return a.m_text == b.m_text; }
    friend std::strong_ordering operator<=>(const SoftwareVersion& a, const SoftwareVersion& b);

private:
    QString m_text;
};

} // namespace rds
