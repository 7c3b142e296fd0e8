// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchWatch.h"

#include <core/centre/Centre.h>
#include <ui/text/ErrorText.h>
#include <ui/text/Format.h>
#include <ui/text/StateText.h>

#include <QEventLoop>

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace rds::cli {

BatchWatch::BatchWatch(Centre& centre, bool quiet, QObject* parent)
    : QObject(parent)
    , m_centre(centre)
    , m_quiet(quiet)
    , m_isTerminal(isatty(STDERR_FILENO) != 0)
    , m_err(stderr)
{
    connect(&m_centre, &Centre::problem, this, [this](const Error& error) {
        clearLine();
        m_err << "rdsvm: " << sentence(error) << Qt::endl;
    });
}

BatchProgress BatchWatch::waitForEnd(BatchId batch)
{
    return waitFor(batch, [](const BatchProgress& progress) { return progress.batch.finished.has_value(); });
}

BatchProgress BatchWatch::waitUntilSent(BatchId batch)
{
    return waitFor(batch, [this](const BatchProgress& progress) {
        return progress.batch.finished.has_value() || allSent(progress.batch.id);
    });
}

BatchProgress BatchWatch::waitFor(BatchId batch, const Condition& condition)
{
    QEventLoop loop;
    BatchProgress last;
    const auto look = [&](const BatchProgress& progress) {
        if (progress.batch.id != batch) {
            return;
        }
        last = progress;
        show(progress);
        if (condition(progress)) {
            loop.quit();
        }
    };
    const auto connection = connect(&m_centre, &Centre::batchChanged, this, look);
    // A batch that has come so far already changes no more; the loop ends before it begins then.
    QMetaObject::invokeMethod(
        this,
        [&] {
            if (const auto now = m_centre.progress(batch)) {
                look(*now);
            }
        },
        Qt::QueuedConnection);
    loop.exec();
    disconnect(connection);
    clearLine();
    return last;
}

bool BatchWatch::allSent(BatchId batch) const
{
    const auto statuses = m_centre.statuses();
    return statuses && std::none_of(statuses->begin(), statuses->end(), [&](const AgentStatus& status) {
               return status.target && status.target->batch == batch
                   && (status.target->state == TargetState::Queued || status.target->state == TargetState::Sending
                       || status.target->state == TargetState::Deferred
                       || status.target->state == TargetState::InDoubt);
           });
}

void BatchWatch::show(const BatchProgress& progress)
{
    if (m_quiet) {
        return;
    }
    const QString line = QStringLiteral("%1: %2").arg(
        progress.batch.target.toString(), formatOutcome(progress.updated, progress.failed, progress.running()));
    if (line == m_lastLine) {
        return;
    }
    clearLine();
    m_lastLine = line;
    m_err << line;
    m_isTerminal ? m_err.flush() : void(m_err << Qt::endl);
}

void BatchWatch::clearLine()
{
    if (m_isTerminal && !m_lastLine.isEmpty()) {
        m_err << "\r\033[K";
        m_err.flush();
    }
    m_lastLine.clear();
}

} // namespace rds::cli
