// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CopyingRunner.h"

#include <QDir>
#include <QFile>
#include <QPointer>

namespace rds::test {

namespace {

void copyModules(const InstallJob& job, bool half)
{
    const QStringList names = QDir(job.packageFolder).entryList(QDir::Files, QDir::Name);
    const qsizetype count = half ? names.size() / 2 : names.size();
    for (const QString& name : names.first(count)) {
        const QString target = job.modulesFolder + u'/' + name;
        QFile::remove(target);
        QFile::copy(job.packageFolder + u'/' + name, target);
    }
}

} // namespace

void CopyingRunner::run(const InstallJob& job, QObject* context, Done done)
{
    const Duration duration(static_cast<qint64>(1000 + m_random.below(20'000)));
    ++runs[job.agent];
    m_clock.callAfter(duration, [this, job, guard = QPointer<QObject>(context), done = std::move(done)] {
        if (!guard) {
            return;
        }
        const Fate how = fate(job.agent);
        if (how == Fate::Fails) {
            done({InstallExit::How::Exited, 3, QStringLiteral("no space left on device")});
            return;
        }
        copyModules(job, how == Fate::InstallsHalf);
        done({});
    });
}

} // namespace rds::test
