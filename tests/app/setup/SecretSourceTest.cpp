// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "FakeSecrets.h"

#include <core/base/SystemClock.h>
#include <core/crypto/CryptoError.h>
#include <core/net/PasswordError.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/VirtualClock.h>
#include <tests/support/WaitFor.h>

using namespace rds;
using namespace rds::test;

namespace {

const QString account = "fleet/key";

/// A source with all its ways, and a query for the pass phrase `open sesame`.
struct Ways {
    Ways()
    {
        for (const SecretName name : allSecretNames) {
            qunsetenv(environmentVariable(name));
        }
        query.name = SecretName::Key;
        query.subject = "/centre/keys";
        query.account = account;
        query.check = [this](const Secret& secret) {
            tried.append(textOf(secret));
            return textOf(secret) == "open sesame"
                ? Result<void>()
                : Result<void>(failure(CryptoError::WrongPassPhrase, "/centre/keys/ab.pem"));
        };
    }

    Result<Secret> get()
    {
        std::optional<Result<Secret>> result;
        SecretSource source(clock, &store, &prompt);
        source.get(query, [&](Result<Secret> secret) { result = std::move(secret); });
        CHECK_FALSE(result.has_value()); // never before `get` returns
        REQUIRE(waitFor([&] { return result.has_value(); }));
        return *result;
    }

    QString found() { return textOf(require(get())); }

    SystemClock clock;
    FakeKeyStore store;
    FakePrompt prompt;
    SecretQuery query;
    QStringList tried;
};

} // namespace

TEST_CASE("A pass phrase comes from the environment before all other places")
{
    Ways ways;
    const Variable variable("RDSVM_KEY_PASSPHRASE", "open sesame");
    ways.query.command = "echo from command";
    ways.store.entries[account] = "from store";
    ways.prompt.answers = {"typed"};
    CHECK(ways.found() == "open sesame");
    CHECK(ways.tried.size() == 1);
    CHECK(ways.store.reads.isEmpty());
    CHECK(ways.prompt.questions.empty());
}

TEST_CASE("A pass phrase comes from a command before the key store and a person")
{
    Ways ways;
    ways.query.command = "echo open sesame";
    ways.store.entries[account] = "from store";
    CHECK(ways.found() == "open sesame");
    CHECK(ways.store.reads.isEmpty());
    CHECK(ways.prompt.questions.empty());
}

TEST_CASE("A pass phrase comes from the key store before a person is asked")
{
    Ways ways;
    ways.store.entries[account] = "open sesame";
    CHECK(ways.found() == "open sesame");
    CHECK(ways.prompt.questions.empty());
}

TEST_CASE("A wrong pass phrase that was set up on purpose is told with the place it came from, nobody is asked")
{
    Ways ways;
    ways.prompt.answers = {"open sesame"};
    QString origin;
    SECTION("the environment")
    {
        qputenv("RDSVM_KEY_PASSPHRASE", "old");
        origin = "RDSVM_KEY_PASSPHRASE";
    }
    SECTION("a command")
    {
        ways.query.command = "echo old";
        origin = "keys.passphrase-command";
    }
    const auto result = ways.get();
    qunsetenv("RDSVM_KEY_PASSPHRASE");
    REQUIRE_FALSE(result);
    CHECK(result.error().is(CryptoError::WrongPassPhrase));
    CHECK(result.error().subject() == "/centre/keys/ab.pem");
    CHECK(result.error().detail() == origin);
    CHECK(ways.prompt.questions.empty());
}

TEST_CASE("A command that fails is an error, and not passed over")
{
    Ways ways;
    ways.query.command = "exit 3";
    ways.prompt.answers = {"open sesame"};
    const auto result = ways.get();
    REQUIRE_FALSE(result);
    CHECK(result.error().is(PasswordError::CommandFailed));
}

TEST_CASE("An old pass phrase in the key store lets a person be asked, whose answer replaces it")
{
    Ways ways;
    ways.store.entries[account] = "old";
    ways.prompt.answers = {"open sesame"};
    ways.prompt.remember = true;
    CHECK(ways.found() == "open sesame");
    REQUIRE(ways.prompt.questions.size() == 1);
    CHECK(ways.prompt.questions.front().wasWrong);
    CHECK(ways.prompt.questions.front().canRemember);
    CHECK(ways.prompt.questions.front().subject == "/centre/keys");
    CHECK(ways.store.entries[account] == "open sesame");
}

TEST_CASE("What a person does not want kept is not kept")
{
    Ways ways;
    ways.prompt.answers = {"open sesame"};
    CHECK(ways.found() == "open sesame");
    CHECK(ways.store.entries.empty());
}

