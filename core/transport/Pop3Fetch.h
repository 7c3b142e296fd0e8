// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "MailTransport.h"

#include <core/net/NetConnection.h>
#include <core/net/Pop3Session.h>

#include <QObject>

namespace rds {

/// One POP3 session between a mailbox and a MailSink.
class Pop3Fetch final : public QObject {
    Q_OBJECT

public:
    /// @param clock, random, sink must outlive the fetch
    Pop3Fetch(Clock& clock, Random& random, const ServerSettings& settings, FetchLimits limits, MailSink& sink);

    void start() { m_connection.open(); }
    /// @pre finished
    [[nodiscard]] Result<FetchSummary> result() const;

Q_SIGNALS:
    /// Once, at the end; the sink is not used any more.
    void finished();

private:
    void onProgress();
    void handle(const Pop3Listing& listing);
    void handle(const Pop3Batch& batch);
    void handle(const Pop3Oversized& mail);
    [[nodiscard]] Pop3Choice choose(const Pop3Entry& mail);

    FetchLimits m_limits;
    MailSink& m_sink;
    Pop3Session m_session;
    NetConnection m_connection;
    int m_chosen = 0;
    FetchSummary m_summary;
    bool m_storeFailed = false;
    bool m_busy = false;
    bool m_finished = false;
};

} // namespace rds
