// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace rds::test {

/// The built `rdsvm` as a child of the test, speaking English; killed with it.
class CliProcess {
public:
    /// @param environment more variables, as `NAME=value`
    /// @param input a file for its standard input, for instance a terminal
    explicit CliProcess(const QStringList& arguments, const QStringList& environment = {}, const QString& input = {});
    ~CliProcess();

    /// Runs the test's event loop, and so its mail server, until the program has ended.
    /// @return its exit code; 128 + the signal that killed it
    int wait();
    void signal(int number);
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] const QString& output() const { return m_output; }
    [[nodiscard]] const QString& errors() const { return m_errors; }

private:
    QString m_output;
    QString m_errors;
    QProcess m_process; // tells of its last output while it is destroyed
};

/// The environment of such a process: no desktop, and pass phrases for every key that it makes. `more` comes after,
/// as `NAME=value`.
[[nodiscard]] QProcessEnvironment cliEnvironment(const QStringList& more);

/// What a run came to.
struct CliResult {
    int code = -1;
    QString output;
    QString errors;

    [[nodiscard]] QJsonObject json() const;
};

[[nodiscard]] CliResult runCli(const QStringList& arguments, const QStringList& environment = {});

/// A centre's folder of its own.
class CliCentre {
public:
    CliCentre(); ///< runs `rdsvm init` in it

    [[nodiscard]] QString path(const QString& name = {}) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList arguments(const QStringList& command) const;
    [[nodiscard]] CliResult run(const QStringList& command, const QStringList& environment = {}) const;
    void succeed(const QStringList& command, const QStringList& environment = {}) const;
    /// The run must end with 1, with nothing on stdout and one sentence on stderr. @return the sentence
    [[nodiscard]] QString refusal(const QStringList& command, const QStringList& environment = {}) const;
    /// Address and servers on this computer, in plain text.
    void configureMail(quint16 smtpPort, quint16 pop3Port) const;
    /// Writes a file of this folder. @return its path
    QString write(const QString& name, const QByteArray& content) const;
    /// Builds a package of one script and one module. @return its path
    [[nodiscard]] QString buildPackage(const QString& name = "update.rdspkg") const;
    /// Pins keys for these agents, as if their boxes had enrolled by mail.
    void enrol(const QStringList& ids) const;
    /// One row of `agents list --json`.
    [[nodiscard]] QJsonObject agent(const QString& id) const;
    /// The ids of `agents list --json`.
    [[nodiscard]] QStringList agents() const;
    /// The states of `batch status --json`.
    [[nodiscard]] QStringList states() const;

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] QString temporaryTemplate();

} // namespace rds::test
