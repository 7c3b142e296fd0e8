// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "ProtocolSamples.h"

namespace rds::test {

/// A centre and its first agent, with their keys, and a stranger who has keys of his own.
struct Parties {
    Identity root = makeSigner("root");
    Identity centre = makeSigner("centre");
    Identity nextCentre = makeSigner("next centre"); ///< in the key set too
    Identity centreEncryption = makeRecipient("centre");
    Identity stranger = makeSigner("stranger");
    Identity agentEncryption = makeRecipient("AGENT0000001");
    Identity otherEncryption = makeRecipient("AGENT0000002");
    AgentTrust trust{"fleet-1",
                     agentNumber(1),
                     require(MailAddress::parse("centre@maker.example")),
                     root.certificate(),
                     sampleKeySet({centre.certificate(), nextCentre.certificate()}, {centreEncryption.certificate()}),
                     agentEncryption};

    /// What the first agent makes of a mail at the moment when it was sent.
    [[nodiscard]] Result<Command> read(const QByteArray& mail, Timestamp now = sentAt) const
    {
        return readCommandMail(mail, trust, now);
    }

    [[nodiscard]] QByteArray updateMail(const UpdateCommand& command) const
    {
        return require(writeUpdateMail(commandMailHeader(), command, centre, {agentEncryption.certificate()}));
    }
    [[nodiscard]] QByteArray requestMail(const VersionRequestCommand& command) const
    {
        return require(writeVersionRequestMail(commandMailHeader(), command, centre));
    }
    [[nodiscard]] QByteArray answerMail(const EnrolmentAnswerCommand& command) const
    {
        return require(writeEnrolmentAnswerMail(commandMailHeader(), command, centre));
    }
};

template <class T, class Enum> void checkRefused(const Result<T>& read, Enum code, const QString& subject = {})
{
    REQUIRE_FALSE(read);
    INFO(read.error().toLogLine().toStdString());
    CHECK(read.error().code() == make_error_code(code));
    if (!subject.isEmpty()) {
        CHECK(read.error().subject() == subject);
    }
}

/// The update is authentic, and is refused for this reason.
inline UnacceptableUpdate checkUnacceptable(const Result<Command>& read, const QString& code)
{
    const Command command = require(read);
    REQUIRE(std::holds_alternative<UnacceptableUpdate>(command));
    const auto& refused = std::get<UnacceptableUpdate>(command);
    INFO(refused.detail.toStdString());
    CHECK(refused.code == code);
    CHECK(refused.campaign == "c0ffee");
    CHECK(refused.sequence == 2);
    CHECK_FALSE(refused.detail.isEmpty());
    return refused;
}

} // namespace rds::test
