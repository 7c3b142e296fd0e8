// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Error.h>
#include <core/domain/AgentStatus.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTextStream>

namespace rds {
class Centre;
}

namespace rds::cli {

/// Shows a running batch in the terminal, and waits for its end in the event loop. On a terminal one line is
/// kept up to date; elsewhere a line is printed for every change of the counts.
class BatchWatch final : public QObject {
    Q_OBJECT

public:
    BatchWatch(Centre& centre, bool quiet, QObject* parent = nullptr);

    /// Runs the event loop until the batch is finished. @return how it ended
    [[nodiscard]] BatchProgress waitForEnd(BatchId batch);
    /// Runs the event loop until every update mail of the batch has been taken by the mail server or refused.
    [[nodiscard]] BatchProgress waitUntilSent(BatchId batch);

private:
    using Condition = std::function<bool(const BatchProgress&)>;

    [[nodiscard]] BatchProgress waitFor(BatchId batch, const Condition& condition);
    [[nodiscard]] bool allSent(BatchId batch) const;
    void show(const BatchProgress& progress);
    void clearLine();

    Centre& m_centre;
    bool m_quiet;
    bool m_isTerminal;
    QTextStream m_err;
    QString m_lastLine;
};

} // namespace rds::cli