TEST_CASE("A person may try three times")
{
    Ways ways;
    SECTION("and be right at last")
    {
        ways.prompt.answers = {"one", "two", "open sesame"};
        CHECK(ways.found() == "open sesame");
    }
    SECTION("and no more")
    {
        ways.prompt.answers = {"one", "two", "three", "open sesame"};
        const auto result = ways.get();
        REQUIRE_FALSE(result);
        CHECK(result.error().is(CryptoError::WrongPassPhrase));
    }
    REQUIRE(ways.prompt.questions.size() == 3);
    CHECK_FALSE(ways.prompt.questions.front().wasWrong);
    CHECK(ways.prompt.questions.back().wasWrong);
}

TEST_CASE("Where a secret does not come to light, the error names every way to give it")
{
    Ways ways;
    const auto result = ways.get();
    REQUIRE_FALSE(result);
    CHECK(result.error().is(CentreError::PassphraseMissing));
    CHECK(result.error().subject() == "/centre/keys");
    for (const char* way : {"RDSVM_KEY_PASSPHRASE", "keys.passphrase-command", "rdsvm keys remember key"}) {
        CHECK(result.error().detail().contains(way));
    }
    ways.query.name = SecretName::Smtp;
    CHECK(ways.get().error().is(CentreError::PasswordMissing));
}

TEST_CASE("Without a key store on this machine it is passed over in silence")
{
    Ways ways;
    ways.store.available = false;
    ways.prompt.answers = {"open sesame"};
    CHECK(ways.found() == "open sesame");
    CHECK(ways.store.reads.isEmpty());
    CHECK_FALSE(ways.prompt.questions.front().canRemember);
}

TEST_CASE("A new pass phrase is not looked for where an old one is kept")
{
    Ways ways;
    ways.query.isNew = true;
    ways.query.check = nullptr;
    ways.store.entries[account] = "old";
    ways.prompt.answers = {"new"};
    CHECK(ways.found() == "new");
    CHECK(ways.store.reads.isEmpty());
    CHECK(ways.prompt.questions.front().isNew);
}

TEST_CASE("The pass phrases of keys that are carried about are never offered to the key store")
{
    Ways ways;
    ways.query.name = SecretName::Root;
    ways.prompt.answers = {"open sesame"};
    CHECK(ways.found() == "open sesame");
    CHECK_FALSE(ways.prompt.questions.front().canRemember);
}

TEST_CASE("An error that is no wrong pass phrase ends the search")
{
    Ways ways;
    ways.query.check = [](const Secret&) { return Result<void>(failure(CryptoError::InvalidKey, "ab.pem")); };
    ways.store.entries[account] = "open sesame";
    ways.prompt.answers = {"open sesame"};
    CHECK(ways.get().error().is(CryptoError::InvalidKey));
    CHECK(ways.prompt.questions.empty());
}

TEST_CASE("A key store that does not answer is passed over after a minute, and its late answer is dropped")
{
    Ways ways;
    VirtualClock clock;
    ways.store.silent = true;
    ways.prompt.answers = {"open sesame"};
    SecretSource source(clock, &ways.store, &ways.prompt);
    std::optional<Result<Secret>> result;
    source.get(ways.query, [&](Result<Secret> secret) { result = std::move(secret); });
    clock.runUntil(clock.now() + std::chrono::seconds(59));
    CHECK_FALSE(result.has_value());
    clock.runUntil(clock.now() + std::chrono::seconds(2));
    REQUIRE(result.has_value());
    CHECK(textOf(require(*result)) == "open sesame");
}

TEST_CASE("A source that goes away while a command runs calls nobody")
{
    Ways ways;
    bool called = false;
    ways.query.command = "exec sleep 60";
    {
        SecretSource source(ways.clock, &ways.store, &ways.prompt);
        source.get(ways.query, [&](const Result<Secret>&) { called = true; });
        // The command has been started once the first turn of the event loop is over.
        bool turned = false;
        ways.clock.callAfter(std::chrono::milliseconds(1), [&] { turned = true; });
        REQUIRE(waitFor([&] { return turned; }));
    }
    bool turned = false;
    ways.clock.callAfter(std::chrono::milliseconds(1), [&] { turned = true; });
    REQUIRE(waitFor([&] { return turned; }));
    CHECK_FALSE(called);
}

TEST_CASE("The names of secrets are stable")
{
    QStringList names;
    for (const SecretName name : allSecretNames) {
        names.append(toString(name));
        CHECK(secretNameFromString(toString(name)) == name);
    }
    CHECK(names == QStringList{"key", "root", "approver", "token", "smtp", "pop3"});
    CHECK_FALSE(secretNameFromString("keys"));
    CHECK(accountOf("0a1b", SecretName::Smtp) == "0a1b/smtp");
}
