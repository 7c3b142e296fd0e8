// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>
#include <QStringList>

#include <system_error>

namespace rds {

/// Why something failed: a code that programs compare, what it is about, and the evidence.
///
/// The words for the operator are not here; `ui/text` makes them from the code. A plain value,
/// usable in any thread.
class Error {
public:
    /// @param subject what the error is about: a path, `host:port`, `fleet.csv, line 5`
    /// @param detail  the evidence as it came: a server's reply line, an OpenSSL reason
    Error(std::error_code code, QString subject, QString detail = {});

    [[nodiscard]] std::error_code code() const { return m_code; }
    [[nodiscard]] const QString& subject() const { return m_subject; }
    [[nodiscard]] const QString& detail() const { return m_detail; }
    /// What the program was doing, innermost first.
    [[nodiscard]] const QStringList& context() const { return m_context; }
    /// True where the same call may succeed later with nothing changed by the operator.
    [[nodiscard]] bool isRetryable() const { return m_retryable; }

    [[nodiscard]] Error withContext(const QString& doing) const;
    [[nodiscard]] Error asRetryable() const;

    /// One line in English for logs: `doing: message: subject (detail)`.
    [[nodiscard]] QString toLogLine() const;

    template <class Enum> [[nodiscard]] bool is(Enum code) const { return m_code == make_error_code(code); }

private:
    std::error_code m_code;
    QString m_subject;
    QString m_detail;
    QStringList m_context;
    bool m_retryable = false;
};

} // namespace rds
