// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpSession.h"

#include "DotStuffing.h"
#include "SaslExchange.h"

#include <core/base/Random.h>

#include <algorithm>
#include <cctype>
#include <cstring>

namespace rds {

namespace {

/// RFC 5321 allows 512; servers exceed it.
constexpr qsizetype maxReplyLine = 2048;
/// Command lines, AUTH included, have 512 octets (RFC 4954, section 4).
constexpr qsizetype maxCommandLine = 512;
/// Larger content is a write of its own: joined with the next envelope, it would wait for a delayed acknowledgement.
constexpr qsizetype maxJoinedContent = 4096;
constexpr int serviceClosing = 421;

QString nameOf(int awaited)
{
    // In the order of SmtpSession::Awaited.
    static constexpr const char* names[] = {
        "the greeting",      "the reply to EHLO",          "the reply to HELO", "the reply to STARTTLS",
        "the reply to AUTH", "the reply to RSET",          "the reply to MAIL", "the reply to RCPT",
        "the reply to DATA", "the acceptance of the mail", "the reply to QUIT"};
    return QString::fromLatin1(names[awaited]);
}

QByteArray heloName(const QString& configured)
{
    const QByteArray name = configured.toLatin1();
    const bool isUsable = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char byte) {
        return std::isalnum(static_cast<unsigned char>(byte)) != 0
            || (byte != '\0' && std::strchr(".-:[]", byte) != nullptr);
    });
    return isUsable ? name : QByteArrayLiteral("[127.0.0.1]");
}

} // namespace

SmtpSession::SmtpSession(ServerSettings settings, Random& random)
    : NetSession(std::move(settings), maxReplyLine)
    , m_random(random)
{
}

SmtpSession::~SmtpSession() = default;

void SmtpSession::enqueue(SmtpMail mail)
{
    m_queue.push_back(std::move(mail));
    if (isFinished()) {
        failed();
    } else if (m_ready && m_transactions.empty() && m_awaited.empty()) {
        startNext();
    }
}

void SmtpSession::quit()
{
    if (!isReady()) {
        return;
    }
    m_quitting = true;
    if (load() == 0 && m_awaited.empty()) {
        writeQuit();
    }
}

std::vector<SmtpOutcome> SmtpSession::takeOutcomes()
{
    return std::exchange(m_outcomes, {});
}

void SmtpSession::connected()
{
    m_encrypted = settings().tls == TlsMode::Implicit;
    expect(Awaited::Greeting);
}

void SmtpSession::mailWritten()
{
    if (!m_transactions.empty()) {
        m_transactions.front()->setFinalDotWritten();
    }
}

void SmtpSession::process()
{
    while (!isFinished()) {
        const bool isSecret = !m_awaited.empty() && m_awaited.front() == Awaited::Auth;
        const std::optional<QByteArray> line = nextLine(isSecret);
        if (!line) {
            return;
        }
        switch (m_parser.add(*line)) {
        case SmtpReplyParser::Status::Incomplete:
            break;
        case SmtpReplyParser::Status::Complete:
            handle(m_parser.take());
            break;
        case SmtpReplyParser::Status::Broken:
            failWithLine(NetError::ProtocolViolation, *line);
            break;
        }
    }
}

void SmtpSession::upgraded()
{
    m_encrypted = true;
    m_server = {};
    sayHello();
}

void SmtpSession::failed()
{
    m_awaited.clear();
    for (SmtpMail& mail : m_queue) {
        m_transactions.push_back(std::make_unique<SmtpTransaction>(std::move(mail)));
    }
    m_queue.clear();
    const QString reason = failureReason() ? failureReason()->toLogLine() : QStringLiteral("the session was over");
    while (!m_transactions.empty()) {
        m_transactions.front()->broken(reason);
        m_outcomes.push_back(m_transactions.front()->takeOutcome());
        m_transactions.pop_front();
    }
}

void SmtpSession::expect(Awaited what)
{
    m_awaited.push_back(what);
    if (m_awaited.size() == 1) {
        awaitNext();
    }
}

void SmtpSession::awaitNext()
{
    if (isFinished()) {
        return;
    }
    if (m_awaited.empty()) {
        awaitOwner();
        return;
    }
    const NetTimeouts& timeouts = settings().timeouts;
    const Awaited what = m_awaited.front();
    const Duration deadline = what == Awaited::Greeting ? timeouts.greeting
        : what == Awaited::Content                      ? timeouts.acceptance
                                                        : timeouts.reply;
    await(nameOf(static_cast<int>(what)), deadline);
}

