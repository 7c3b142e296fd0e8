// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/net/NetSession.h>

#include <QStringList>

#include <functional>
#include <map>

namespace rds::test {

/// Plays a protocol log against a NetSession:
///
///     S: 220 mail.example       the server sends this line
///     S> 220 ma                 the server sends these bytes; \r \n \0 \t are escapes
///     C: EHLO agent.example     the session must have written exactly this line (`C:` an empty one)
///     -- tls                    the session must have asked for TLS; the handshake succeeds
///     -- drop                   the connection breaks
///     -- timeout                the deadline passes; the session must have one
///     -- close                  the session must have closed
///     -- NAME                   calls the hook of that name
///
/// Other lines are comments. Before each of the server's lines everything written must have been named. Differences
/// fail the running test.
class Transcript {
public:
    /// How the server's bytes are cut: as many as come in a row at once, line by line, byte by byte.
    enum class Feed { Blocks, Lines, Bytes };
    static constexpr Feed everyFeed[] = {Feed::Blocks, Feed::Lines, Feed::Bytes};

    Transcript(NetSession& session, Feed feed);

    void addHook(const QString& name, std::function<void()> hook);
    /// Called after each input, where the owner takes the session's events.
    void setOwner(std::function<void()> owner) { m_owner = std::move(owner); }
    /// The socket never gets to the end of a mail: `mailWritten` is not called.
    void holdMailBack() { m_holdsMailBack = true; }

    void play(const QString& text);

private:
    void playLine(const QString& line);
    void flushServer();
    void feed(const QByteArray& bytes);
    void expectLine(const QByteArray& line);
    void command(const QString& name);
    void absorb();
    void perform(const NetAction& action);
    void checkNothingUnnamed();

    NetSession& m_session;
    Feed m_feed;
    std::map<QString, std::function<void()>> m_hooks;
    std::function<void()> m_owner;
    QByteArray m_server; ///< not sent yet
    QByteArray m_written; ///< not named yet
    bool m_tlsAsked = false;
    bool m_closed = false;
    bool m_holdsMailBack = false;
};

} // namespace rds::test
