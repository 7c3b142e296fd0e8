// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DemoFiles.h"

#include <QDir>

// Outside of any namespace, as Q_INIT_RESOURCE demands.
static void initResource()
{
    Q_INIT_RESOURCE(demo);
}

namespace rds {

void initDemoFiles()
{
    initResource();
}

QString demoFilesFolder()
{
    return QStringLiteral(":/demo");
}

} // namespace rds
