// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/centre/Centre.h>
#include <core/centre/CentreKeys.h>
#include <core/fleet/HubTransport.h>
#include <core/fleet/MailHub.h>
#include <db/CentreDatabase.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/VirtualClock.h>

#include <QTemporaryDir>

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

/// A centre in a folder of its own, on virtual time, with a post office in memory and nobody in its list.
class CentreBench {
public:
    CentreBench();

    [[nodiscard]] Centre& centre() { return *m_centre; }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString settingsPath(const QString& agent) const { return path("agents/" + agent + ".json"); }
    [[nodiscard]] QStringList ids();
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
    CentreKeys keys = require(createCentreKeys(m_folder.path(), clock.now()));
    std::unique_ptr<CentreDatabase> database = require(CentreDatabase::open(path("centre.sqlite"), clock));

private:
    std::unique_ptr<Centre> m_centre;
};

} // namespace rds::test
