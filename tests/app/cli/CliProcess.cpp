// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <core/base/SystemClock.h>
#include <core/crypto/Identity.h>
#include <db/CentreDatabase.h>
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

QProcessEnvironment cliEnvironment(const QStringList& more)
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    const QStringList names = all.keys();
    for (const QString& name : names) {
        if (name.startsWith("RDSVM_") || name == "LANGUAGE") {
            all.remove(name);
        }
    }
    all.insert("LC_ALL", "C.UTF-8");
    all.insert("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // the key store of whoever runs the test is left alone
    all.insert("RDSVM_KEY_PASSPHRASE", "key secret");
    all.insert("RDSVM_ROOT_PASSPHRASE", "root secret");
    all.insert("RDSVM_APPROVER_PASSPHRASE", "approver secret");
    for (const QString& variable : more) {
        all.insert(variable.section('=', 0, 0), variable.section('=', 1));
    }
    return all;
}

CliProcess::CliProcess(const QStringList& arguments, const QStringList& environment, const QString& input)
{
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput,
                     [this] { m_output += QString::fromUtf8(m_process.readAllStandardOutput()); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError,
                     [this] { m_errors += QString::fromUtf8(m_process.readAllStandardError()); });
    m_process.setProcessEnvironment(cliEnvironment(environment));
    if (!input.isEmpty()) {
        m_process.setStandardInputFile(input);
    }
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

void CliCentre::succeed(const QStringList& command, const QStringList& environment) const
{
    const CliResult result = run(command, environment);
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

void CliCentre::enrol(const QStringList& ids) const
{
    SystemClock clock;
    const auto database = require(CentreDatabase::open(path("centre.sqlite"), clock));
    const Timestamp end = clock.now() + std::chrono::hours(24);
    for (const QString& id : ids) {
        const Identity signing = require(Identity::generate(KeyPurpose::Signing, id, clock.now(), end));
        const Identity encryption = require(Identity::generate(KeyPurpose::Encryption, id, clock.now(), end));
        const Certificate& signer = signing.certificate();
        require(database->agents().enrol(require(AgentId::parse(id)),
                                         {signer.toDer(), encryption.certificate().toDer(), signer.keyId()}));
    }
}

QJsonObject CliCentre::agent(const QString& id) const
{
    const CliResult result = run({"agents", "list", "--json"});
    REQUIRE(result.code == 0);
    for (const auto& row : QJsonDocument::fromJson(result.output.toUtf8()).array()) {
        if (row.toObject().value("id").toString() == id) {
            return row.toObject();
        }
    }
    FAIL("no agent " << id.toStdString());
    return {};
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
