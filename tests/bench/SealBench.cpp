// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
// Prints how long it takes to seal a package and to open it, beside the `openssl cms` command doing the same
// (signing, encrypting, signing again) in the same run. Run by `make bench`.

#include "BenchClock.h"

#include <core/crypto/Cms.h>
#include <tests/core/crypto/Identities.h>
#include <tests/core/crypto/OpenSslCommand.h>

#include <QTextStream>

#include <random>

using namespace rds;
using namespace rds::test;

namespace {

constexpr int packageSize = 16 * 1024 * 1024;
constexpr int runs = 3;

/// As a compressed archive looks.
QByteArray makePackage()
{
    std::mt19937_64 numbers(1);
    QByteArray package(packageSize, Qt::Uninitialized);
    for (qsizetype i = 0; i < package.size(); i += 8) {
        const quint64 number = numbers();
        std::memcpy(package.data() + i, &number, sizeof number);
    }
    return package;
}

const QString sign = "cms -sign -binary -nodetach -keyid -nocerts -nosmimecap -md sha256 -outform DER "
                     "-signer centre.crt -inkey centre.key ";
const QString verify = "cms -verify -binary -inform DER -nointern -certfile centre.crt -noverify ";

/// Centre, agents, and the same in files for the command.
struct Parties {
    explicit Parties(int count)
        : package(makePackage())
    {
        command.write("centre", centre);
        command.write("package", package);
        for (int i = 0; i < count; ++i) {
            agents.push_back(makeRecipient(QString("AGENT%1").arg(i, 7, 10, QChar('0'))));
            command.write("agent" + QString::number(i), agents.back());
        }
    }

    [[nodiscard]] std::vector<Certificate> certificates(int count) const
    {
        std::vector<Certificate> result;
        for (int i = 0; i < count; ++i) {
            result.push_back(agents[static_cast<std::size_t>(i)].certificate());
        }
        return result;
    }

    void sealWithCommand(int count) const
    {
        QString recipients;
        for (int i = 0; i < count; ++i) {
            recipients += " -recip agent" + QString::number(i) + ".crt -keyopt ecdh_kdf_md:sha256";
        }
        command.run(sign + "-in package -out inner");
        command.run("cms -encrypt -binary -aes-256-gcm -keyid -outform DER -in inner -out envelope" + recipients);
        command.run(sign + "-in envelope -out sealed");
    }

    void openWithCommand() const
    {
        command.run(verify + "-in sealed -out envelope");
        command.run("cms -decrypt -binary -inform DER -inkey agent0.key -recip agent0.crt -in envelope -out inner");
        command.run(verify + "-in inner -out opened");
    }

    OpenSslCommand command;
    QByteArray package;
    Identity centre = makeSigner();
    std::vector<Identity> agents;
};

struct Measurement {
    int recipients = 0;
    qsizetype size = 0;
    double seal = 0;
    double sealByCommand = 0;
    double open = 0;
    double openByCommand = 0;
};

Measurement measure(const Parties& parties, int count)
{
    Measurement result;
    result.recipients = count;
    const auto certificates = parties.certificates(count);
    QByteArray sealed;
    result.seal =
        bestSeconds(runs, [&] { sealed = require(cms::seal(parties.package, parties.centre, certificates)); });
    result.size = sealed.size();
    result.sealByCommand = bestSeconds(runs, [&] { parties.sealWithCommand(count); });
    QByteArray opened;
    result.open = bestSeconds(
        runs, [&] { opened = require(cms::open(sealed, parties.centre.certificate(), parties.agents.front())); });
    CHECK((opened == parties.package));
    result.openByCommand = bestSeconds(runs, [&] { parties.openWithCommand(); });
    CHECK((parties.command.read("opened") == parties.package));
    return result;
}

void print(QTextStream& out, const Measurement& m)
{
    out << QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8\n")
               .arg(m.recipients, 12)
               .arg(m.seal * 1000, 10, 'f', 1)
               .arg(m.sealByCommand * 1000, 12, 'f', 1)
               .arg(m.sealByCommand / m.seal, 7, 'f', 2)
               .arg(m.size - packageSize, 11)
               .arg(m.open * 1000, 10, 'f', 1)
               .arg(m.openByCommand * 1000, 12, 'f', 1)
               .arg(m.openByCommand / m.open, 7, 'f', 2);
    out.flush();
}

} // namespace

TEST_CASE("sealing a package, in milliseconds and bytes a recipient")
{
    QTextStream out(stdout);
    out << "A package of 16 MiB sealed for its recipients (signed, encrypted, signed), and opened by one of them\n"
        << "                 seal  openssl cms           bytes over       open  openssl cms\n"
        << "  recipients       ms           ms   ratio  the package         ms           ms   ratio\n";
    const Parties parties(1000);
    std::vector<Measurement> measured;
    for (const int count : {1, 100, 1000}) {
        measured.push_back(measure(parties, count));
        print(out, measured.back());
    }
    const double each =
        static_cast<double>(measured[2].size - measured[0].size) / (measured[2].recipients - measured[0].recipients);
    out << "Each recipient adds " << QString::number(each, 'f', 1) << " bytes. Best of " << runs
        << " runs; the command reads and writes files, and needs three processes.\n\n";
    out.flush();
    CHECK(each <= 185);
}
