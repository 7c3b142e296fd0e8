// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "SoftwareVersion.h"

#include <QDate>

#include <vector>

namespace rds {

/// One module as the version report lists it. Module versions are shown and kept; they decide nothing.
struct ModuleVersion {
    QString name; ///< 1 to 100 characters of `[A-Za-z0-9._-]`
    QString version; ///< common format
    QDate date;

    friend bool operator==(const ModuleVersion&, const ModuleVersion&) = default;
};

[[nodiscard]] bool isModuleName(const QString& name);

/// What an agent says is installed on it (SPEC.md, The version report; S1001).
struct VersionReport {
    SoftwareVersion softwareVersion;
    QString romVersion; ///< common format, or empty
    std::vector<ModuleVersion> modules;

    /// UTF-8 text with tabs, one line a module, dates as yyyy/MM/dd, LF line ends.
    [[nodiscard]] QByteArray toText() const;
    /// Accepts LF and CRLF. At most 256 KiB and 1,000 modules; anything else than the format is an error
    /// whose subject names the line.
    [[nodiscard]] static Result<VersionReport> parse(const QByteArray& text);

    friend bool operator==(const VersionReport&, const VersionReport&) = default;
};

} // namespace rds
