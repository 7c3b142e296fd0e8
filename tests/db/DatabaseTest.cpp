// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <core/domain/DomainError.h>
#include <db/DbError.h>
#include <db/Query.h>

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace rds;
using namespace rds::test;

namespace {

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

Error openingFails(const QString& path)
{
    auto opened = Database::open(path);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().subject() == path);
    return opened.error();
}

/// Root may write anywhere; these checks run as a user who may not.
class Unprivileged {
public:
    Unprivileged() { m_changed = ::geteuid() == 0 && ::setresuid(65534, 65534, 0) == 0; }
    ~Unprivileged()
    {
        if (m_changed && ::setresuid(0, 0, 0) != 0) {
            std::abort();
        }
    }
    Q_DISABLE_COPY_MOVE(Unprivileged)

private:
    bool m_changed = false;
};

} // namespace

TEST_CASE("A database is opened with a write-ahead log, full sync and foreign keys")
{
    CentreFile file;
    CHECK(QFile::exists(file.path() + "-wal"));
    CHECK(file.number("PRAGMA synchronous") == 2);
    CHECK(file.number("PRAGMA foreign_keys") == 1);
    CHECK(file.number("PRAGMA busy_timeout") == 5000);
    CHECK(file.number("PRAGMA application_id") == 0x52445356);
    CHECK(file.number("PRAGMA user_version") == static_cast<qint64>(builtInMigrations().size()));
    CHECK(require(Query(file.db().database(), "PRAGMA journal_mode")
                      .first({QLatin1String("pragma"), 0}, [](RowReader& row) { return row.text(); }))
          == "wal");
}

TEST_CASE("A new database and its log are readable by their owner alone")
{
    CentreFile file;
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    CHECK((QFile::permissions(file.path()) & others) == 0);
    CHECK((QFile::permissions(file.path() + "-wal") & others) == 0);
}

TEST_CASE("An empty file becomes a database")
{
    const QTemporaryDir folder;
    write(folder.filePath("centre.db"), {});
    REQUIRE(Database::open(folder.filePath("centre.db")));
}

TEST_CASE("A path where no database can be is refused")
{
    const QTemporaryDir folder;
    CHECK(openingFails(folder.filePath("missing/centre.db")).is(DbError::CannotOpen));
    CHECK_FALSE(QFile::exists(folder.filePath("missing")));
    CHECK(openingFails(folder.path()).is(DbError::CannotOpen));
}

TEST_CASE("A file that is not a database is refused and left as it was")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("centre.db");
    const QByteArray text = QByteArray("RDS Agent ID,mail address\n").repeated(400);
    write(path, text);
    CHECK(openingFails(path).is(DbError::NotADatabase));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == text);
}

TEST_CASE("A database of another program is refused and left as it was")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("centre.db");
    DatabaseOptions options;
    options.migrations = {};
    {
        auto foreign = require(Database::open(path, options));
        require(foreign->execute("CREATE TABLE bookmarks (url TEXT)"));
        require(foreign->execute("PRAGMA user_version = 1"));
    }
    CHECK(openingFails(path).is(DbError::ForeignDatabase));
    CHECK(openingFails(path).detail() == "application_id 0");
}

TEST_CASE("A database of a newer schema is refused with both numbers")
{
    CentreFile file;
    const auto known = builtInMigrations().size();
    file.execute("PRAGMA user_version = 4711");
    file.close();
    const Error error = openingFails(file.path());
    CHECK(error.is(DbError::NewerSchema));
    CHECK(error.detail() == QStringLiteral("schema 4711, known up to %1").arg(known));
    CHECK_FALSE(error.isRetryable());
}

TEST_CASE("A damaged database is refused")
{
    CentreFile file;
    file.close();
    QFile damaged(file.path());
    REQUIRE(damaged.open(QIODevice::ReadWrite));
    damaged.seek(100);
    damaged.write(QByteArray(2000, '\xff'));
    damaged.close();
    CHECK(openingFails(file.path()).is(DbError::Corrupt));
}

