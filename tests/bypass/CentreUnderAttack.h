// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "Forge.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/VirtualClock.h>

#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/centre/Centre.h>
#include <core/fleet/HubTransport.h>
#include <core/fleet/MailHub.h>
#include <core/package/UpdatePackage.h>
#include <core/protocol/Command.h>
#include <core/protocol/EnrolmentMail.h>
#include <core/protocol/ReplyMail.h>
#include <db/CentreDatabase.h>

#include <QTemporaryDir>

namespace rds::test {

/// A box of the centre's list, seen from its own side.
struct Box {
    AgentId id;
    MailAddress address;
    Identity signing;
    Identity encryption;
};

/// A whole centre on virtual time, with a post office in memory. The boxes A1 and A2 have enrolled, A3 is invited. An
/// attacker can send mail in anybody's name; he may have what belongs to A2.
class CentreUnderAttack {
public:
    CentreUnderAttack();
    ~CentreUnderAttack();

    [[nodiscard]] Centre& centre() { return *m_centre; }
    [[nodiscard]] CentreDatabase& database() { return *m_database; }
    [[nodiscard]] const CentreKeys& keys() const { return m_keys; }
    void pass(Duration time) { clock.runUntil(clock.now() + time); }

    /// Asks the box for its version. @return what it reads
    [[nodiscard]] VersionRequestCommand ask(const Box& box);
    /// A good reply of A1 to its newest request.
    [[nodiscard]] VersionReply reply(const QString& version = "1.0.00-1") const;
    [[nodiscard]] QByteArray replyMail(const VersionReply& reply, const Identity& signer) const;
    /// A good reply whose parts are these.
    [[nodiscard]] QByteArray replyMailOf(const std::vector<MailPart>& parts, const Identity& signer) const;
    /// The parts of a good reply with another text in the place of its report.
    [[nodiscard]] std::vector<MailPart> replyParts(const QByteArray& report) const;
    /// The CMS message of a mail.
    [[nodiscard]] static QByteArray cmsOf(const QByteArray& mail);

    /// A batch over A1 alone that waits for A1's version reply for an hour. @return its campaign
    [[nodiscard]] QString startBatch();
    [[nodiscard]] BatchTarget target() const;
    [[nodiscard]] UpdateNotice notice(const QString& campaign) const;
    [[nodiscard]] QByteArray noticeMail(const UpdateNotice& notice, const Identity& signer) const;
    [[nodiscard]] QString packageFile(const Identity& signer, const QString& version = "1.0.02-0");

    /// The code in A3's settings file.
    [[nodiscard]] QString code() const;
    [[nodiscard]] bool hasSettingsFile(const Box& box) const;
    /// A good request of A3.
    [[nodiscard]] EnrolmentRequest enrolment() const;
    [[nodiscard]] QByteArray enrolmentMail(const EnrolmentRequest& enrolment, const Identity& signer) const;
    [[nodiscard]] Agent listed(const Box& box) const;
    [[nodiscard]] int mailsFor(const MailAddress& address) const;

    /// Delivers a mail to the centre and lets it deal with it. @return what it turned out to be: a stable word,
    /// or that it was left on the server
    QString outcomeOf(const QByteArray& mail);
    /// All that a reply could change: versions, keys, verdicts, reports.
    [[nodiscard]] QStringList picture() const;

    VirtualClock clock;
    SeededRandom random{1};
    const MailAddress address = require(MailAddress::parse("centre@maker.example"));
    Box a1;
    Box a2;
    Box a3;
    Identity stranger = makeSigner("stranger");
    VersionRequestCommand request; ///< A1's newest

private:
    [[nodiscard]] ReplyMailHeader replyHeader() const;

    QTemporaryDir m_folder;
    InlineExecutor m_executor;
    mutable MailHub m_hub{clock, random}; ///< counts what is fetched
    HubTransport m_transport{m_hub, clock, address};
    CentreKeys m_keys;
    std::unique_ptr<CentreDatabase> m_database;
    std::unique_ptr<Centre> m_centre;
    BatchId m_batch = 0;
};

/// The mail ends as `outcome` says, nothing at all is changed, and the centre still believes a good reply.
void checkChangesNothing(CentreUnderAttack& centre, const QByteArray& mail, const QString& outcome);

} // namespace rds::test
