// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EngineThread.h"

namespace rds {

EngineThread::EngineThread(CentreHost::Options options, ReasonText reason)
    : m_host(new CentreHost(std::move(options), std::move(reason)))
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_host->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
}

EngineThread::~EngineThread()
{
    if (!m_thread.isRunning()) {
        delete m_host;
        return;
    }
    QMetaObject::invokeMethod(m_host, &CentreHost::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void EngineThread::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_host, &CentreHost::open, Qt::QueuedConnection);
}

} // namespace rds
