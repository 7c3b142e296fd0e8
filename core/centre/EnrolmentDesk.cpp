// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EnrolmentDesk.h"

#include <core/base/Logging.h>
#include <core/base/Random.h>
#include <core/batch/BatchEngine.h>
#include <core/crypto/Digest.h>
#include <core/domain/AgentStore.h>
#include <core/domain/QueuedMail.h>
#include <core/protocol/CommandMail.h>
#include <core/transport/Outbox.h>

#include <algorithm>
#include <utility>

namespace rds {

/// What a request comes to.
struct EnrolmentDesk::Verdict {
    QString outcome; ///< stored with the mail; where there is an answer, its code
    EnrolmentProblem problem = EnrolmentProblem::None;
    bool answers = true;
    bool pins = false; ///< the certificates

    [[nodiscard]] bool isRefusal() const { return outcome != enrolmentCode::enrolled; }
};

namespace {

constexpr Duration refusalInterval = std::chrono::hours(1);
constexpr std::size_t maxAnswered = 100'000;

// What is not answered; stored.
const QString unknownAgent = QStringLiteral("unknown-agent"); ///< or one without an invitation
const QString keyTaken = QStringLiteral("key-taken"); ///< another agent signs with this key

AgentCertificates certificatesOf(const EnrolmentRequest& request)
{
    return {request.signing.toDer(), request.encryption.toDer(), request.signing.keyId()};
}

} // namespace

EnrolmentDesk::EnrolmentDesk(BatchParts parts, CentreIdentity identity, BatchEngine& engine, Duration mailLifetime,
                             QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_identity(std::move(identity))
    , m_engine(engine)
    , m_mailLifetime(mailLifetime)
{
}

EnrolmentDesk::~EnrolmentDesk() = default;

Result<std::vector<QString>> EnrolmentDesk::judge(const std::vector<EnrolmentRequest>& requests)
{
    // What is left here is of a transaction that was undone.
    m_enrolled.clear();
    m_refused.clear();
    m_answers.clear();
    std::vector<QString> outcomes;
    for (const EnrolmentRequest& request : requests) {
        const auto verdict = verdictOn(request);
        if (!verdict) {
            return failure(verdict.error());
        }
        if (const auto done = carryOut(request, *verdict); !done) {
            return failure(done.error());
        }
        outcomes.push_back(verdict->outcome);
    }
    if (!m_enrolled.empty()) {
        if (const auto asked = m_engine.requestVersions(m_enrolled); !asked) {
            return failure(asked.error());
        }
    }
    return outcomes;
}

void EnrolmentDesk::announceChanges()
{
    for (const Answer& answer : std::exchange(m_answers, {})) {
        m_answered.insert(answer.requestId);
        if (!answer.refused.isNull()) {
            m_lastRefusal[answer.refused] = m_parts.clock.now();
        }
    }
    if (m_answered.size() > maxAnswered) {
        m_answered.clear();
    }
    if (const auto agents = std::exchange(m_enrolled, {}); !agents.empty()) {
        Q_EMIT enrolled(agents);
    }
    if (const auto agents = std::exchange(m_refused, {}); !agents.empty()) {
        Q_EMIT refused(agents);
    }
}

Result<EnrolmentDesk::Verdict> EnrolmentDesk::verdictOn(const EnrolmentRequest& request) const
{
    const auto invitation = m_parts.agents.invitation(request.agent);
    if (!invitation) {
        return failure(invitation.error());
    }
    if (!*invitation) {
        return Verdict{unknownAgent, EnrolmentProblem::None, false};
    }
    if (sha256(request.code.toLatin1()) != (*invitation)->codeSha256) {
        // About an agent that has enrolled, a wrong code says nothing.
        const auto problem = (*invitation)->isUsed ? EnrolmentProblem::None : EnrolmentProblem::WrongCode;
        return Verdict{enrolmentCode::wrongCode, problem};
    }
    if ((*invitation)->isUsed) {
        const auto same = isEnrolledWith(request);
        if (!same) {
            return failure(same.error());
        }
        return *same ? Verdict{enrolmentCode::enrolled} : Verdict{enrolmentCode::codeUsed, EnrolmentProblem::CodeUsed};
    }
    if (m_parts.clock.now() > (*invitation)->expires) {
        return Verdict{enrolmentCode::codeExpired, EnrolmentProblem::CodeExpired};
    }
    const auto taken = isKeyOfAnother(request);
    if (!taken) {
        return failure(taken.error());
    }
    return *taken ? Verdict{keyTaken, EnrolmentProblem::None, false}
                  : Verdict{enrolmentCode::enrolled, EnrolmentProblem::None, true, true};
}

Result<bool> EnrolmentDesk::isEnrolledWith(const EnrolmentRequest& request) const
{
    const auto present = m_parts.agents.certificates({request.agent});
    if (!present) {
        return failure(present.error());
    }
    return !present->empty() && present->front().second == certificatesOf(request);
}

Result<bool> EnrolmentDesk::isKeyOfAnother(const EnrolmentRequest& request) const
{
    const auto owner = m_parts.agents.findBySigningKey(request.signing.keyId());
    if (!owner) {
        return failure(owner.error());
    }
    return *owner && (*owner)->agent.id != request.agent;
}

Result<void> EnrolmentDesk::carryOut(const EnrolmentRequest& request, const Verdict& verdict)
{
    const QString agent = request.agent.toString();
    if (verdict.pins) {
        if (const auto pinned = m_parts.agents.enrol(request.agent, certificatesOf(request)); !pinned) {
            return pinned;
        }
        qCInfo(logCentre).noquote() << "agent" << agent << "has enrolled";
        m_enrolled.push_back(request.agent);
    } else {
        qCWarning(logCentre).noquote() << "enrolment request for" << agent << "came to" << verdict.outcome;
    }
    if (verdict.problem != EnrolmentProblem::None) {
        if (const auto set = m_parts.agents.setEnrolmentProblem(request.agent, verdict.problem); !set) {
            return set;
        }
        m_refused.push_back(request.agent);
    }
    return mayAnswer(request, verdict) ? answer(request, verdict) : Result<void>();
}

/// One answer to a request, however often its mail arrives, and few refusals to an agent, whoever asks for them: the
/// box asks again by itself.
bool EnrolmentDesk::mayAnswer(const EnrolmentRequest& request, const Verdict& verdict) const
{
    if (!verdict.answers || m_answered.contains(request.requestId)) {
        return false;
    }
    const auto last = m_lastRefusal.find(request.agent);
    const bool wasRefused = last != m_lastRefusal.end() && m_parts.clock.now() - last->second < refusalInterval;
    if (verdict.isRefusal() && wasRefused) {
        return false;
    }
    return std::none_of(m_answers.begin(), m_answers.end(), [&](const Answer& answer) {
        return answer.requestId == request.requestId || (verdict.isRefusal() && answer.refused == request.agent);
    });
}

Result<void> EnrolmentDesk::answer(const EnrolmentRequest& request, const Verdict& verdict)
{
    const auto agent = m_parts.agents.find(request.agent);
    if (!agent) {
        return failure(agent.error());
    }
    const Timestamp now = m_parts.clock.now();
    EnrolmentAnswerCommand command;
    command.header = {m_identity.fleet, m_parts.random.hex(16), 1, {request.agent}, now, now + m_mailLifetime};
    command.requestId = request.requestId;
    command.code = verdict.outcome;
    QueuedMail mail;
    mail.purpose = MailPurpose::EnrolmentAnswer;
    mail.messageId = command.header.campaign + u'@' + m_identity.address.domain();
    mail.recipients = {{agent->id, agent->address}};
    mail.nextTry = now;
    mail.expires = command.header.notAfter;
    auto content = writeEnrolmentAnswerMail({m_identity.address, mail.messageId, now}, command, m_identity.signing);
    if (!content) {
        return failure(content.error());
    }
    mail.content = *std::move(content);
    if (const auto queued = m_parts.outbox.enqueue(mail); !queued) {
        return queued;
    }
    m_parts.outbox.wake();
    m_answers.push_back({request.requestId, verdict.isRefusal() ? request.agent : AgentId()});
    return {};
}

} // namespace rds
