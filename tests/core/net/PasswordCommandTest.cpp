// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/SystemClock.h>
#include <core/net/PasswordCommand.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QElapsedTimer>

#include <optional>

using namespace rds;
using namespace rds::test;

namespace {

QStringList messages;

void keepMessage(QtMsgType /*type*/, const QMessageLogContext& /*context*/, const QString& text)
{
    messages.append(text);
}

Result<QString> run(const QString& line)
{
    SystemClock clock;
    std::optional<Result<QString>> result;
    PasswordCommand command(clock, line, [&](const Result<QString>& printed) { result = printed; });
    command.start();
    REQUIRE(waitFor([&] { return result.has_value(); }));
    return *result;
}

} // namespace

TEST_CASE("A command's first line is the password")
{
    CHECK(require(run("printf 'se cret\\nmore\\n'")) == "se cret");
}

TEST_CASE("A command that fails or prints nothing gives no password, and is named")
{
    const auto failed = run("echo secret; exit 3");
    REQUIRE_FALSE(failed);
    CHECK(failed.error().is(PasswordError::CommandFailed));
    CHECK(failed.error().subject() == "echo secret; exit 3");
    CHECK(failed.error().detail().contains("3"));
    const auto empty = run("true");
    REQUIRE_FALSE(empty);
    CHECK(empty.error().is(PasswordError::Empty));
}

TEST_CASE("A command that still runs ends with its object at once, and nothing is printed")
{
    messages.clear();
    const QtMessageHandler before = qInstallMessageHandler(&keepMessage);
    QElapsedTimer timer;
    timer.start();
    bool called = false;
    {
        SystemClock clock;
        PasswordCommand command(clock, "exec sleep 60", [&](const Result<QString>&) { called = true; });
        command.start();
    }
    qInstallMessageHandler(before);
    CHECK(timer.elapsed() < 30'000);
    INFO(messages.join('\n').toStdString());
    CHECK(messages.isEmpty());
    CHECK_FALSE(called);
}
