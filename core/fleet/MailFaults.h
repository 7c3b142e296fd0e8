// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Clock.h>
#include <core/domain/MailAddress.h>

#include <QByteArray>

#include <optional>
#include <unordered_map>
#include <vector>

namespace rds {

class Random;

/// One thing that goes wrong with mail on purpose: in the demo, in a simulation, in a test.
struct MailFault {
    enum class Kind {
        Lose, ///< accepted and never delivered
        Delay, ///< delivered later by `delay`
        Duplicate, ///< delivered twice
        Truncate, ///< cut off after `keepBytes`
        Bounce, ///< accepted, then returned to its sender as a delivery report
        RefuseRecipient, ///< RCPT answered with `reply`
        RefuseMail, ///< the end of the content answered with `reply`
        DropAfterData, ///< the connection ends before the content is answered
        Offline, ///< no session for the mailbox `from`: neither SMTP nor POP3 lets it in
    };
    static constexpr int always = -1;

    Kind kind = Kind::Lose;
    MailAddress from{}; ///< null: any sender
    MailAddress to{}; ///< null: any recipient
    int remaining = always; ///< how often it still strikes; each recipient's copy counts
    int permille = 1000; ///< how likely it strikes; under 1000 the Random decides
    Duration delay{};
    qint64 keepBytes = 0;
    QByteArray reply{}; ///< without CRLF; empty: a usual one. `4…` is temporary, `5…` is final
    bool delivered = true; ///< DropAfterData: whether the mail arrives nevertheless
};

/// The faults in force: a plain value. Among several that fit, those for a recipient come first,
/// then those for a sender, then those for everyone, each in the order in which they were added.
class MailFaults {
public:
    using RuleId = quint64;

    RuleId add(MailFault fault);
    /// One that is gone already is ignored.
    void remove(RuleId id);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_rules.empty(); }

    /// The fault of this kind that strikes now, counted down; nothing where the mail is spared.
    [[nodiscard]] std::optional<MailFault> strike(MailFault::Kind kind, const MailAddress& from, const MailAddress& to,
                                                  Random& random);

private:
    struct Rule {
        RuleId id;
        MailFault fault;
    };

    [[nodiscard]] std::optional<MailFault> strikeAmong(const QString& key, MailFault::Kind kind,
                                                       const MailAddress& from, const MailAddress& to, Random& random);

    RuleId m_lastId = 0;
    std::unordered_map<QString, std::vector<Rule>> m_rules; ///< by the most particular address of the rule
};

} // namespace rds
