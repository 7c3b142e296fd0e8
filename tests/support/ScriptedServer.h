// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QHash>
#include <QSslConfiguration>
#include <QStringList>
#include <QTcpServer>

#include <deque>

class QSslSocket;

namespace rds::test {

/// A server on a free loopback port that plays one script per connection, in the order of the connections:
///
///     S: 220 hello     sends this line
///     C: QUIT          waits for this line; another one is a problem
///     C* AUTH PLAIN    waits for a line that begins so
///     -- mail          waits for a line with a single dot
///     -- tls           begins TLS
///     -- drop          breaks the connection
///     -- silence       says nothing more
///
/// After its last line it waits for the client to close. A connection without script is dropped.
class ScriptedServer final : public QTcpServer {
    Q_OBJECT

public:
    ScriptedServer();
    ~ScriptedServer() override;

    void addScript(const QString& script);
    /// For `-- tls`, and from the first byte where `isImplicit`.
    void setTls(const QString& certificateFile, const QString& keyFile, bool isImplicit);

    [[nodiscard]] int connections() const { return m_connections; }
    /// Connections that played their script to its end, and were then closed by the client.
    [[nodiscard]] int completed() const { return m_completed; }
    /// Connections that are waiting in `-- silence`.
    [[nodiscard]] int silent() const { return m_silent; }
    [[nodiscard]] const QStringList& problems() const { return m_problems; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Dialog {
        std::deque<QString> script;
        bool isOver = false;
    };

    void play(QSslSocket* socket);
    /// False where the script has to wait.
    [[nodiscard]] bool step(QSslSocket* socket, const QString& line);
    [[nodiscard]] bool expectLine(QSslSocket* socket, const QString& line);
    void onDisconnected(QSslSocket* socket);

    std::deque<QString> m_scripts;
    QHash<QSslSocket*, Dialog> m_dialogs;
    QSslConfiguration m_tls;
    bool m_implicit = false;
    int m_connections = 0;
    int m_completed = 0;
    int m_silent = 0;
    QStringList m_problems;
};

} // namespace rds::test
