// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <db/DbError.h>
#include <db/Migrator.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace rds;
using namespace rds::test;

namespace {

const Migration first{1, "0001_first", "CREATE TABLE a (x INTEGER PRIMARY KEY) STRICT;\n\nINSERT INTO a VALUES (7);\n"};
const Migration second{2, "0002_second",
                       "ALTER TABLE a ADD COLUMN y TEXT NOT NULL DEFAULT 'new';\n\nCREATE TABLE b (x INTEGER);\n"};

DatabaseOptions with(std::vector<Migration> migrations)
{
    DatabaseOptions options;
    options.busyTimeout = Duration(20);
    options.migrations = std::move(migrations);
    return options;
}

struct Place {
    QTemporaryDir folder;
    QString path = folder.filePath("centre.db");
};

} // namespace

TEST_CASE("Migration files are numbered without a gap and all compiled in")
{
    const QStringList files = QDir(RDS_MIGRATIONS_DIR).entryList({"*.sql"}, QDir::Files, QDir::Name);
    const auto migrations = builtInMigrations();
    REQUIRE(files.size() == static_cast<qsizetype>(migrations.size()));
    REQUIRE_FALSE(files.empty());
    for (qsizetype i = 0; i < files.size(); ++i) {
        const Migration& migration = migrations[static_cast<std::size_t>(i)];
        CHECK(migration.number == i + 1);
        CHECK(files[i] == migration.name + ".sql");
        CHECK(files[i].startsWith(QStringLiteral("%1_").arg(i + 1, 4, 10, QChar('0'))));
        CHECK_FALSE(migration.statements().isEmpty());
    }
}

TEST_CASE("A database made by the migrations up to any number opens")
{
    const auto all = builtInMigrations();
    for (std::size_t count = 1; count <= all.size(); ++count) {
        const Place place;
        const std::vector<Migration> some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
        REQUIRE(Database::open(place.path, with(some)));
        auto opened = require(Database::open(place.path));
        CHECK(CentreFile::numberIn(*opened, "PRAGMA user_version") == static_cast<qint64>(all.size()));
        CHECK(opened->verify());
    }
}

TEST_CASE("Every table is strict")
{
    CentreFile file;
    CHECK(file.number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                      "AND name NOT LIKE 'sqlite_%'")
          >= 17);
    CHECK(file.number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                      "AND name NOT LIKE 'sqlite_%' AND strict = 0")
          == 0);
}

TEST_CASE("A statement of a migration ends with a semicolon and an empty line")
{
    const Migration migration{1, "x",
                              "-- note; more\nSELECT 1;\n\nCREATE TRIGGER t BEGIN\n  SELECT 2;\nEND;  \n \nS;\n"};
    CHECK(migration.statements().size() == 3);
    CHECK(migration.statements().at(1) == "CREATE TRIGGER t BEGIN\n  SELECT 2;\nEND");
}

