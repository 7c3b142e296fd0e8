// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "OpenSslCommand.h"

#include <tests/support/QtStringMaker.h>

#include <QFile>
#include <QProcess>

namespace rds::test {

void OpenSslCommand::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

void OpenSslCommand::write(const QString& name, const Identity& identity) const
{
    write(name + ".key", identity.privateKeyPem());
    write(name + ".crt", identity.certificate().toPem());
}

QByteArray OpenSslCommand::read(const QString& name) const
{
    QFile file(m_folder.filePath(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void OpenSslCommand::run(const QString& arguments) const
{
    const Outcome outcome = execute(arguments.split(' ', Qt::SkipEmptyParts));
    INFO(arguments.toStdString() << '\n' << outcome.said.toStdString());
    REQUIRE(outcome.exitCode == 0);
}

bool OpenSslCommand::accepts(const QString& arguments) const
{
    return execute(arguments.split(' ', Qt::SkipEmptyParts)).exitCode == 0;
}

QByteArray OpenSslCommand::output(const QString& arguments) const
{
    run(arguments + " -out out");
    return read("out");
}

void OpenSslCommand::makeCertificate(const QString& name, const QString& keyOptions,
                                     const QStringList& extensions) const
{
    run("genpkey -out " + name + ".key " + keyOptions);
    QString request = "req -x509 -new -days 30 -subj /CN=" + name + " -key " + name + ".key -out " + name + ".crt";
    for (const QString& extension : extensions) {
        request += " -addext " + extension;
    }
    run(request);
}

OpenSslCommand::Outcome OpenSslCommand::execute(const QStringList& arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start("openssl", arguments);
    REQUIRE(process.waitForFinished());
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

} // namespace rds::test
