// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SmtpTalk.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/Transcript.h>

namespace rds::test {

namespace {

QString describe(const SmtpRecipientOutcome& outcome)
{
    static const char* const names[] = {"Accepted", "Deferred", "Refused", "MailRefused", "InDoubt"};
    return QString(names[static_cast<int>(outcome.status)]) + ' ' + outcome.reply;
}

QString describe(const SmtpOutcome& outcome)
{
    QStringList recipients;
    for (const SmtpRecipientOutcome& each : outcome.recipients) {
        recipients += describe(each);
    }
    return QString::number(outcome.mail) + ": " + recipients.join(" | ") + (outcome.untouched ? " (untouched)" : "");
}

QStringList playOnce(const SmtpTalk& talk, Transcript::Feed feed, const QString& text)
{
    SeededRandom random(SmtpTalk::seed);
    SmtpSession session(talk.settings, random);
    QStringList events;
    for (const SmtpMail& mail : talk.mails) {
        session.enqueue(mail);
    }
    Transcript transcript(session, feed);
    if (talk.holdsMailBack) {
        transcript.holdMailBack();
    }
    transcript.setOwner([&] {
        for (const SmtpOutcome& outcome : session.takeOutcomes()) {
            events += describe(outcome);
        }
    });
    transcript.addHook("quit", [&] { session.quit(); });
    transcript.addHook("ready", [&] { REQUIRE(session.isReady()); });
    transcript.addHook("another mail", [&] { session.enqueue(smtpMail(99)); });
    transcript.play(text);
    if (session.failureReason()) {
        const Error& why = *session.failureReason();
        events += QString("failed: %1 (%2)").arg(QString::fromStdString(why.code().message()), why.detail());
    } else if (session.isFinished()) {
        events += "ended";
    }
    return events;
}

} // namespace

SmtpTalk::SmtpTalk()
{
    settings.host = "127.0.0.1";
    settings.port = 25;
    settings.tls = TlsMode::None;
    settings.heloName = "centre.example";
}

QStringList SmtpTalk::play(const QString& transcript) const
{
    const QStringList events = playOnce(*this, Transcript::Feed::Blocks, transcript);
    for (const Transcript::Feed feed : {Transcript::Feed::Lines, Transcript::Feed::Bytes}) {
        INFO("fed " << (feed == Transcript::Feed::Bytes ? "byte by byte" : "line by line"));
        REQUIRE(playOnce(*this, feed, transcript).join('\n') == events.join('\n'));
    }
    return events;
}

SmtpMail smtpMail(quint64 id, const char* recipients)
{
    SmtpMail mail;
    mail.id = id;
    mail.from = "centre@a.example";
    for (const QByteArray& each : QByteArray(recipients).split(' ')) {
        mail.recipients.push_back(each);
    }
    mail.content = "Subject: hello\r\n\r\n";
    return mail;
}

} // namespace rds::test
