// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

namespace rds {

enum class AgentError;
enum class CentreError;
enum class CsvError;
enum class DbError;
enum class NetError;
enum class CryptoError;
enum class DomainError;
enum class FileError;
enum class MimeError;
enum class PackageError;
enum class PasswordError;
enum class ProtocolError;

/// The two halves of an error's sentence, in the program's language.
struct ErrorWords {
    QString what; ///< what is wrong
    QString todo; ///< what the operator can do about it
};

// One switch per module, without a default: the compiler names what lacks words. Only the modules' headers
// are read, so that the words pull in none of their libraries.
[[nodiscard]] ErrorWords errorWords(AgentError code);
[[nodiscard]] ErrorWords errorWords(CentreError code);
[[nodiscard]] ErrorWords errorWords(CsvError code);
[[nodiscard]] ErrorWords errorWords(DbError code);
[[nodiscard]] ErrorWords errorWords(NetError code);
[[nodiscard]] ErrorWords errorWords(CryptoError code);
[[nodiscard]] ErrorWords errorWords(DomainError code);
[[nodiscard]] ErrorWords errorWords(FileError code);
[[nodiscard]] ErrorWords errorWords(MimeError code);
[[nodiscard]] ErrorWords errorWords(PackageError code);
[[nodiscard]] ErrorWords errorWords(PasswordError code);
[[nodiscard]] ErrorWords errorWords(ProtocolError code);

} // namespace rds