TEST_CASE("Damage in the data is found where it is read and by a check of the whole file")
{
    CentreFile file;
    require(file.db().agents().add(enrolledAgents(1, 500)));
    REQUIRE(file.db().database().verify());
    const qint64 root = file.number("SELECT rootpage FROM sqlite_schema WHERE name = 'agents'");
    const qint64 pageSize = file.number("PRAGMA page_size");
    file.close();
    QFile damaged(file.path());
    REQUIRE(damaged.open(QIODevice::ReadWrite));
    damaged.seek((root - 1) * pageSize);
    damaged.write(QByteArray(static_cast<qsizetype>(pageSize), '\xff'));
    damaged.close();

    file.reopen();
    const auto checked = file.db().database().verify();
    REQUIRE_FALSE(checked);
    CHECK(checked.error().is(DbError::Corrupt));
    const auto agents = file.db().agents().all();
    REQUIRE_FALSE(agents);
    CHECK(agents.error().is(DbError::Corrupt));
}

TEST_CASE("A read-only folder or file is refused")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("centre.db");
    REQUIRE(Database::open(path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::WriteOther);
    SECTION("folder")
    {
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        const Unprivileged user;
        CHECK(openingFails(path).is(DbError::NotWritable));
        CHECK(openingFails(folder.filePath("other.db")).is(DbError::NotWritable));
    }
    SECTION("file")
    {
        const auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::WriteOther
            | QFile::ExeOther;
        QFile::setPermissions(folder.path(), all);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther);
        const Unprivileged user;
        CHECK(openingFails(path).is(DbError::NotWritable));
    }
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

TEST_CASE("A database that another program is writing is locked for now")
{
    CentreFile file;
    auto other = file.another();
    const auto done = file.db().transactions().run([&]() -> Result<void> {
        const auto changed = SqlSettingsStore(*other).setValue("key", "value");
        REQUIRE_FALSE(changed);
        CHECK(changed.error().is(DbError::Locked));
        CHECK(changed.error().isRetryable());
        CHECK(changed.error().subject() == file.path());
        CHECK(SqlSettingsStore(*other).value("key"));
        return {};
    });
    REQUIRE(done);
    CHECK(SqlSettingsStore(*other).setValue("key", "value"));
}

TEST_CASE("A full disk undoes the whole transaction and is worth another try")
{
    CentreFile file;
    Database& database = file.db().database();
    require(file.db().settings().setValue("before", "kept"));
    const qint64 pages = file.number("PRAGMA page_count");
    // The limit counts for this connection alone and stands for the end of the disk.
    REQUIRE(file.number(QStringLiteral("PRAGMA max_page_count = %1").arg(pages + 4)) == pages + 4);
    const auto stored = database.run([&]() -> Result<void> {
        REQUIRE(file.db().settings().setValue("first", "small"));
        const auto large = file.db().settings().setValue("second", QString(200'000, QChar('x')));
        REQUIRE_FALSE(large);
        CHECK(large.error().is(DbError::DiskFull));
        // Nothing more is written, even where the work goes on.
        CHECK_FALSE(file.db().settings().setValue("third", "small"));
        CHECK_FALSE(file.db().settings().value("before"));
        return {};
    });
    REQUIRE_FALSE(stored);
    CHECK(stored.error().is(DbError::DiskFull));
    CHECK(stored.error().isRetryable());
    CHECK(stored.error().subject() == file.path());
    CHECK(file.number("SELECT count(*) FROM settings") == 1);

    require(Query(database, "PRAGMA max_page_count = 1000000").run());
    CHECK(file.db().settings().setValue("second", QString(200'000, QChar('x'))));
    file.reopen();
    CHECK(require(file.db().settings().value("before")) == "kept");
    CHECK(require(file.db().settings().value("first")).isNull());
}
