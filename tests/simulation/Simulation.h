// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CopyingRunner.h"

#include <app/setup/CentreFolder.h>
#include <app/setup/DemoFleet.h>
#include <core/base/Executor.h>
#include <core/base/Random.h>
#include <core/centre/Centre.h>
#include <core/centre/KeySetChange.h>
#include <core/fleet/EmbeddedFleet.h>
#include <core/fleet/HubTransport.h>
#include <core/fleet/MailHub.h>
#include <tests/support/VirtualClock.h>

#include <QTemporaryDir>

#include <map>
#include <memory>

namespace rds::test {

/// A whole centre, its mail and its fleet in one process on virtual time, from one seed: real database, real
/// cryptography, real packages and agents; only the clock, the wire and /bin/sh are simulated.
class Simulation {
public:
    struct Options {
        int agents = 0; ///< 0: the example's 17
        quint64 seed = 1;
        Duration settle = std::chrono::minutes(10);
        Duration replyTimeout = std::chrono::hours(1);
        bool enrolByMail = false; ///< else the certificates are pinned as if the mails had come
    };

    explicit Simulation(Options options);
    ~Simulation();

    [[nodiscard]] Centre& centre() { return *m_centre; }
    [[nodiscard]] VirtualClock& clock() { return m_clock; }
    [[nodiscard]] MailHub& hub() { return m_hub; }
    [[nodiscard]] EmbeddedFleet& fleet() { return *m_fleet; }
    [[nodiscard]] CopyingRunner& runner() { return m_runner; }
    [[nodiscard]] Random& random() { return m_random; }
    [[nodiscard]] CentreDatabase& database() { return m_folder->database(); }
    [[nodiscard]] const QString& packagePath() const { return m_packagePath; }
    /// The centre's mailbox.
    [[nodiscard]] const MailAddress& address() const { return m_address; }
    [[nodiscard]] const std::vector<DemoAgent>& members() const { return m_members; }

    /// Mail to the members whose mail is lost disappears from now on.
    void loseMail();
    void restoreMail() { m_hub.faults().clear(); }

    [[nodiscard]] BatchId startBatch();
    /// Lets time pass until the batch has ended and the outbox is empty. False where it does not within 30 days.
    [[nodiscard]] bool runToEnd(BatchId batch);
    /// Ends the centre as a kill does, without a word to anybody, and starts it again from its folder.
    void killCentre();
    /// The same, and the new one goes on with these keys instead.
    void killCentre(const CentreKeys& keys);
    /// Lets time pass.
    void pass(Duration time) { m_clock.runUntil(m_clock.now() + time); }
    /// Lets time pass until every agent of the list is enrolled. False where that takes longer than `limit`.
    [[nodiscard]] bool runUntilEnrolled(Duration limit);

    [[nodiscard]] const CentreKeys& keys() const { return *m_keys; }
    /// The operator installs a key set that the root has signed, and starts the centre again.
    void installKeySet(const KeySet& draft);
    void rotateKeys(bool revokeOld);
    /// Another box takes the place of an agent's one, with the settings file that is in `agents/` and nothing else.
    void replaceBox(const QString& id);
    /// The package that is sent, signed by the present key.
    void makePackage();

    [[nodiscard]] std::vector<AgentStatus> statuses();
    [[nodiscard]] AgentStatus status(const QString& id);
    /// The state of every agent as `AGENT0000001 updated`, `AGENT0000002 failed no-reply` …
    [[nodiscard]] QStringList outcome();
    /// Every way in which a promise of docs/architecture.md is broken; empty is good.
    [[nodiscard]] QStringList brokenPromises(BatchId batch);

private:
    void openCentre();
    void makeFleet();
    [[nodiscard]] AgentSettings settingsOf(const AgentId& agent);

    Options m_options;
    QTemporaryDir m_temporary;
    VirtualClock m_clock;
    SeededRandom m_random;
    InlineExecutor m_executor;
    MailHub m_hub;
    CopyingRunner m_runner;
    MailAddress m_address;
    QString m_packagePath;
    std::vector<DemoAgent> m_members;
    std::map<AgentId, AgentSettings> m_settings; ///< as they were loaded on the boxes
    std::optional<CentreKeys> m_keys;
    std::unique_ptr<CentreFolder> m_folder;
    std::unique_ptr<HubTransport> m_transport;
    std::unique_ptr<Centre> m_centre;
    std::unique_ptr<EmbeddedFleet> m_fleet;
};

} // namespace rds::test
