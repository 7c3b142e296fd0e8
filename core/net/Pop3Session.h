// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "DotStuffing.h"
#include "NetSession.h"

#include <QByteArrayList>

#include <deque>
#include <memory>

namespace rds {

class Random;
class SaslExchange;

/// A mail as the server lists it.
struct Pop3Entry {
    int number = 0;
    QString uid;
    qint64 bytes = 0;
};

enum class Pop3Choice { Leave, Fetch, Delete };

struct Pop3Mail {
    QString uid;
    QByteArray content; ///< dot-stuffing removed
};

/// The mailbox was listed: answer with `choose`.
struct Pop3Listing {
    std::vector<Pop3Entry> mails;
};
/// Mails have arrived: answer with `stored`, or `fail` where that did not work.
struct Pop3Batch {
    std::vector<Pop3Mail> mails;
};
/// A mail turned out to be larger than the limit and than the server had said. It is left there.
struct Pop3Oversized {
    QString uid;
    qint64 bytes = 0;
};

using Pop3Event = std::variant<Pop3Listing, Pop3Batch, Pop3Oversized>;

/// Fetches mails over one POP3 connection (RFC 1939; STLS 2595, CAPA and PIPELINING 2449, AUTH 5034).
///
/// A mail is deleted only after the owner said `stored`; a session that fails sends no QUIT, so the server
/// deletes nothing at all. With PIPELINING up to 1,000 requests are under way, else one. The session is over
/// where `isFinished`, and went well where `isComplete` then.
class Pop3Session final : public NetSession {
public:
    /// @param maxMail bytes of one mail; @param random must outlive the session
    Pop3Session(ServerSettings settings, Random& random, qint64 maxMail);
    ~Pop3Session() override;

    /// @param choices one for each mail of the listing, in its order
    void choose(const std::vector<Pop3Choice>& choices);
    /// The earliest Pop3Batch not confirmed yet is durable.
    void stored();
    [[nodiscard]] std::vector<Pop3Event> takeEvents();
    /// All mails chosen are durable and QUIT is on its way: losing the connection now loses nothing, mails that
    /// the server did not delete will be known next time.
    [[nodiscard]] bool isComplete() const { return m_quitting && !m_refusal; }

    void connected() override;

protected:
    void process() override;
    void upgraded() override;
    void failed() override { }

private:
    enum class Awaited { Greeting, Capa, Stls, Sasl, User, Pass, Uidl, List, Retr, Dele, Quit };

    void expect(Awaited what);
    void awaitNext();
    [[nodiscard]] bool processContent();
    void processLine(const QByteArray& line);
    void processStatus(const QByteArray& line);
    void handleLogin(Awaited what, bool isOk, const QByteArray& line);
    void handleMailbox(Awaited what, bool isOk, const QByteArray& line);
    void dataLine(const QByteArray& line);
    void dataEnd();

    void askCapabilities();
    void capabilitiesKnown();
    void authenticate();
    void authenticateByUserAndPass();
    void saslAnswered(bool isOk, const QByteArray& line);
    void authRefused(const QByteArray& line);
    void loggedIn();

    void addUid(const QByteArray& line);
    void addSize(const QByteArray& line);
    void offerListing();
    void contentEnded();
    void flushBatch();
    void refill();
    [[nodiscard]] QByteArray nextCommand();

    Random& m_random;
    qint64 m_maxMail;
    std::unique_ptr<SaslExchange> m_sasl;
    QByteArrayList m_capabilities; ///< upper case
    bool m_encrypted = false;
    bool m_pipelining = false;
    bool m_inData = false; ///< between a multi-line reply's status line and its dot
    std::deque<Awaited> m_awaited;

    std::vector<Pop3Entry> m_entries;
    size_t m_sized = 0;
    std::vector<Pop3Event> m_events;
    std::deque<const Pop3Entry*> m_toFetch;
    std::deque<const Pop3Entry*> m_fetching; ///< RETR is under way
    std::deque<int> m_toDelete;
    std::unique_ptr<DotDecoder> m_content;
    qint64 m_nextDeadlineAt = 0; ///< the size of content that starts the deadline again
    std::vector<Pop3Mail> m_batch;
    std::vector<int> m_batchNumbers;
    qint64 m_batchBytes = 0;
    std::deque<std::vector<int>> m_unconfirmed;
    std::optional<Error> m_refusal; ///< a RETR that the server refused
    bool m_chosen = false;
    bool m_quitting = false;
};

} // namespace rds