void SmtpSession::handle(const SmtpReply& reply)
{
    m_closing = reply.code == serviceClosing;
    if (m_awaited.empty()) {
        // Servers say 421 unasked when they close an idle connection.
        fail(m_closing ? NetError::ConnectionLost : NetError::ProtocolViolation, reply.toString());
        return;
    }
    const Awaited what = m_awaited.front();
    m_awaited.pop_front();
    awaitNext();
    if (what == Awaited::Quit) {
        finish();
        failed();
    } else if (what >= Awaited::MailFrom) {
        handleMail(what, reply);
    } else if (!m_closing) {
        handleLogin(what, reply);
    }
    if (m_closing) {
        fail(NetError::ServerDeferred, reply.toString());
    }
}

void SmtpSession::handleLogin(Awaited what, const SmtpReply& reply)
{
    switch (what) {
    case Awaited::Greeting:
        greeted(reply);
        break;
    case Awaited::Ehlo:
        helloAnswered(reply);
        break;
    case Awaited::Helo:
        reply.isPositive() ? ready() : refuse(reply, NetError::ServerRefused);
        break;
    case Awaited::StartTls:
        reply.code == 220 ? startTls() : refuse(reply, NetError::TlsFailed);
        break;
    case Awaited::Auth:
        authAnswered(reply);
        break;
    default:
        resetAnswered(reply);
        break;
    }
}

void SmtpSession::refuse(const SmtpReply& reply, NetError permanent)
{
    const NetError code = reply.isTransient() ? NetError::ServerDeferred
        : reply.isPermanent()                 ? permanent
                                              : NetError::ProtocolViolation;
    fail(code, reply.toString());
}

void SmtpSession::greeted(const SmtpReply& reply)
{
    reply.code == 220 ? sayHello() : refuse(reply, NetError::ServerRefused);
}

void SmtpSession::sayHello()
{
    write("EHLO " + heloName(settings().heloName) + "\r\n");
    expect(Awaited::Ehlo);
}

void SmtpSession::helloAnswered(const SmtpReply& reply)
{
    if (!reply.isPositive()) {
        helloRefused(reply);
        return;
    }
    m_server = SmtpCapabilities::fromEhlo(reply);
    if (settings().tls != TlsMode::StartTls || m_encrypted) {
        settings().user.isEmpty() ? ready() : authenticate();
    } else if (m_server.startTls) {
        write("STARTTLS\r\n");
        expect(Awaited::StartTls);
    } else {
        fail(NetError::StartTlsNotOffered, {});
    }
}

void SmtpSession::helloRefused(const SmtpReply& reply)
{
    if (!reply.isPermanent()) {
        refuse(reply, NetError::ServerRefused);
    } else if (settings().tls == TlsMode::StartTls && !m_encrypted) {
        fail(NetError::StartTlsNotOffered, reply.toString());
    } else if (!settings().user.isEmpty()) {
        fail(NetError::NoCommonMechanism, reply.toString());
    } else {
        write("HELO " + heloName(settings().heloName) + "\r\n");
        expect(Awaited::Helo);
    }
}

void SmtpSession::authenticate()
{
    if (!settings().mayAuthenticate()) {
        fail(NetError::InsecureAuthRefused, {});
        return;
    }
    const Credentials credentials{settings().user, settings().password};
    if (hasControlCharacter(credentials.user.toUtf8()) || hasControlCharacter(credentials.password.toUtf8())) {
        fail(NetError::ForbiddenCharacter, QStringLiteral("user name or password"));
        return;
    }
    auto mechanism = chooseSaslMechanism(m_server.auth, credentials, m_random);
    if (!mechanism) {
        fail(NetError::NoCommonMechanism, printable("AUTH " + m_server.auth.join(' ')));
        return;
    }
    m_sasl = std::make_unique<SaslExchange>(std::move(mechanism));
    writeSecret(m_sasl->command(maxCommandLine) + "\r\n", "AUTH " + m_sasl->mechanismName() + " <redacted>");
    expect(Awaited::Auth);
}

void SmtpSession::authAnswered(const SmtpReply& reply)
{
    if (reply.code == 334) {
        const Result<QByteArray> answer = m_sasl->answer(reply.lines.join());
        if (!answer) {
            failHere(answer.error());
            return;
        }
        writeSecret(*answer + "\r\n", "<redacted>");
        expect(Awaited::Auth);
    } else if (reply.code == 235) {
        const Result<void> proven = m_sasl->checkSuccess();
        m_sasl.reset();
        if (!proven) {
            failHere(proven.error());
            return;
        }
        ready();
    } else {
        refuse(reply, NetError::AuthenticationFailed);
    }
}

