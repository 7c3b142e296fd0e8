// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"
#include "ProtocolError.h"

namespace rds {

/// A command that is signed and not encrypted.
using OpenCommand = std::variant<VersionRequestCommand, EnrolmentAnswerCommand>;

/// @{ The signed manifest of a command as canonical JSON (docs/protocol.md). The payload of an update
/// travels beside it and is not part of it.
[[nodiscard]] QByteArray toJson(const UpdateCommand& command);
[[nodiscard]] QByteArray toJson(const VersionRequestCommand& command);
[[nodiscard]] QByteArray toJson(const EnrolmentAnswerCommand& command);
/// @}

/// @{ Error Malformed or, inside `package`, PackageError::InvalidManifest; the subject names the field.
[[nodiscard]] Result<UpdateCommand> updateFromJson(const QByteArray& json);
/// The field `type` says which one.
[[nodiscard]] Result<OpenCommand> openCommandFromJson(const QByteArray& json);
/// @}

} // namespace rds
