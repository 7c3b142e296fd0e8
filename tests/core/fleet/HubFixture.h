// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Random.h>
#include <core/fleet/MailHub.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/VirtualClock.h>

namespace rds::test {

inline MailAddress address(const QString& text)
{
    return require(MailAddress::parse(text));
}

/// A hub on virtual time with a centre and two agents.
struct HubFixture {
    HubFixture()
    {
        for (const MailAddress& mailbox : {centre, agent1, agent2}) {
            hub.setMailbox(mailbox, "secret");
        }
    }

    /// The contents of a mailbox, once every mail has arrived.
    QList<QByteArray> contents(const MailAddress& mailbox)
    {
        clock.runUntil([this] { return hub.underWay() == 0; }, std::chrono::hours(24));
        QList<QByteArray> result;
        for (const MailHub::Entry& entry : hub.entries(mailbox)) {
            result.append(hub.fetch(mailbox, entry.uid).value_or("gone"));
        }
        return result;
    }

    OutgoingMail update() const { return {centre, {agent1, agent2}, "Subject: update\r\n\r\nbody\r\n"}; }

    MailAddress centre = address("centre@centre.example");
    MailAddress agent1 = address("rds1@aaa.example");
    MailAddress agent2 = address("rds2@bbb.example");
    VirtualClock clock;
    SeededRandom random{1};
    MailHub hub{clock, random};
};

} // namespace rds::test
