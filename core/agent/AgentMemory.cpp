// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentMemory.h"

#include <core/base/Logging.h>

#include <QFile>

#include <utility>

namespace rds {

AgentMemory::AgentMemory(AgentFolder folder)
    : m_folder(std::move(folder))
{
}

void AgentMemory::load()
{
    auto state = readAgentState(m_folder);
    if (state) {
        m_state = *std::move(state);
        return;
    }
    // What is lost is the memory of old commands, which have a date after which they are not obeyed, and that of the
    // enrolment, which the centre confirms again. The releases have records of their own.
    qCWarning(logAgent, "%s; beginning with a new one", qUtf8Printable(state.error().toLogLine()));
    const QString aside = m_folder.stateFile() + QStringLiteral(".broken");
    QFile::remove(aside);
    QFile::rename(m_folder.stateFile(), aside);
    m_state = {};
}

Result<void> AgentMemory::change(const Change& change)
{
    change(m_state);
    return save();
}

Result<void> AgentMemory::save()
{
    auto written = writeAgentState(m_folder, m_state);
    m_saved = written.has_value();
    return written;
}

} // namespace rds
