// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <core/domain/DomainError.h>
#include <db/DbError.h>

using namespace rds;
using namespace rds::test;

namespace {

bool same(const StoredReport& a, const StoredReport& b)
{
    return a.agent == b.agent && a.received == b.received && a.report == b.report;
}

} // namespace

TEST_CASE("A report is kept and becomes the agent's present version")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 2)));
    StoredReport bare = report(1, "1.0.02-0", 2000, 0);
    bare.report.romVersion = QString();
    require(file.db().agents().addReports({report(1, "1.0.01", 1000, 5), bare, report(2, "1.0.01", 1500)}));
    file.reopen();

    const Agent agent = require(file.db().agents().find(agentId(1)));
    CHECK(agent.version == version("1.0.02-0"));
    CHECK(agent.lastVersionCheck == fromMillis(2000));
    const auto reports = require(file.db().agents().reports(agentId(1)));
    REQUIRE(reports.size() == 2);
    CHECK(same(reports[0], bare));
    CHECK(same(reports[1], report(1, "1.0.01", 1000, 5)));
}

TEST_CASE("The newest report of every agent comes sorted by agent")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 4)));
    require(file.db().agents().addReports({report(3, "1.0.00", 5), report(1, "1.0.00", 10)}));
    require(file.db().agents().addReports({report(1, "1.0.01", 20, 2), report(2, "1.0.00", 20, 0)}));
    const auto latest = require(file.db().agents().latestReports());
    REQUIRE(latest.size() == 3);
    CHECK(same(latest[0], report(1, "1.0.01", 20, 2)));
    CHECK(same(latest[1], report(2, "1.0.00", 20, 0)));
    CHECK(same(latest[2], report(3, "1.0.00", 5)));
}

TEST_CASE("One unknown agent among the reports leaves none of them")
{
    CentreFile file;
    require(file.db().agents().add({enrolled(1)}));
    const auto added = file.db().agents().addReports({report(1, "1.0.00", 1), report(2, "1.0.00", 1)});
    REQUIRE_FALSE(added);
    CHECK(added.error().is(DomainError::UnknownAgent));
    CHECK(file.number("SELECT count(*) FROM reports") == 0);
    CHECK(require(file.db().agents().find(agentId(1))).version.isNull());
}

TEST_CASE("A module of one name, version and date is stored once")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 2)));
    require(file.db().agents().addReports({report(1, "1.0.00", 1, 4), report(2, "1.0.00", 1, 3)}));
    require(file.db().agents().addReports({report(1, "1.0.00", 2, 4), report(2, "1.0.01", 2, 1)}));
    CHECK(file.number("SELECT count(*) FROM modules") == 5);
    CHECK(file.number("SELECT count(*) FROM report_modules") == 12);
}

TEST_CASE("Reports cannot be changed or deleted")
{
    CentreFile file;
    require(file.db().agents().add({enrolled(1)}));
    require(file.db().agents().addReports({report(1, "1.0.00", 1)}));
    for (const char* const sql :
         {"UPDATE reports SET software_version = '9.9'", "DELETE FROM reports", "DELETE FROM report_modules",
          "UPDATE report_modules SET position = 99 WHERE position = 0"}) {
        const auto done = file.db().database().execute(sql);
        REQUIRE_FALSE(done);
        CHECK(done.error().is(DbError::ConstraintViolated));
        CHECK(done.error().detail().contains("append-only"));
    }
    CHECK(require(file.db().agents().reports(agentId(1))).size() == 1);
}

TEST_CASE("Five hundred reports of twenty modules fit one transaction")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 500)));
    std::vector<StoredReport> reports;
    for (int number = 1; number <= 500; ++number) {
        reports.push_back(report(number, QStringLiteral("1.0.%1").arg(number % 7), number, 20));
    }
    require(file.db().agents().addReports(reports));
    file.reopen();
    const auto latest = require(file.db().agents().latestReports());
    REQUIRE(latest.size() == reports.size());
    for (std::size_t i = 0; i < latest.size(); ++i) {
        REQUIRE(same(latest[i], reports[i]));
    }
}
