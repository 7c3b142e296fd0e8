// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
// Prints how long a simulated batch takes, and what it costs on the wire: everything real but the clock, the
// sockets and /bin/sh. Run by `make bench`; RDS_BENCH_AGENTS="100 1000" measures other fleets.

#include <tests/simulation/Simulation.h>
#include <tests/support/QtStringMaker.h>

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTextStream>

#include <ctime>

using namespace rds;
using namespace rds::test;

namespace {

struct Measurement {
    int agents = 0;
    int updated = 0;
    int failed = 0;
    double setUpSeconds = 0;
    double seconds = 0;
    double cpuSeconds = 0;
    double virtualMinutes = 0;
    qint64 mailsOut = 0;
    qint64 bytesOut = 0;
    qint64 bytesIn = 0;
};

double cpuNow()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

Measurement measure(int agents)
{
    Measurement result;
    result.agents = agents;
    QElapsedTimer setUp;
    setUp.start();
    Simulation simulation({.agents = agents, .seed = 1});
    result.setUpSeconds = static_cast<double>(setUp.elapsed()) / 1000;

    const MailAddress centre = simulation.address();
    const MailHub::Counters before = simulation.hub().counters(centre);
    const Timestamp begin = simulation.clock().now();
    const double cpuBefore = cpuNow();
    QElapsedTimer run;
    run.start();
    const BatchId batch = simulation.startBatch();
    REQUIRE(simulation.runToEnd(batch));
    result.seconds = static_cast<double>(run.elapsed()) / 1000;
    result.cpuSeconds = cpuNow() - cpuBefore;
    result.virtualMinutes = static_cast<double>((simulation.clock().now() - begin).count()) / 60'000;
    const MailHub::Counters after = simulation.hub().counters(centre);
    result.mailsOut = after.out.mails - before.out.mails;
    result.bytesOut = after.out.bytes - before.out.bytes;
    result.bytesIn = after.in.bytes - before.in.bytes;
    const auto progress = simulation.centre().progress(batch);
    result.updated = progress ? progress->updated : 0;
    result.failed = progress ? progress->failed : 0;
    return result;
}

void print(QTextStream& out, const Measurement& m)
{
    out << QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8 %9 %10\n")
               .arg(m.agents, 8)
               .arg(m.updated, 8)
               .arg(m.failed, 7)
               .arg(m.setUpSeconds, 9, 'f', 2)
               .arg(m.seconds, 9, 'f', 2)
               .arg(m.cpuSeconds, 9, 'f', 2)
               .arg(m.virtualMinutes, 10, 'f', 1)
               .arg(m.mailsOut, 7)
               .arg(m.bytesOut / m.agents, 11)
               .arg(m.bytesIn / m.agents, 10);
    out.flush();
}

} // namespace

TEST_CASE("a simulated batch, in seconds and bytes on the wire")
{
    QLoggingCategory::setFilterRules("rds.*=false");
    QTextStream out(stdout);
    out << "Simulated batch, centre and fleet in one process on virtual time (real database, cryptography, packages)\n"
        << "                           wall s    wall s     CPU s    virtual   mails   bytes out   bytes in\n"
        << "  agents  updated  failed   set-up     batch     batch    minutes     out   per agent  per agent\n";
    for (const QString& count : qEnvironmentVariable("RDS_BENCH_AGENTS", "1000 10000").split(' ')) {
        const Measurement measured = measure(count.toInt());
        print(out, measured);
        CHECK(measured.updated + measured.failed == measured.agents);
    }
    out << "CPU and wall time are those of centre and fleet together. Bytes are of mail content at the centre.\n";
}
