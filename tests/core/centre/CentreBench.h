// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/centre/Centre.h>
#include <core/centre/CentreKeys.h>
#include <core/fleet/HubTransport.h>
#include <core/fleet/MailHub.h>
#include <core/protocol/CommandMail.h>
#include <core/protocol/ReplyMail.h>
#include <db/CentreDatabase.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/VirtualClock.h>

#include <QTemporaryDir>

#include <map>

namespace rds::test {

/// A folder in memory where the system has such a place.
[[nodiscard]] QString temporaryTemplate();
[[nodiscard]] AgentId agentId(const QString& text);
/// Its address is `<id in lower case>@customer.example`.
[[nodiscard]] Agent agent(const QString& id);
void writeAll(const QString& path, const QByteArray& content);
[[nodiscard]] QByteArray readAll(const QString& path);
/// A package of one script and one module.
[[nodiscard]] UpdatePackage smallPackage(const QString& version = "1.0.02-0");

[[nodiscard]] inline Secret secret(std::string_view text)
{
    return Secret(text);
}
inline const Secret dayPhrase = secret("of the day");
inline const Secret rootPhrase = secret("of the root");

/// How a test makes the keys of a centre in `folder`; its root key is `root-key.pem` there.
[[nodiscard]] NewCentreKeys newKeys(const QString& folder);

/// What an agent makes for itself at its first start.
struct Box {
    explicit Box(const QString& id, Timestamp now);

    Agent agent;
    Identity signing;
    Identity encryption;
};

/// A centre in a folder of its own, on virtual time, with a post office in memory and nobody in its list.
class CentreBench {
public:
    CentreBench();

    [[nodiscard]] Centre& centre() { return *m_centre; }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString settingsPath(const QString& agent) const { return path("agents/" + agent + ".json"); }
    [[nodiscard]] QStringList ids();
    /// Adds agents whose certificates are pinned, as if their enrolment mails had come.
    void addEnrolled(const QStringList& ids);
    [[nodiscard]] const Box& box(const QString& id) const { return m_boxes.at(id); }
    /// Whom the box trusts, with the centre's present key set.
    [[nodiscard]] AgentTrust trustOf(const Box& box) const;
    [[nodiscard]] AgentStatus status(const QString& id);
    /// Ends the centre as a kill does, and makes one with these keys from the same folder.
    void restartCentre(const CentreKeys& with);
    [[nodiscard]] Identity root() const;

    /// A package file that this centre has signed.
    [[nodiscard]] QString packageFile(const UpdatePackage& package = smallPackage());
    void pass(Duration time) { clock.runUntil(clock.now() + time); }

    VirtualClock clock;
    SeededRandom random{1};
    InlineExecutor executor;
    MailAddress address = require(MailAddress::parse("centre@manufacturer.example"));

private:
    QTemporaryDir m_folder{temporaryTemplate()};

public:
    MailHub hub{clock, random};
    HubTransport transport{hub, clock, address};
    CentreKeys keys = require(createCentreKeys(newKeys(m_folder.path()), clock.now()));
    std::unique_ptr<CentreDatabase> database = require(CentreDatabase::open(path("centre.sqlite"), clock));

private:
    std::map<QString, Box> m_boxes;
    std::unique_ptr<Centre> m_centre;
};

} // namespace rds::test
