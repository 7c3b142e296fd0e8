// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Resources.h"

#include <QtGlobal>

// The macro declares a function, which must not stand in a namespace.
static void initIconsResource()
{
    Q_INIT_RESOURCE(icons);
}

void rds::initIcons()
{
    initIconsResource();
}
