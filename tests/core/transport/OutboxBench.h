// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "HeldTransport.h"

#include <core/base/Random.h>
#include <core/transport/Outbox.h>
#include <tests/db/CentreFile.h>

namespace rds::test {

/// An outbox on a real store, a transport that the test answers, and everything that observers hear.
class OutboxBench : public DeliveryObserver {
public:
    explicit OutboxBench(RetryPolicy policy = {});

    /// A mail to the agents `first` to `last`, stored and due.
    void enqueue(int first, int last, Duration lifetime = std::chrono::hours(24 * 5));
    /// Lets time pass until `count` mails were handed to the transport.
    void runUntilSent(std::size_t count);
    /// Handles what is due now.
    void settle() { file.clock().runUntil(file.clock().now()); }
    /// Another outbox on the same file, as after a kill.
    void restart();

    [[nodiscard]] Result<void> delivered(const QueuedMail& mail, const std::vector<DeliveryOutcome>& outcomes) override;

    CentreFile file;
    SeededRandom random{1};
    HeldTransport transport;
    std::unique_ptr<Outbox> outbox;
    QStringList outcomes; ///< `AGENT0000001 deferred 451 later`
    std::vector<Error> problems;
    std::vector<Error> failures;
    int solved = 0;
    bool observerFails = false;

private:
    void open();

    RetryPolicy m_policy;
};

} // namespace rds::test
