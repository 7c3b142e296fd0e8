// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EnrolmentClient.h"

#include <core/base/Logging.h>
#include <core/crypto/Digest.h>
#include <core/protocol/ReplyMail.h>

#include <algorithm>
#include <utility>

namespace rds {

namespace {

constexpr Duration retryAfterFault = std::chrono::minutes(10);
constexpr int requestIdBytes = 16;
constexpr qsizetype attemptIdDigits = 32;

/// For the log of a box, which a service engineer reads.
const char* explain(const QString& code)
{
    if (code == enrolmentCode::codeUsed) {
        return "another box has used the same settings file; this one stays quiet until it gets a new settings file";
    }
    if (code == enrolmentCode::codeExpired) {
        return "the code of the settings file has expired; load a new settings file";
    }
    if (code == enrolmentCode::wrongCode) {
        return "the centre has made a newer settings file for this agent; load that one";
    }
    return "load a new settings file";
}

} // namespace

EnrolmentClient::EnrolmentClient(Parts parts, AgentSelf self, QString code)
    : m_parts(parts)
    , m_self(std::move(self))
    , m_code(std::move(code))
{
}

EnrolmentClient::~EnrolmentClient()
{
    m_parts.clock.cancel(m_timer);
}

Result<void> EnrolmentClient::load()
{
    if (state().enrolment.id == attemptId()) {
        return {};
    }
    return m_parts.memory.change([this](AgentState& changed) {
        changed.isEnrolled = false;
        changed.enrolmentRefusal.clear();
        changed.enrolment = {};
        changed.enrolment.id = attemptId();
    });
}

void EnrolmentClient::start()
{
    m_started = true;
    if (!state().enrolmentRefusal.isEmpty()) {
        qCWarning(logAgent, "%s: not enrolled: %s", qUtf8Printable(m_self.id.toString()),
                  explain(state().enrolmentRefusal));
    }
    next();
}

void EnrolmentClient::stop()
{
    m_started = false;
    m_parts.clock.cancel(m_timer);
    m_timer = 0;
}

bool EnrolmentClient::isUsedByAnother() const
{
    return state().enrolmentRefusal == enrolmentCode::codeUsed;
}

Result<void> EnrolmentClient::onAnswer(const EnrolmentAnswerCommand& answer)
{
    const auto& asked = state().enrolment.requestIds;
    if (std::find(asked.begin(), asked.end(), answer.requestId) == asked.end()) {
        qCInfo(logAgent, "%s: an answer to an enrolment request that this box did not make was dropped",
               qUtf8Printable(m_self.id.toString()));
        return {};
    }
    if (answer.code == enrolmentCode::enrolled) {
        return setEnrolled();
    }
    // An answer that was overtaken by a better one.
    return state().isEnrolled ? Result<void>() : setRefused(answer.code);
}

void EnrolmentClient::onUpdate()
{
    // Where it cannot be written, the centre is asked once more after a restart, and says the same.
    (void)setEnrolled();
}

Result<void> EnrolmentClient::assumeEnrolled()
{
    return setEnrolled();
}

/// The code itself is in the settings file only.
QString EnrolmentClient::attemptId() const
{
    const QByteArray both = m_code.toUtf8() + ' ' + m_self.signing.certificate().keyId().toHex();
    return QString::fromLatin1(sha256(both).toHex().left(attemptIdDigits));
}

void EnrolmentClient::next()
{
    m_parts.clock.cancel(m_timer);
    m_timer = 0;
    const bool isOver = state().isEnrolled || !state().enrolmentRefusal.isEmpty();
    if (!m_started || m_busy || isOver) {
        return;
    }
    const EnrolmentAttempt& attempt = state().enrolment;
    const Timestamp now = m_parts.clock.now();
    const bool clockWasSetBack = now < attempt.lastAsked;
    if (!attempt.requestIds.empty() && !clockWasSetBack && now < attempt.lastAsked + interval) {
        nextIn(attempt.lastAsked + interval - now);
    } else if (!attempt.lastMail.isEmpty() && m_parts.outbox.isWaiting(attempt.lastMail)) {
        // The outbox goes on trying it; a second one would say nothing new.
        nextIn(interval);
    } else {
        ask();
    }
}

void EnrolmentClient::nextIn(Duration delay)
{
    m_timer = m_parts.clock.callAfter(delay, [this] { next(); });
}

void EnrolmentClient::ask()
{
    m_busy = true;
    const QString name = m_parts.outbox.newName();
    const AgentTrust& trust = m_parts.trust.trust();
    EnrolmentRequest request{m_self.fleet,
                             m_self.id,
                             m_parts.random.hex(requestIdBytes),
                             m_code,
                             m_self.signing.certificate(),
                             trust.encryption.certificate(),
                             m_parts.clock.now()};
    ReplyMailHeader header{m_self.address, m_self.centre, name + u'@' + m_self.address.domain(), {}, request.created};
    m_parts.executor.run(
        this,
        [header = std::move(header), request, signing = m_self.signing, centre = trust.keySet.encryption.front()] {
            return writeEnrolmentMail(header, request, signing, centre);
        },
        [this, name, request](const Result<QByteArray>& mail) { onWritten(name, request, mail); });
}

void EnrolmentClient::onWritten(const QString& name, const EnrolmentRequest& request, const Result<QByteArray>& mail)
{
    m_busy = false;
    const auto kept = mail ? keep(name, request, *mail) : Result<void>(failure(mail.error()));
    if (kept) {
        qCInfo(logAgent, "%s: asks %s to enrol it", qUtf8Printable(m_self.id.toString()),
               qUtf8Printable(m_self.centre.toString()));
        m_parts.outbox.flush();
        next();
    } else {
        qCWarning(logAgent, "%s: cannot ask to be enrolled, trying again later: %s",
                  qUtf8Printable(m_self.id.toString()), qUtf8Printable(kept.error().toLogLine()));
        nextIn(retryAfterFault);
    }
    Q_EMIT settled();
}

/// The mail first: where the power fails in between, the request is made once more, which does no harm.
Result<void> EnrolmentClient::keep(const QString& name, const EnrolmentRequest& request, const QByteArray& mail)
{
    if (auto added = m_parts.outbox.add(name, mail); !added) {
        return added;
    }
    return m_parts.memory.change([&](AgentState& changed) {
        EnrolmentAttempt& attempt = changed.enrolment;
        attempt.lastAsked = request.created;
        attempt.lastMail = name;
        attempt.requestIds.push_back(request.requestId);
        if (attempt.requestIds.size() > EnrolmentAttempt::maxRequestIds) {
            attempt.requestIds.erase(attempt.requestIds.begin());
        }
    });
}

/// An answer is given again until it is durable.
Result<void> EnrolmentClient::saved()
{
    return m_parts.memory.isSaved() ? Result<void>() : m_parts.memory.save();
}

Result<void> EnrolmentClient::setEnrolled()
{
    if (state().isEnrolled) {
        return saved();
    }
    auto written = m_parts.memory.change([](AgentState& changed) {
        changed.isEnrolled = true;
        changed.enrolmentRefusal.clear();
    });
    qCInfo(logAgent, "%s: enrolled at %s", qUtf8Printable(m_self.id.toString()),
           qUtf8Printable(m_self.centre.toString()));
    next();
    Q_EMIT enrolled();
    return written;
}

Result<void> EnrolmentClient::setRefused(const QString& code)
{
    if (state().enrolmentRefusal == code) {
        return saved();
    }
    auto written = m_parts.memory.change([&](AgentState& changed) { changed.enrolmentRefusal = code; });
    qCWarning(logAgent, "%s: %s has refused to enrol this box (%s): %s", qUtf8Printable(m_self.id.toString()),
              qUtf8Printable(m_self.centre.toString()), qUtf8Printable(code.left(40)), explain(code));
    next();
    Q_EMIT refused(code);
    return written;
}

} // namespace rds
