// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/transport/MailTransport.h>

#include <memory>

namespace rds {

class MailHub;

/// A mail transport straight onto a MailHub, without sockets: for virtual time and fleets of thousands.
///
/// Sees what a mail client would see of the hub's faults. Logs in as `own`, which may name any sender.
/// Destroying it drops its callbacks; a mail not yet handed over is then not sent. Hub and clock must
/// outlive it. One thread.
class HubTransport final : public MailTransport {
public:
    HubTransport(MailHub& hub, Clock& clock, MailAddress own);
    ~HubTransport() override;

    void send(OutgoingMail mail, SendDone done) override;
    void fetch(FetchLimits limits, MailSink& sink, FetchDone done) override;

private:
    void later(std::function<void()> task);
    [[nodiscard]] SendResult transact(OutgoingMail mail);
    [[nodiscard]] Result<FetchSummary> collect(const FetchLimits& limits, MailSink& sink);
    [[nodiscard]] std::optional<Error> loginError();

    MailHub& m_hub;
    Clock& m_clock;
    MailAddress m_own;
    bool m_fetching = false;
    std::shared_ptr<bool> m_alive; ///< tasks of a transport that is gone do nothing
};

} // namespace rds
