// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TestCertificates.h"

#include "ServerProcess.h"

#include <core/base/FileError.h>

namespace rds::test {

namespace {

const QStringList newKey{"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"};

Result<void> makeIssuer(const QString& folder, const QString& name)
{
    return runCommand(QStringList{"openssl", "req", "-x509"} + newKey
                      + QStringList{"-keyout", folder + '/' + name + ".key", "-out", folder + '/' + name + ".pem",
                                    "-days", "2", "-subj", "/CN=Issuer " + name, "-addext",
                                    "basicConstraints=critical,CA:TRUE", "-addext",
                                    "keyUsage=critical,keyCertSign,cRLSign"});
}

Result<void> makeServer(const QString& folder, const QStringList& hosts)
{
    QStringList names;
    for (const QString& host : hosts) {
        names.append("DNS:" + host);
    }
    const QString extensions =
        "subjectAltName=" + names.join(',') + "\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n";
    if (auto written = writeFileAtomically(folder + "/server.ext", extensions.toUtf8()); !written) {
        return written;
    }
    const auto request = runCommand(QStringList{"openssl", "req"} + newKey
                                    + QStringList{"-keyout", folder + "/server.key", "-out", folder + "/server.csr",
                                                  "-subj", "/CN=" + hosts.value(0)});
    if (!request) {
        return request;
    }
    return runCommand({"openssl", "x509", "-req", "-in", folder + "/server.csr", "-CA", folder + "/ca.pem", "-CAkey",
                       folder + "/ca.key", "-CAcreateserial", "-days", "2", "-extfile", folder + "/server.ext", "-out",
                       folder + "/server.pem"});
}

} // namespace

Result<TestCertificates> TestCertificates::make(const QString& folder, const QStringList& hosts)
{
    auto made = makeIssuer(folder, "ca");
    if (made) {
        made = makeIssuer(folder, "other");
    }
    if (made) {
        made = makeServer(folder, hosts);
    }
    if (!made) {
        return failure(made.error());
    }
    return TestCertificates{folder + "/ca.pem", folder + "/server.pem", folder + "/server.key", folder + "/other.pem"};
}

} // namespace rds::test
