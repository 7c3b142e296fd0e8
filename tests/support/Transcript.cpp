// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Transcript.h"

#include "QtStringMaker.h"

namespace rds::test {

namespace {

QByteArray unescaped(QByteArray text)
{
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\0", QByteArray(1, '\0'));
}

} // namespace

Transcript::Transcript(NetSession& session, Feed feed)
    : m_session(session)
    , m_feed(feed)
{
}

void Transcript::addHook(const QString& name, std::function<void()> hook)
{
    m_hooks[name] = std::move(hook);
}

void Transcript::play(const QString& text)
{
    m_session.connected();
    absorb();
    for (const QString& line : text.split('\n')) {
        playLine(line);
    }
    flushServer();
    checkNothingUnnamed();
}

void Transcript::playLine(const QString& line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line.at(indent) == ' ') {
        ++indent;
    }
    const QString kind = line.mid(indent, 3);
    const QString rest = line.mid(indent + 3);
    if (kind == "S: " || kind == "S:") {
        checkNothingUnnamed();
        m_server += rest.toUtf8() + "\r\n";
        if (m_feed != Feed::Blocks) {
            flushServer();
        }
    } else if (kind == "S> ") {
        checkNothingUnnamed();
        m_server += unescaped(rest.toUtf8());
    } else if (kind == "C: " || kind == "C:") {
        flushServer();
        expectLine(rest.toUtf8());
    } else if (kind == "-- ") {
        flushServer();
        command(rest.trimmed());
    }
}

void Transcript::flushServer()
{
    const QByteArray bytes = std::exchange(m_server, {});
    if (m_feed != Feed::Bytes) {
        feed(bytes);
        return;
    }
    for (const char byte : bytes) {
        feed(QByteArray(1, byte));
    }
}

void Transcript::feed(const QByteArray& bytes)
{
    m_session.receive(bytes);
    absorb();
}

void Transcript::expectLine(const QByteArray& line)
{
    const qsizetype end = m_written.indexOf("\r\n");
    INFO("the session wrote: " << m_written.toStdString());
    INFO("it failed: " << (m_session.failureReason() ? m_session.failureReason()->toLogLine().toStdString() : "no"));
    REQUIRE(line == m_written.left(std::max<qsizetype>(0, end)));
    m_written.remove(0, end + 2);
}

void Transcript::command(const QString& name)
{
    INFO("-- " << name.toStdString());
    if (name == "tls") {
        REQUIRE(m_tlsAsked);
        m_tlsAsked = false;
        m_session.encrypted();
    } else if (name == "drop") {
        m_session.fail(netError(NetError::ConnectionLost, "server:25"));
    } else if (name == "timeout") {
        REQUIRE(m_session.deadline().has_value());
        m_session.fail(netError(NetError::Timeout, "server:25", m_session.awaited()));
    } else if (name == "close") {
        REQUIRE(m_closed);
    } else {
        REQUIRE(m_hooks.count(name) == 1);
        m_hooks[name]();
    }
    absorb();
}

void Transcript::absorb()
{
    std::vector<NetAction> actions;
    do {
        if (m_owner) {
            m_owner();
        }
        actions = m_session.takeActions();
        for (const NetAction& action : actions) {
            perform(action);
        }
    } while (!actions.empty());
}

void Transcript::perform(const NetAction& action)
{
    if (const auto* write = std::get_if<NetWrite>(&action)) {
        m_written += write->bytes;
        if (write->endsMail && !m_holdsMailBack) {
            m_session.mailWritten();
        }
    }
    m_tlsAsked = m_tlsAsked || std::holds_alternative<NetStartTls>(action);
    m_closed = m_closed || std::holds_alternative<NetClose>(action);
}

void Transcript::checkNothingUnnamed()
{
    if (m_server.isEmpty()) {
        REQUIRE(m_written == "");
    }
}

} // namespace rds::test