TEST_CASE("An older database is migrated after a copy of it was made")
{
    const Place place;
    REQUIRE(Database::open(place.path, with({first})));
    auto migrated = require(Database::open(place.path, with({first, second})));
    CHECK(CentreFile::numberIn(*migrated, "PRAGMA user_version") == 2);
    CHECK(CentreFile::numberIn(*migrated, "SELECT x FROM a WHERE y = 'new'") == 7);

    const QString backup = Migrator::backupPath(place.path, 1);
    CHECK(backup == place.path + ".schema-1.backup");
    REQUIRE(QFile::exists(backup));
    CHECK((QFile::permissions(backup) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    auto copy = require(Database::open(backup, with({first})));
    CHECK(CentreFile::numberIn(*copy, "PRAGMA user_version") == 1);
    CHECK(CentreFile::numberIn(*copy, "SELECT x FROM a") == 7);
}

TEST_CASE("No copy is made of a new database or where nothing is to be migrated")
{
    const Place place;
    REQUIRE(Database::open(place.path, with({first, second})));
    REQUIRE(Database::open(place.path, with({first, second})));
    CHECK(QDir(place.folder.path()).entryList(QDir::Files) == QStringList{"centre.db"});
}

TEST_CASE("A migration that fails leaves the schema before it, and a copy")
{
    const Place place;
    REQUIRE(Database::open(place.path, with({first})));
    Migration broken = second;
    broken.sql += "\nCREATE TABLE b (x INTEGER);\n";
    const auto opened = Database::open(place.path, with({first, broken}));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(DbError::MigrationFailed));
    CHECK(opened.error().subject() == place.path);
    CHECK(opened.error().context() == QStringList{"migration 0002_second"});

    auto old = require(Database::open(place.path, with({first})));
    CHECK(CentreFile::numberIn(*old, "PRAGMA user_version") == 1);
    CHECK(CentreFile::numberIn(*old, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'") == 0);
    CHECK(QFile::exists(Migrator::backupPath(place.path, 1)));
    old.reset();

    // The corrected migration replaces the copy that the failed one left.
    CHECK(Database::open(place.path, with({first, second})));
}

TEST_CASE("A failed first migration leaves a file that the next start takes for a new one")
{
    const Place place;
    Migration broken = first;
    broken.sql += "\nnonsense;\n";
    REQUIRE_FALSE(Database::open(place.path, with({broken})));
    auto opened = require(Database::open(place.path, with({first})));
    CHECK(CentreFile::numberIn(*opened, "SELECT x FROM a") == 7);
}

TEST_CASE("A migration that breaks a foreign key is undone")
{
    const Place place;
    Migration orphan = second;
    orphan.sql = "CREATE TABLE c (x INTEGER REFERENCES a (x)) STRICT;\n\nINSERT INTO c VALUES (8);\n";
    REQUIRE(Database::open(place.path, with({first})));
    const auto opened = Database::open(place.path, with({first, orphan}));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(DbError::MigrationFailed));
    CHECK(opened.error().detail() == "foreign keys of table c");
    CHECK(Database::open(place.path, with({first})));
}

TEST_CASE("A gap in the numbers stops before anything is changed")
{
    const Place place;
    Migration third = second;
    third.number = 3;
    const auto opened = Database::open(place.path, with({first, third}));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(DbError::MigrationFailed));
    CHECK(Database::open(place.path, with({first})));
}

TEST_CASE("A copy that cannot be made stops the migration")
{
    const Place place;
    REQUIRE(Database::open(place.path, with({first})));
    // A folder cannot be replaced by a file.
    REQUIRE(QDir().mkpath(Migrator::backupPath(place.path, 1) + "/inside"));
    const auto opened = Database::open(place.path, with({first, second}));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(DbError::BackupFailed));
    CHECK(Database::open(place.path, with({first})));
}

TEST_CASE("A migration waits for no one for long: a locked database is an error of its own")
{
    const Place place;
    auto other = require(Database::open(place.path, with({first})));
    require(other->run([&]() -> Result<void> {
        const auto opened = Database::open(place.path, with({first, second}));
        REQUIRE_FALSE(opened);
        CHECK(opened.error().is(DbError::Locked));
        CHECK(opened.error().isRetryable());
        return {};
    }));
    CHECK(Database::open(place.path, with({first, second})));
}

TEST_CASE("A disk that fills up in a migration undoes it")
{
    const Place place;
    Migration large = second;
    // The limit stands for the end of the disk; it is this connection's alone.
    large.sql = "PRAGMA max_page_count = 8;\n\nCREATE TABLE c (x BLOB);\n\n"
                "INSERT INTO c VALUES (zeroblob(1000000));\n";
    REQUIRE(Database::open(place.path, with({first})));
    const auto opened = Database::open(place.path, with({first, large}));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(DbError::DiskFull));
    CHECK(opened.error().isRetryable());
    auto old = require(Database::open(place.path, with({first, second})));
    CHECK(CentreFile::numberIn(*old, "SELECT x FROM a") == 7);
}
