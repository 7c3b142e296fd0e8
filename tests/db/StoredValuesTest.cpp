// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <db/DbError.h>
#include <db/Query.h>

using namespace rds;
using namespace rds::test;

namespace {

/// A file whose rows were changed behind the program's back.
struct Tampered : CentreFile {
    Tampered()
    {
        require(db().agents().add(enrolledAgents(1, 3)));
        require(db().agents().addReports({report(2, "1.0.00", 1)}));
        m_batch = startBatch(db(), 1, 3);
        execute("PRAGMA foreign_keys = OFF");
        execute("DROP TRIGGER reports_no_update");
    }
    BatchId m_batch = 0;
};

template <class T> void isInvalidRow(const Result<T>& result, const QString& subject, const QString& detail)
{
    REQUIRE_FALSE(result);
    CHECK(result.error().is(DbError::InvalidRow));
    CHECK(result.error().subject() == subject);
    CHECK(result.error().detail() == detail);
}

} // namespace

TEST_CASE("A row of agents that cannot be read is named")
{
    Tampered file;
    SECTION("address")
    {
        file.execute("UPDATE agents SET address = 'no\r\naddress' WHERE id = 'AGENT0000002'");
        isInvalidRow(file.db().agents().all(), "agents AGENT0000002", "address: 'no\r\naddress'");
        isInvalidRow(file.db().batches().statuses(), "agents AGENT0000002", "address: 'no\r\naddress'");
        CHECK(file.db().agents().find(agentId(1)));
    }
    SECTION("version")
    {
        file.execute("UPDATE agents SET version = 'newest' WHERE id = 'AGENT0000003'");
        isInvalidRow(file.db().agents().find(agentId(3)), "agents AGENT0000003", "version: 'newest'");
    }
    SECTION("hardware class")
    {
        file.execute("UPDATE agents SET hardware_class = 'a b' WHERE id = 'AGENT0000003'");
        isInvalidRow(file.db().agents().find(agentId(3)), "agents AGENT0000003", "hardware_class: 'a b'");
    }
    SECTION("enrolment")
    {
        file.execute("UPDATE agents SET enrolment_state = 'maybe' WHERE id = 'AGENT0000003'");
        isInvalidRow(file.db().agents().find(agentId(3)), "agents AGENT0000003", "enrolment_state: 'maybe'");
    }
    SECTION("id")
    {
        file.execute("UPDATE agents SET id = '../etc' WHERE id = 'AGENT0000001'");
        isInvalidRow(file.db().agents().all(), "agents ../etc", "id: '../etc'");
    }
}

TEST_CASE("A row of targets that cannot be read is named")
{
    Tampered file;
    const QString row = QStringLiteral("batch_targets %1/AGENT0000002").arg(file.m_batch);
    SECTION("state")
    {
        file.execute("UPDATE batch_targets SET state = 'lost' WHERE agent_id = 'AGENT0000002'");
        isInvalidRow(file.db().batches().targets(file.m_batch), row, "state: 'lost'");
    }
    SECTION("cause")
    {
        file.execute("UPDATE batch_targets SET cause = '' WHERE agent_id = 'AGENT0000002'");
        isInvalidRow(file.db().batches().targets(file.m_batch), row, "cause: ''");
    }
    SECTION("attempt")
    {
        file.execute("UPDATE batch_targets SET attempt = 4294967296 WHERE agent_id = 'AGENT0000002'");
        isInvalidRow(file.db().batches().targets(file.m_batch), row, "attempt: '4294967296'");
    }
}

TEST_CASE("Reports and packages that cannot be read are named")
{
    Tampered file;
    SECTION("module date")
    {
        file.execute("UPDATE modules SET date = '2026-02-30' WHERE id = 1");
        isInvalidRow(file.db().agents().latestReports(), "modules 1", "date: '2026-02-30'");
    }
    SECTION("module name")
    {
        file.execute("UPDATE modules SET name = 'a b' WHERE id = 2");
        isInvalidRow(file.db().agents().reports(agentId(2)), "modules 2", "name: 'a b'");
    }
    SECTION("software version")
    {
        file.execute("UPDATE reports SET software_version = ''");
        isInvalidRow(file.db().agents().latestReports(), "reports 1", "software_version: ''");
    }
    SECTION("hardware class of a package")
    {
        file.execute("UPDATE package_hardware_classes SET hardware_class = '' WHERE hardware_class = 'box-2'");
        const auto all = file.db().packages().all();
        REQUIRE_FALSE(all);
        CHECK(all.error().is(DbError::InvalidRow));
        CHECK(all.error().detail() == "hardware_class: ''");
    }
    SECTION("module kind of a package")
    {
        file.execute("UPDATE package_modules SET kind = 'firmware' WHERE position = 1");
        isInvalidRow(file.db().packages().all(), "package_modules 1/1", "kind: 'firmware'");
    }
}

