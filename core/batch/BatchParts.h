// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/crypto/Identity.h>
#include <core/domain/MailAddress.h>

namespace rds {

class AgentStore;
class BatchStore;
class Executor;
class Outbox;
class PackageStore;
class Random;
class Transactions;

/// What the batch engine works with; all of it outlives the engine and belongs to the engine thread.
struct BatchParts {
    AgentStore& agents;
    PackageStore& packages;
    BatchStore& batches;
    Transactions& transactions;
    Outbox& outbox;
    Clock& clock;
    Random& random;
    Executor& executor;
};

/// Who the centre is.
struct CentreIdentity {
    QString fleet; ///< random name, in every signed command and reply
    MailAddress address;
    Identity signing;
};

struct BatchPolicy {
    int groupSize = 100; ///< agents that share one ciphertext and one SMTP transaction
    int maxQueuedMails = 8; ///< in the outbox at once: bounds the space that sealed copies take
    Duration replyTimeout = std::chrono::hours(1);
    Duration mailLifetime = std::chrono::hours(24 * 5); ///< given up, and no longer obeyed, after this
};

} // namespace rds
