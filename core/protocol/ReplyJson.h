// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ProtocolError.h"
#include "Reply.h"

namespace rds {

/// @{ What an agent signs, as canonical JSON (docs/protocol.md). The version report travels beside a reply's.
/// Of an outcome's detail the end is kept, if it is too long.
[[nodiscard]] QByteArray toJson(const VersionReply& reply);
[[nodiscard]] QByteArray toJson(const UpdateNotice& notice);
/// @}

/// @{ Error Malformed; the subject names the field.
[[nodiscard]] Result<VersionReply> replyFromJson(const QByteArray& json);
[[nodiscard]] Result<UpdateNotice> noticeFromJson(const QByteArray& json);
/// @}

} // namespace rds
