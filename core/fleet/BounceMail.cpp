// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BounceMail.h"

#include <QDateTime>
#include <QLocale>

namespace rds {

namespace {

constexpr qsizetype maxReturnedHeaders = 16 * 1024;

QByteArray mailDate(Timestamp time)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(toMillis(time), Qt::UTC);
    return QLocale::c().toString(utc, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss +0000")).toLatin1();
}

QByteArray headersOf(const QByteArray& mail)
{
    const qsizetype end = mail.indexOf("\r\n\r\n");
    return mail.left(qMin(end < 0 ? mail.size() : end + 2, maxReturnedHeaders));
}

/// `5.1.1` out of `550 5.1.1 …`; the reply's own class where it has no enhanced code (RFC 3463).
QByteArray statusOf(const QByteArray& reply)
{
    const QByteArray second = reply.mid(4).split(' ').value(0);
    const bool enhanced = second.count('.') == 2 && second.startsWith(reply.left(1));
    return enhanced ? second : reply.left(1) + ".0.0";
}

} // namespace

QByteArray bounceMail(const MailAddress& sender, const MailAddress& to, const QByteArray& reply,
                      const QByteArray& failedMail, Timestamp now)
{
    const QByteArray boundary = "report-" + QByteArray::number(toMillis(now));
    const QByteArray recipient = to.toString().toLatin1();
    QByteArray mail;
    mail += "From: MAILER-DAEMON@localhost\r\nTo: " + sender.toString().toLatin1();
    mail += "\r\nSubject: Undelivered Mail Returned to Sender\r\nDate: " + mailDate(now);
    mail += "\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n";
    mail += "Content-Type: multipart/report; report-type=delivery-status; boundary=\"" + boundary + "\"\r\n\r\n";
    mail += "--" + boundary + "\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n";
    mail += "The mail to <" + recipient + "> could not be delivered: " + reply + "\r\n";
    mail += "\r\n--" + boundary + "\r\nContent-Type: message/delivery-status\r\n\r\n";
    mail += "Reporting-MTA: dns; localhost\r\n\r\nFinal-Recipient: rfc822; " + recipient;
    mail += "\r\nAction: failed\r\nStatus: " + statusOf(reply);
    mail += "\r\nDiagnostic-Code: smtp; " + reply + "\r\n";
    mail += "\r\n--" + boundary + "\r\nContent-Type: text/rfc822-headers\r\n\r\n";
    mail += headersOf(failedMail) + "\r\n--" + boundary + "--\r\n";
    return mail;
}

} // namespace rds