void SmtpSession::ready()
{
    m_ready = true;
    startNext();
}

void SmtpSession::startNext()
{
    std::unique_ptr<SmtpTransaction> next = nextTransaction();
    if (next) {
        m_transactions.push_back(std::move(next));
        writeEnvelope();
    } else if (m_quitting && m_awaited.empty()) {
        writeQuit();
    }
}

std::unique_ptr<SmtpTransaction> SmtpSession::nextTransaction()
{
    while (!m_queue.empty()) {
        auto next = std::make_unique<SmtpTransaction>(std::move(m_queue.front()));
        m_queue.pop_front();
        next->checkAgainst(m_server);
        if (next->isOpen()) {
            return next;
        }
        m_outcomes.push_back(next->takeOutcome());
    }
    return nullptr;
}

void SmtpSession::writeEnvelope()
{
    QByteArray group;
    if (m_needsReset) {
        group += "RSET\r\n";
        expect(Awaited::Reset);
    }
    SmtpTransaction& transaction = *m_transactions.back();
    if (!m_needsReset || m_server.pipelining) {
        group += transaction.mailCommand(m_server);
        expect(Awaited::MailFrom);
    }
    m_needsReset = false;
    if (m_server.pipelining) {
        while (const auto command = transaction.nextRecipientCommand()) {
            group += *command;
            expect(Awaited::Recipient);
        }
        group += "DATA\r\n";
        expect(Awaited::Data);
    }
    write(group);
}

void SmtpSession::resetAnswered(const SmtpReply& reply)
{
    if (!reply.isPositive()) {
        refuse(reply, NetError::ServerRefused);
    } else if (!m_server.pipelining) {
        writeEnvelope();
    }
}

void SmtpSession::handleMail(Awaited what, const SmtpReply& reply)
{
    if (reply.isIntermediate() != (what == Awaited::Data) && !reply.isTransient() && !reply.isPermanent()) {
        fail(NetError::ProtocolViolation, reply.toString());
        return;
    }
    SmtpTransaction& transaction = *m_transactions.front();
    if (what == Awaited::MailFrom) {
        transaction.mailAnswered(reply);
    } else if (what == Awaited::Recipient) {
        transaction.recipientAnswered(reply);
    } else if (what == Awaited::Data) {
        dataAnswered(reply);
        return;
    } else {
        contentAnswered(reply);
        return;
    }
    if (m_server.pipelining) {
        return;
    }
    if (transaction.isOpen() || what == Awaited::Recipient) {
        continueEnvelope();
    } else {
        endTransaction(); // MAIL was refused: no transaction began
    }
}

void SmtpSession::continueEnvelope()
{
    SmtpTransaction& transaction = *m_transactions.front();
    if (const auto command = transaction.nextRecipientCommand(); command && !m_closing) {
        write(*command);
        expect(Awaited::Recipient);
    } else if (transaction.hasAccepted() && !m_closing) {
        write("DATA\r\n");
        expect(Awaited::Data);
    } else if (!transaction.isOpen()) {
        m_needsReset = true;
        endTransaction();
    }
}

void SmtpSession::dataAnswered(const SmtpReply& reply)
{
    SmtpTransaction& transaction = *m_transactions.front();
    if (!reply.isIntermediate()) {
        transaction.dataRefused(reply);
        m_needsReset = true;
        endTransaction();
        return;
    }
    expect(Awaited::Content);
    if (!transaction.hasAccepted()) {
        // DATA was on its way before the refusals came: an empty mail to nobody ends it (RFC 2920, section 3.1).
        write(".\r\n");
        return;
    }
    const QByteArray stuffed = dotStuffed(transaction.content());
    writeMail(stuffed);
    if (m_server.pipelining && stuffed.size() < maxJoinedContent) {
        startNext();
    }
}

void SmtpSession::contentAnswered(const SmtpReply& reply)
{
    SmtpTransaction& transaction = *m_transactions.front();
    const bool isEarly = transaction.hasAccepted() && !transaction.isFinalDotWritten();
    if (isEarly && reply.isPositive()) {
        fail(NetError::ProtocolViolation, reply.toString());
        return;
    }
    transaction.contentAnswered(reply);
    m_closing = m_closing || isEarly; // the rest of the mail would be taken for commands
    endTransaction();
}

void SmtpSession::endTransaction()
{
    m_outcomes.push_back(m_transactions.front()->takeOutcome());
    m_transactions.pop_front();
    if (m_transactions.empty() && !m_closing) {
        startNext();
    }
}

void SmtpSession::writeQuit()
{
    write("QUIT\r\n");
    expect(Awaited::Quit);
}

} // namespace rds
