// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Command.h"
#include "ProtocolError.h"

namespace rds {

/// @{ The signed manifest of a command as canonical JSON (docs/protocol.md). The payload of an update
/// travels beside it and is not part of it.
[[nodiscard]] QByteArray toJson(const UpdateCommand& command);
[[nodiscard]] QByteArray toJson(const VersionRequestCommand& command);
/// @}

/// @{ Error Malformed or PackageError::InvalidManifest; the subject names the field.
[[nodiscard]] Result<UpdateCommand> updateFromJson(const QByteArray& json);
[[nodiscard]] Result<VersionRequestCommand> versionRequestFromJson(const QByteArray& json);
/// @}

} // namespace rds