TEST_CASE("A column of the wrong type is named")
{
    CentreFile file;
    file.execute("CREATE TABLE loose (k TEXT, v)");
    file.execute("INSERT INTO loose VALUES ('one', NULL), ('two', 'text'), ('three', 3)");
    const auto value = [&](const QString& key, auto read) {
        return Query(file.db().database(), "SELECT k, v FROM loose WHERE k = ?")
            .bind(key)
            .first({QLatin1String("loose")}, [&](RowReader& row) {
                row.skip(1);
                return read(row);
            });
    };
    isInvalidRow(value("one", [](RowReader& row) { return row.integer(); }), "loose one", "v: ''");
    isInvalidRow(value("one", [](RowReader& row) { return row.text(); }), "loose one", "v: ''");
    isInvalidRow(value("one", [](RowReader& row) { return row.bytes(); }), "loose one", "v: ''");
    isInvalidRow(value("two", [](RowReader& row) { return row.integer(); }), "loose two", "v: 'text'");
    isInvalidRow(value("two", [](RowReader& row) { return row.bytes(); }), "loose two", "v: 'text'");
    isInvalidRow(value("three", [](RowReader& row) { return row.text(); }), "loose three", "v: '3'");
    CHECK(require(value("three", [](RowReader& row) { return row.integer(); })) == 3);
}

TEST_CASE("A statement that is not SQL is an error with the database's own words")
{
    CentreFile file;
    const auto done = Query(file.db().database(), "SELEKT 1").run();
    REQUIRE_FALSE(done);
    CHECK(done.error().is(DbError::StatementFailed));
    CHECK(done.error().subject() == file.path());
    CHECK(done.error().detail().contains("SELEKT"));
}

TEST_CASE("One statement can be in use twice at a time")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 3)));
    const QString sql = "SELECT id FROM agents ORDER BY id";
    int rows = 0;
    require(Query(file.db().database(), sql).each({QLatin1String("agents")}, [&](RowReader&) {
        require(Query(file.db().database(), sql).each({QLatin1String("agents")}, [&](RowReader&) { ++rows; }));
    }));
    CHECK(rows == 9);
}

TEST_CASE("A setting is null until it is set")
{
    CentreFile file;
    CHECK(require(file.db().settings().value("smtp.host")).isNull());
    require(file.db().settings().setValue("smtp.host", "mail.example"));
    require(file.db().settings().setValue("smtp.host", QStringLiteral("メール.example")));
    require(file.db().settings().setValue("empty", {}));
    file.reopen();
    CHECK(require(file.db().settings().value("smtp.host")) == QStringLiteral("メール.example"));
    const QString empty = require(file.db().settings().value("empty"));
    CHECK(empty.isEmpty());
    CHECK_FALSE(empty.isNull());
}

TEST_CASE("Ten thousand agents go through a batch")
{
    CentreFile file;
    constexpr int count = 10'000;
    require(file.db().agents().add(enrolledAgents(1, count)));
    const BatchId id = startBatch(file.db(), 1, count);
    auto targets = require(file.db().batches().targets(id));
    REQUIRE(targets.size() == count);
    std::vector<BatchEvent> events;
    std::vector<StoredReport> reports;
    for (BatchTarget& target : targets) {
        target.state = TargetState::Updated;
        target.versionAfter = version("1.0.02-0");
        events.push_back({id,
                          target.agent,
                          1,
                          fromMillis(1),
                          TargetState::Queued,
                          TargetState::Updated,
                          "reply",
                          FailureCause::None,
                          {}});
        reports.push_back(report(static_cast<int>(reports.size()) + 1, "1.0.02-0", 5, 17));
    }
    require(file.db().transactions().run([&]() -> Result<void> {
        require(file.db().agents().addReports(reports));
        return file.db().batches().save(targets, events);
    }));
    file.reopen();
    const auto statuses = require(file.db().batches().statuses());
    REQUIRE(statuses.size() == count);
    CHECK(statuses.back().agent.id == agentId(count));
    CHECK(statuses.back().agent.version == version("1.0.02-0"));
    CHECK(statuses.back().target->state == TargetState::Updated);
    CHECK(require(file.db().batches().progress(id)).updated == count);
    CHECK(require(file.db().batches().unfinished()).empty());
    const auto latest = require(file.db().agents().latestReports());
    REQUIRE(latest.size() == count);
    CHECK(latest.back().report.modules.size() == 17);
    CHECK(file.db().database().verify());
}
