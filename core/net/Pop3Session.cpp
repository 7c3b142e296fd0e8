// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pop3Session.h"

#include "SaslExchange.h"

#include <core/base/Random.h>

#include <algorithm>

namespace rds {

namespace {

/// RFC 2449 allows 512; servers exceed it.
constexpr qsizetype maxReplyLine = 2048;
/// RFC 2449, section 4: command lines have 255 octets.
constexpr qsizetype maxCommandLine = 255;
constexpr int maxCapabilities = 256;
constexpr size_t maxListed = 1'000'000;
constexpr qsizetype maxUid = 255;

constexpr size_t window = 1000;
constexpr size_t batchMails = 500;
constexpr qint64 batchBytes = 8 * 1024 * 1024;
/// So much of a mail has to come within one deadline.
constexpr qint64 progressBytes = 16 * 1024;
/// A mail that grows so far over the limit is no mail.
constexpr qint64 hopelessFactor = 16;

const char* nameOf(int awaited)
{
    // In the order of Pop3Session::Awaited.
    static constexpr const char* names[] = {"the greeting",      "the reply to CAPA", "the reply to STLS",
                                            "the reply to AUTH", "the reply to USER", "the reply to PASS",
                                            "the list of UIDL",  "the list of LIST",  "a mail asked by RETR",
                                            "the reply to DELE", "the reply to QUIT"};
    return names[awaited];
}

/// RFC 2449 and RFC 3206: codes that say "not now" where a bare -ERR says "no".
bool isTemporary(const QByteArray& line)
{
    const QByteArray upper = line.toUpper();
    return upper.contains("[IN-USE]") || upper.contains("[LOGIN-DELAY]") || upper.contains("[SYS/TEMP]");
}

std::optional<std::pair<int, QByteArray>> numbered(const QByteArray& line)
{
    const qsizetype space = line.indexOf(' ');
    bool isNumber = false;
    const int number = line.left(space).toInt(&isNumber);
    if (space < 1 || !isNumber || number < 1) {
        return std::nullopt;
    }
    return std::pair(number, line.mid(space + 1));
}

} // namespace

Pop3Session::Pop3Session(ServerSettings settings, Random& random, qint64 maxMail)
    : NetSession(std::move(settings), maxReplyLine)
    , m_random(random)
    , m_maxMail(maxMail)
{
}

Pop3Session::~Pop3Session() = default;

std::vector<Pop3Event> Pop3Session::takeEvents()
{
    return std::exchange(m_events, {});
}

void Pop3Session::connected()
{
    m_encrypted = settings().tls == TlsMode::Implicit;
    expect(Awaited::Greeting);
}

void Pop3Session::upgraded()
{
    m_encrypted = true;
    askCapabilities();
}

void Pop3Session::expect(Awaited what)
{
    m_awaited.push_back(what);
    if (m_awaited.size() == 1) {
        awaitNext();
    }
}

void Pop3Session::awaitNext()
{
    if (isFinished()) {
        return;
    }
    if (m_awaited.empty()) {
        awaitOwner();
        return;
    }
    const bool isGreeting = m_awaited.front() == Awaited::Greeting;
    await(QString::fromLatin1(nameOf(static_cast<int>(m_awaited.front()))),
          isGreeting ? settings().timeouts.greeting : settings().timeouts.reply);
}

void Pop3Session::process()
{
    while (!isFinished()) {
        if (m_content) {
            if (!processContent()) {
                return;
            }
            continue;
        }
        const bool isSecret = !m_awaited.empty() && m_awaited.front() == Awaited::Sasl;
        const std::optional<QByteArray> line = nextLine(isSecret);
        if (!line) {
            return;
        }
        processLine(*line);
    }
}

bool Pop3Session::processContent()
{
    lines().skip(m_content->feed(lines().rest()));
    if (m_content->isFinished()) {
        contentEnded();
        return true;
    }
    if (m_content->size() / hopelessFactor > m_maxMail) {
        fail(NetError::ProtocolViolation, QStringLiteral("a mail without end"));
    } else if (m_content->size() >= m_nextDeadlineAt) {
        m_nextDeadlineAt = m_content->size() + progressBytes;
        awaitNext();
    }
    return false;
}

void Pop3Session::processLine(const QByteArray& line)
{
    if (m_awaited.empty()) {
        failWithLine(NetError::ProtocolViolation, line);
    } else if (!m_inData) {
        processStatus(line);
    } else if (line == ".") {
        m_inData = false;
        dataEnd();
    } else {
        dataLine(line.startsWith('.') ? line.mid(1) : line);
    }
}

void Pop3Session::processStatus(const QByteArray& line)
{
    const bool isOk = line == "+OK" || line.startsWith("+OK ");
    const bool isChallenge = m_awaited.front() == Awaited::Sasl && line.startsWith('+');
    if (!isOk && !isChallenge && line != "-ERR" && !line.startsWith("-ERR ")) {
        failWithLine(NetError::ProtocolViolation, line);
        return;
    }
    const Awaited what = m_awaited.front();
    const bool hasData = what == Awaited::Capa || what == Awaited::Uidl || what == Awaited::List;
    if (isOk && hasData) {
        m_inData = true;
        return;
    }
    if (isOk && what == Awaited::Retr) {
        m_content = std::make_unique<DotDecoder>(m_maxMail);
        m_nextDeadlineAt = progressBytes;
        return;
    }
    m_awaited.pop_front();
    awaitNext();
    if (what < Awaited::Uidl) {
        handleLogin(what, isOk, line);
    } else {
        handleMailbox(what, isOk, line);
    }
}

void Pop3Session::handleLogin(Awaited what, bool isOk, const QByteArray& line)
{
    if (what == Awaited::Sasl) {
        saslAnswered(isOk, line);
    } else if (what == Awaited::Capa) {
        capabilitiesKnown(); // -ERR: a server that knows no CAPA
    } else if (what == Awaited::Greeting && isOk) {
        askCapabilities();
    } else if (what == Awaited::Greeting) {
        failWithLine(isTemporary(line) ? NetError::ServerDeferred : NetError::ServerRefused, line);
    } else if (what == Awaited::Stls && isOk) {
        startTls();
    } else if (what == Awaited::Stls) {
        failWithLine(NetError::TlsFailed, line);
    } else if (!isOk) {
        authRefused(line);
    } else if (what == Awaited::User) {
        writeSecret("PASS " + settings().password.toUtf8() + "\r\n", "PASS <redacted>");
        expect(Awaited::Pass);
    } else {
        loggedIn();
    }
}

void Pop3Session::handleMailbox(Awaited what, bool isOk, const QByteArray& line)
{
    if (what == Awaited::Quit) {
        // -ERR: some mails could not be deleted. They are durable here and will be known next time.
        m_refusal ? fail(*m_refusal) : finish();
        return;
    }
    if (what == Awaited::Retr) {
        m_refusal = netError(isTemporary(line) ? NetError::ServerDeferred : NetError::ServerRefused,
                             settings().endpoint(), printable(line));
        m_fetching.pop_front();
        flushBatch();
    } else if (what != Awaited::Dele && !isOk) {
        failWithLine(isTemporary(line) ? NetError::ServerDeferred : NetError::ServerRefused, line);
        return;
    }
    refill();
}

void Pop3Session::dataLine(const QByteArray& line)
{
    switch (m_awaited.front()) {
    case Awaited::Capa:
        if (m_capabilities.size() < maxCapabilities) {
            m_capabilities.append(line.simplified().toUpper());
        }
        break;
    case Awaited::Uidl:
        addUid(line);
        break;
    default:
        addSize(line);
        break;
    }
}

void Pop3Session::dataEnd()
{
    const Awaited what = m_awaited.front();
    m_awaited.pop_front();
    awaitNext();
    if (what == Awaited::Capa) {
        capabilitiesKnown();
    } else if (what == Awaited::List) {
        offerListing();
    } else if (!m_pipelining) {
        write("LIST\r\n");
        expect(Awaited::List);
    }
}

void Pop3Session::askCapabilities()
{
    m_capabilities.clear();
    write("CAPA\r\n");
    expect(Awaited::Capa);
}

void Pop3Session::capabilitiesKnown()
{
    if (settings().tls != TlsMode::StartTls || m_encrypted) {
        m_pipelining = m_capabilities.contains("PIPELINING");
        authenticate();
    } else if (m_capabilities.contains("STLS")) {
        write("STLS\r\n");
        expect(Awaited::Stls);
    } else {
        fail(NetError::StartTlsNotOffered, {});
    }
}

void Pop3Session::authenticate()
{
    const Credentials credentials{settings().user, settings().password};
    if (!settings().mayAuthenticate()) {
        fail(NetError::InsecureAuthRefused, {});
        return;
    }
    if (hasControlCharacter(credentials.user.toUtf8()) || hasControlCharacter(credentials.password.toUtf8())) {
        fail(NetError::ForbiddenCharacter, QStringLiteral("user name or password"));
        return;
    }
    QByteArrayList offered;
    for (const QByteArray& capability : m_capabilities) {
        if (capability.startsWith("SASL ")) {
            offered += capability.mid(5).split(' ');
        }
    }
    auto mechanism = chooseSaslMechanism(offered, credentials, m_random);
    if (mechanism) {
        m_sasl = std::make_unique<SaslExchange>(std::move(mechanism));
        writeSecret(m_sasl->command(maxCommandLine) + "\r\n", "AUTH " + m_sasl->mechanismName() + " <redacted>");
        expect(Awaited::Sasl);
    } else if (offered.isEmpty() || m_capabilities.contains("USER")) {
        write("USER " + credentials.user.toUtf8() + "\r\n");
        expect(Awaited::User);
    } else {
        fail(NetError::NoCommonMechanism, printable("SASL " + offered.join(' ')));
    }
}

void Pop3Session::saslAnswered(bool isOk, const QByteArray& line)
{
    if (isOk) {
        const Result<void> proven = m_sasl->checkSuccess();
        m_sasl.reset();
        proven ? loggedIn() : failHere(proven.error());
        return;
    }
    if (!line.startsWith('+')) {
        authRefused(line);
        return;
    }
    const Result<QByteArray> answer = m_sasl->answer(line.mid(1));
    if (!answer) {
        failHere(answer.error());
        return;
    }
    writeSecret(*answer + "\r\n", "<redacted>");
    expect(Awaited::Sasl);
}

void Pop3Session::authRefused(const QByteArray& line)
{
    failWithLine(isTemporary(line) ? NetError::ServerDeferred : NetError::AuthenticationFailed, line);
}

void Pop3Session::loggedIn()
{
    write(m_pipelining ? "UIDL\r\nLIST\r\n" : "UIDL\r\n");
    expect(Awaited::Uidl);
    if (m_pipelining) {
        expect(Awaited::List);
    }
}

void Pop3Session::addUid(const QByteArray& line)
{
    const auto entry = numbered(line);
    const bool isUid = entry && !entry->second.isEmpty() && entry->second.size() <= maxUid
        && std::all_of(entry->second.begin(), entry->second.end(), [](char byte) { return byte > ' ' && byte < 0x7F; });
    const bool isNext = isUid && (m_entries.empty() || entry->first > m_entries.back().number);
    if (!isNext || m_entries.size() == maxListed) {
        failWithLine(NetError::ProtocolViolation, line);
        return;
    }
    m_entries.push_back({entry->first, QString::fromLatin1(entry->second), 0});
}

void Pop3Session::addSize(const QByteArray& line)
{
    const auto entry = numbered(line);
    bool isNumber = false;
    const qint64 bytes = entry ? entry->second.split(' ').first().toLongLong(&isNumber) : 0;
    if (!isNumber || bytes < 0 || m_sized == m_entries.size() || m_entries[m_sized].number != entry->first) {
        failWithLine(NetError::ProtocolViolation, line);
        return;
    }
    m_entries[m_sized++].bytes = bytes;
}

void Pop3Session::offerListing()
{
    if (m_sized != m_entries.size()) {
        fail(NetError::ProtocolViolation, QStringLiteral("UIDL and LIST differ"));
        return;
    }
    m_events.emplace_back(Pop3Listing{m_entries});
}

void Pop3Session::choose(const std::vector<Pop3Choice>& choices)
{
    if (isFinished()) {
        return;
    }
    for (size_t i = 0; i < std::min(choices.size(), m_entries.size()); ++i) {
        if (choices[i] == Pop3Choice::Fetch) {
            m_toFetch.push_back(&m_entries[i]);
        } else if (choices[i] == Pop3Choice::Delete) {
            m_toDelete.push_back(m_entries[i].number);
        }
    }
    m_chosen = true;
    refill();
}

void Pop3Session::stored()
{
    if (isFinished() || m_unconfirmed.empty()) {
        return;
    }
    m_toDelete.insert(m_toDelete.end(), m_unconfirmed.front().begin(), m_unconfirmed.front().end());
    m_unconfirmed.pop_front();
    refill();
}

void Pop3Session::contentEnded()
{
    const Pop3Entry& entry = *m_fetching.front();
    m_fetching.pop_front();
    m_awaited.pop_front();
    awaitNext();
    if (m_content->isTruncated()) {
        m_events.emplace_back(Pop3Oversized{entry.uid, m_content->size()});
    } else {
        m_batchBytes += m_content->size();
        m_batch.push_back({entry.uid, m_content->takeContent()});
        m_batchNumbers.push_back(entry.number);
    }
    m_content.reset();
    flushBatch();
    refill();
}

void Pop3Session::flushBatch()
{
    const bool isLast = m_fetching.empty() && m_toFetch.empty();
    if (m_batch.empty() || (!isLast && m_batch.size() < batchMails && m_batchBytes < batchBytes)) {
        return;
    }
    m_events.emplace_back(Pop3Batch{std::exchange(m_batch, {})});
    m_unconfirmed.push_back(std::exchange(m_batchNumbers, {}));
    m_batchBytes = 0;
}

void Pop3Session::refill()
{
    const size_t limit = m_pipelining ? window : 1;
    if (!m_chosen || m_quitting || m_awaited.size() > limit / 2) {
        return;
    }
    QByteArray group;
    while (m_awaited.size() < limit) {
        const QByteArray command = nextCommand();
        if (command.isEmpty()) {
            break;
        }
        group += command;
    }
    if (!group.isEmpty()) {
        write(group);
    }
}

QByteArray Pop3Session::nextCommand()
{
    if (!m_toDelete.empty()) {
        const QByteArray command = "DELE " + QByteArray::number(m_toDelete.front()) + "\r\n";
        m_toDelete.pop_front();
        expect(Awaited::Dele);
        return command;
    }
    if (!m_toFetch.empty()) {
        const QByteArray command = "RETR " + QByteArray::number(m_toFetch.front()->number) + "\r\n";
        m_fetching.push_back(m_toFetch.front());
        m_toFetch.pop_front();
        expect(Awaited::Retr);
        return command;
    }
    if (!m_quitting && m_fetching.empty() && m_unconfirmed.empty() && m_batch.empty()) {
        m_quitting = true;
        expect(Awaited::Quit);
        return QByteArrayLiteral("QUIT\r\n");
    }
    return {};
}

} // namespace rds
