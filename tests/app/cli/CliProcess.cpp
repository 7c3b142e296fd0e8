// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <csignal>

namespace rds::test {

QString temporaryTemplate()
{
    const QString memory = "/dev/shm";
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + "/rds-cli-XXXXXX";
}

CliProcess::CliProcess(const QStringList& arguments, const QStringList& environment)
{
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput,
                     [this] { m_output += QString::fromUtf8(m_process.readAllStandardOutput()); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError,
                     [this] { m_errors += QString::fromUtf8(m_process.readAllStandardError()); });
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const char* const name : {"RDSVM_DATA", "RDSVM_SMTP_PASSWORD", "RDSVM_POP3_PASSWORD", "LANGUAGE"}) {
        all.remove(name);
    }
    all.insert("LC_ALL", "C.UTF-8");
    for (const QString& variable : environment) {
        all.insert(variable.section('=', 0, 0), variable.section('=', 1));
    }
    m_process.setProcessEnvironment(all);
    m_process.start(RDS_CLI_PROGRAM, arguments);
}

CliProcess::~CliProcess()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

int CliProcess::wait()
{
    const bool ended = waitFor([this] { return !isRunning(); }, std::chrono::minutes(2));
    INFO(m_errors.toStdString());
    REQUIRE(ended);
    return m_process.exitStatus() == QProcess::CrashExit ? 128 + m_process.exitCode() : m_process.exitCode();
}

void CliProcess::signal(int number)
{
    REQUIRE(isRunning());
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

QJsonObject CliResult::json() const
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(output.toUtf8(), &error);
    INFO(output.toStdString());
    INFO(errors.toStdString());
    REQUIRE(error.error == QJsonParseError::NoError);
    REQUIRE(document.isObject());
    return document.object();
}

CliResult runCli(const QStringList& arguments, const QStringList& environment)
{
    CliProcess process(arguments, environment);
    const int code = process.wait();
    return {code, process.output(), process.errors()};
}

CliCentre::CliCentre()
    : m_folder(temporaryTemplate())
{
    succeed({"init"});
}

QStringList CliCentre::arguments(const QStringList& command) const
{
    return QStringList{"--data", m_folder.path()} + command;
}

CliResult CliCentre::run(const QStringList& command, const QStringList& environment) const
{
    return runCli(arguments(command), environment);
}

void CliCentre::succeed(const QStringList& command) const
{
    const CliResult result = run(command);
    INFO(command.join(' ').toStdString() << ": " << result.errors.toStdString());
    REQUIRE(result.code == 0);
}

QString CliCentre::refusal(const QStringList& command, const QStringList& environment) const
{
    const CliResult result = run(command, environment);
    INFO(command.join(' ').toStdString() << ": " << result.errors.toStdString());
    CHECK(result.code == 1);
    CHECK(result.output.isEmpty());
    CHECK(result.errors.startsWith("rdsvm: "));
    CHECK(result.errors.count('\n') == 1);
    return result.errors;
}

void CliCentre::configureMail(quint16 smtpPort, quint16 pop3Port) const
{
    succeed({"config", "address", "centre@manufacturer.example"});
    for (const auto& [server, port] : {std::pair("smtp", smtpPort), std::pair("pop3", pop3Port)}) {
        const QString prefix(server);
        succeed({"config", prefix + ".host", "127.0.0.1"});
        succeed({"config", prefix + ".port", QString::number(port)});
        succeed({"config", prefix + ".tls", "none"});
    }
}

QString CliCentre::write(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
    return file.fileName();
}

QString CliCentre::buildPackage(const QString& name) const
{
    const QString script = write("install.sh", "#!/bin/sh\n");
    const QString module = write("mailer", "the new mailer\n");
    succeed({"package", "build", "--script", script, "--module", module, "--software-version", "1.0.02-0", "-o",
             path(name)});
    return path(name);
}

QStringList CliCentre::agents() const
{
    const CliResult result = run({"agents", "list", "--json"});
    REQUIRE(result.code == 0);
    QStringList ids;
    for (const auto& row : QJsonDocument::fromJson(result.output.toUtf8()).array()) {
        ids.append(row.toObject().value("id").toString());
    }
    return ids;
}

QStringList CliCentre::states() const
{
    const CliResult result = run({"batch", "status", "--json"});
    if (result.code != 0) {
        return {};
    }
    QStringList states;
    const QJsonArray rows = result.json().value("agents").toArray();
    for (const auto& row : rows) {
        states.append(row.toObject().value("state").toString());
    }
    return states;
}

} // namespace rds::test
