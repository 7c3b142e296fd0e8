// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

namespace rds {

class CentreHost;
class MainWindow;

/// Connects the window with the centre in the engine thread, both ways; every call between them is queued.
void link(MainWindow& window, CentreHost& host);

} // namespace rds
