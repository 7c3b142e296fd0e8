// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ServerTranscript.h"

#include <tests/support/QtStringMaker.h>

namespace rds::test {

void play(ServerSession& session, const QByteArray& transcript)
{
    QByteArray fromClient;
    QByteArray fromServer;
    const auto flush = [&] {
        fromServer += session.receive(fromClient);
        fromClient.clear();
    };
    for (const QByteArray& raw : transcript.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.startsWith("C:")) {
            fromClient += line.mid(3) + "\r\n";
        } else if (line.startsWith("S:")) {
            flush();
            const qsizetype end = fromServer.indexOf("\r\n");
            INFO("in the conversation at " << line.toStdString());
            REQUIRE(end >= 0);
            CHECK(fromServer.left(end).trimmed() == line.mid(3));
            fromServer.remove(0, end + 2);
        }
    }
    flush();
    CHECK(fromServer == QByteArray());
}

} // namespace rds::test
