// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "NoticeSender.h"

#include <core/base/Logging.h>
#include <core/protocol/ReplyMail.h>

#include <algorithm>
#include <utility>

namespace rds {

namespace {

Result<QByteArray> writeNotice(const AgentSelf& self, const PendingNotice& notice)
{
    const ReplyMailHeader header{
        self.address, self.centre, notice.name + u'@' + self.address.domain(), {}, notice.created};
    return writeNoticeMail(header, {self.fleet, self.id, notice.created, notice.outcome}, self.signing);
}

} // namespace

NoticeSender::NoticeSender(AgentSelf self, AgentMemory& memory, AgentOutbox& outbox, Clock& clock, Executor& executor)
    : m_self(std::move(self))
    , m_memory(memory)
    , m_outbox(outbox)
    , m_clock(clock)
    , m_executor(executor)
{
}

PendingNotice NoticeSender::prepare(UpdateOutcome outcome)
{
    return {m_outbox.newName(), m_clock.now(), std::move(outcome)};
}

void NoticeSender::resume()
{
    const std::vector<PendingNotice> notices = m_memory.state().notices;
    for (const PendingNotice& notice : notices) {
        onWritten(notice.name, writeNotice(m_self, notice));
    }
}

void NoticeSender::deliver()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    m_round = announced();
    if (!m_round.isEmpty()) {
        m_busy = true;
        next();
    }
}

QStringList NoticeSender::announced() const
{
    QStringList names;
    for (const PendingNotice& notice : m_memory.state().notices) {
        names.append(notice.name);
    }
    return names;
}

void NoticeSender::next()
{
    if (m_round.isEmpty() && std::exchange(m_again, false)) {
        m_round = announced();
    }
    if (m_round.isEmpty()) {
        m_busy = false;
        m_outbox.flush();
        Q_EMIT settled();
        return;
    }
    const QString name = m_round.takeFirst();
    const auto& notices = m_memory.state().notices;
    const auto notice = std::find_if(notices.begin(), notices.end(),
                                     [&](const PendingNotice& pending) { return pending.name == name; });
    if (notice == notices.end()) {
        next();
        return;
    }
    m_executor.run(
        this, [self = m_self, pending = *notice] { return writeNotice(self, pending); },
        [this, name](const Result<QByteArray>& mail) {
            onWritten(name, mail);
            next();
        });
}

void NoticeSender::onWritten(const QString& name, const Result<QByteArray>& mail)
{
    auto kept = mail ? m_outbox.add(name, *mail) : Result<void>(failure(mail.error()));
    if (kept) {
        kept = m_memory.change([&](AgentState& state) {
            std::erase_if(state.notices, [&](const PendingNotice& notice) { return notice.name == name; });
        });
    }
    if (!kept && kept.error().code() != m_lastProblem) {
        qCWarning(logAgent, "%s: a notice waits: %s", qUtf8Printable(m_self.id.toString()),
                  qUtf8Printable(kept.error().toLogLine()));
    }
    m_lastProblem = kept ? std::error_code() : kept.error().code();
}

} // namespace rds
