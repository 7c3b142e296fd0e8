// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/fleet/ServerSession.h>

namespace rds::test {

/// Plays a conversation against a server session: `C:` lines go in (neighbouring ones in one piece),
/// `S:` lines must come out, and nothing else.
void play(ServerSession& session, const QByteArray& transcript);

} // namespace rds::test
