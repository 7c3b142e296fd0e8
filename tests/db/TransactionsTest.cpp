// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreFile.h"

#include <core/domain/DomainError.h>
#include <db/DbError.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace rds;
using namespace rds::test;

namespace {

Result<void> refusal()
{
    return failure(DomainError::NothingToRetry, "a reason");
}

} // namespace

TEST_CASE("A transaction makes the changes of all stores durable together")
{
    CentreFile file;
    require(file.db().transactions().run([&]() -> Result<void> {
        require(file.db().agents().add({enrolled(1)}));
        require(file.db().packages().add(package("1.0.02-0")));
        return file.db().settings().setValue("key", "value");
    }));
    file.reopen();
    CHECK(require(file.db().agents().all()).size() == 1);
    CHECK(require(file.db().packages().all()).size() == 1);
    CHECK(require(file.db().settings().value("key")) == "value");
}

TEST_CASE("An error undoes the changes of all stores and is returned")
{
    CentreFile file;
    const auto done = file.db().transactions().run([&]() -> Result<void> {
        require(file.db().agents().add({enrolled(1)}));
        require(file.db().settings().setValue("key", "value"));
        return refusal();
    });
    REQUIRE_FALSE(done);
    CHECK(done.error().is(DomainError::NothingToRetry));
    CHECK(done.error().subject() == "a reason");
    CHECK(require(file.db().agents().all()).empty());
    CHECK(require(file.db().settings().value("key")).isNull());
    CHECK(file.db().settings().setValue("key", "later"));
}

TEST_CASE("A nested transaction joins the outer one")
{
    CentreFile file;
    Transactions& transactions = file.db().transactions();
    SettingsStore& settings = file.db().settings();
    SECTION("both succeed: both are kept")
    {
        require(transactions.run([&]() -> Result<void> {
            require(settings.setValue("outer", "1"));
            return transactions.run([&] { return settings.setValue("inner", "1"); });
        }));
        CHECK(file.number("SELECT count(*) FROM settings") == 2);
    }
    SECTION("the outer one fails after the inner one: neither is kept")
    {
        const auto done = transactions.run([&]() -> Result<void> {
            require(transactions.run([&] { return settings.setValue("inner", "1"); }));
            return refusal();
        });
        CHECK_FALSE(done);
        CHECK(file.number("SELECT count(*) FROM settings") == 0);
    }
    SECTION("the inner one fails: neither is kept, even where the outer one goes on")
    {
        const auto done = transactions.run([&]() -> Result<void> {
            require(settings.setValue("outer", "1"));
            CHECK_FALSE(transactions.run([&]() -> Result<void> {
                require(settings.setValue("inner", "1"));
                return refusal();
            }));
            CHECK_FALSE(settings.setValue("after", "1"));
            return {};
        });
        REQUIRE_FALSE(done);
        CHECK(done.error().is(DomainError::NothingToRetry));
        CHECK(file.number("SELECT count(*) FROM settings") == 0);
        CHECK(settings.setValue("later", "1"));
    }
}

TEST_CASE("A store's refusal inside of a transaction undoes that call alone")
{
    CentreFile file;
    require(file.db().transactions().run([&]() -> Result<void> {
        require(file.db().agents().add({enrolled(1)}));
        const auto refused = file.db().agents().remove({agentId(1), agentId(2)});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().is(DomainError::UnknownAgent));
        return file.db().settings().setValue("key", "value");
    }));
    CHECK(require(file.db().agents().all()).size() == 1);
    CHECK(require(file.db().settings().value("key")) == "value");
}

TEST_CASE("A program that ends in the middle of a transaction leaves nothing of it")
{
    CentreFile file;
    {
        auto dying = file.another();
        require(dying->execute("BEGIN IMMEDIATE"));
        require(SqlSettingsStore(*dying).setValue("key", "value"));
    }
    file.reopen();
    CHECK(require(file.db().settings().value("key")).isNull());
}

TEST_CASE("A commit is in the file while the program still runs")
{
    CentreFile file;
    require(file.db().settings().setValue("key", "value"));
    CHECK(require(SqlSettingsStore(*file.another()).value("key")) == "value");
}

TEST_CASE("What was committed outlasts a crash, what was not does not")
{
    CentreFile file;
    const QTemporaryDir wreck;
    const auto copyAsAfterCrash = [&] {
        for (const char* const name : {"centre.db", "centre.db-wal"}) {
            QFile::remove(wreck.filePath(name));
            REQUIRE(QFile::copy(QFileInfo(file.path()).dir().filePath(name), wreck.filePath(name)));
        }
    };
    const auto settingAfterCrash = [&](const QString& key) {
        auto recovered = require(Database::open(wreck.filePath("centre.db")));
        CHECK(recovered->verify());
        return require(SqlSettingsStore(*recovered).value(key));
    };
    require(file.db().settings().setValue("committed", "value"));
    require(file.db().transactions().run([&]() -> Result<void> {
        // More than the page cache holds, so that a part of it is in the log already.
        for (int i = 0; i < 1000; ++i) {
            require(file.db().settings().setValue(QString::number(i), QString(5000, QChar('x'))));
        }
        copyAsAfterCrash();
        return {};
    }));
    CHECK(QFileInfo(wreck.filePath("centre.db-wal")).size() > 1'000'000);
    CHECK(settingAfterCrash("committed") == "value");
    CHECK(settingAfterCrash("0").isNull());

    copyAsAfterCrash();
    CHECK(settingAfterCrash("999").size() == 5000);
}

TEST_CASE("Two databases of one program are independent")
{
    CentreFile one;
    CentreFile two;
    require(one.db().settings().setValue("key", "one"));
    CHECK(require(two.db().settings().value("key")).isNull());
}
