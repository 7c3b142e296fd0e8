// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pop3Talk.h"

#include <core/base/FileError.h>
#include <core/base/Random.h>

#include <tests/support/QtStringMaker.h>
#include <tests/support/Transcript.h>

namespace rds::test {

namespace {

/// The owner of one session.
class Owner {
public:
    Owner(const Pop3Talk& talk, Pop3Session& session)
        : m_talk(talk)
        , m_session(session)
    {
    }

    QStringList events;

    void take()
    {
        for (const Pop3Event& event : m_session.takeEvents()) {
            std::visit([this](const auto& each) { handle(each); }, event);
        }
    }

private:
    void handle(const Pop3Listing& listing)
    {
        std::vector<Pop3Choice> choices;
        for (const Pop3Entry& mail : listing.mails) {
            choices.push_back(m_talk.known.count(mail.uid) != 0 ? Pop3Choice::Delete
                                  : m_talk.left.count(mail.uid) != 0 || mail.bytes > m_talk.maxMail
                                  ? Pop3Choice::Leave
                                  : Pop3Choice::Fetch);
        }
        m_session.choose(choices);
    }

    void handle(const Pop3Batch& batch)
    {
        if (m_talk.storeFails) {
            m_session.fail(Error(make_error_code(FileError::DiskFull), "mail.db"));
            return;
        }
        QStringList mails;
        for (const Pop3Mail& mail : batch.mails) {
            mails += mail.uid + '=' + QString::fromUtf8(mail.content).replace("\r\n", "/");
        }
        events += "stored " + mails.join(' ');
        m_session.stored();
    }

    void handle(const Pop3Oversized& mail) { events += "oversized " + mail.uid + ' ' + QString::number(mail.bytes); }

    const Pop3Talk& m_talk;
    Pop3Session& m_session;
};

QStringList playOnce(const Pop3Talk& talk, Transcript::Feed feed, const QString& text)
{
    SeededRandom random(7);
    Pop3Session session(talk.settings, random, talk.maxMail);
    Owner owner(talk, session);
    Transcript transcript(session, feed);
    transcript.setOwner([&owner] { owner.take(); });
    transcript.play(text);
    if (session.failureReason()) {
        const Error& why = *session.failureReason();
        owner.events += QString("failed: %1 (%2)").arg(QString::fromStdString(why.code().message()), why.detail());
    }
    if (session.isComplete()) {
        owner.events += "complete";
    }
    return owner.events;
}

} // namespace

Pop3Talk::Pop3Talk()
{
    settings.host = "127.0.0.1";
    settings.port = 110;
    settings.tls = TlsMode::None;
    settings.user = "agent";
    settings.password = "secret";
}

QStringList Pop3Talk::play(const QString& transcript) const
{
    const QStringList events = playOnce(*this, Transcript::Feed::Blocks, transcript);
    for (const Transcript::Feed feed : {Transcript::Feed::Lines, Transcript::Feed::Bytes}) {
        INFO("fed " << (feed == Transcript::Feed::Bytes ? "byte by byte" : "line by line"));
        REQUIRE(playOnce(*this, feed, transcript).join('\n') == events.join('\n'));
    }
    return events;
}

} // namespace rds::test
