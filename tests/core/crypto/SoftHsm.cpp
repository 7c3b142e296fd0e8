// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SoftHsm.h"

#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <cstdio>

namespace rds::test {

namespace {

QString modulePath()
{
    for (const char* folder : {"/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib64/softhsm",
                               "/usr/lib64/pkcs11", "/usr/local/lib/softhsm"}) {
        const QString path = QString(folder) + "/libsofthsm2.so";
        if (QFileInfo::exists(path)) {
            return path;
        }
    }
    return {};
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

} // namespace

bool SoftHsm::skipped()
{
    const bool missing = QStandardPaths::findExecutable("softhsm2-util").isEmpty() || modulePath().isEmpty();
    if (missing) {
        std::printf("SKIPPED: no SoftHSM2 (package softhsm2)\n");
        std::fflush(stdout);
    }
    return missing;
}

SoftHsm::SoftHsm()
{
    REQUIRE(QDir(m_folder.path()).mkdir("tokens"));
    const QString path = m_folder.filePath("softhsm2.conf");
    write(path, "directories.tokendir = " + m_folder.filePath("tokens").toUtf8() + "\nlog.level = ERROR\n");
    qputenv("SOFTHSM2_CONF", path.toUtf8());
    run({"--init-token", "--free", "--label", "centre", "--pin", "1234", "--so-pin", "12345678"});
}

SoftHsm& SoftHsm::instance()
{
    static SoftHsm hsm;
    return hsm;
}

QString SoftHsm::add(const QByteArray& keyPem)
{
    const QString path = m_folder.filePath("key.pem");
    const QString id = QString("%1").arg(++m_keys, 2, 16, QChar('0'));
    write(path, keyPem);
    run({"--import", path, "--token", "centre", "--label", "key" + id, "--id", id, "--pin", "1234"});
    QFile::remove(path);
    return uriOf("key" + id);
}

QString SoftHsm::uriOf(const QString& label)
{
    return "pkcs11:token=centre;object=" + label + ";type=private?module-path=" + modulePath();
}

void SoftHsm::run(const QStringList& arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start("softhsm2-util", arguments);
    REQUIRE(process.waitForFinished());
    INFO(process.readAll().toStdString());
    REQUIRE(process.exitCode() == 0);
}

} // namespace rds::test
