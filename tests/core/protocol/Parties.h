// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ProtocolSamples.h"

namespace rds::test {

/// A centre and its first agent, with their keys, and a stranger who has keys of his own.
struct Parties {
    Identity centre = makeSigner("centre");
    Identity stranger = makeSigner("stranger");
    Identity agentEncryption = makeRecipient("AGENT0000001");
    Identity otherEncryption = makeRecipient("AGENT0000002");
    AgentTrust trust{"fleet-1", agentNumber(1), require(MailAddress::parse("centre@maker.example")),
                     centre.certificate(), agentEncryption};

    /// What the first agent makes of a mail at the moment when it was sent.
    [[nodiscard]] Result<Command> read(const QByteArray& mail, Timestamp now = sentAt) const
    {
        return readCommandMail(mail, trust, now);
    }
};

} // namespace rds::test
