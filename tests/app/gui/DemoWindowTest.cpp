// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <app/gui/EngineThread.h>
#include <app/gui/WindowLink.h>
#include <core/base/SystemClock.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>
#include <ui/models/AgentTableModel.h>
#include <ui/text/StateText.h>
#include <ui/text/Translations.h>
#include <ui/widgets/MainWindow.h>

#include <QDir>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace rds;
using namespace rds::test;
using namespace std::chrono_literals;

namespace {

/// The program as `--demo` starts it, offscreen: the real window, engine thread, mail server and fleet.
class DemoProgram {
public:
    explicit DemoProgram(const QString& folder)
        : m_settings(folder + "/window.ini", QSettings::IniFormat)
        , window(m_settings, m_clock, m_translations)
        , m_engine({folder + "/centre", true}, &stateSentence)
    {
        window.setDemo(true);
        link(window, m_engine.host());
        window.show();
        m_engine.start();
    }

    void click(const QString& name)
    {
        auto* button = window.findChild<QPushButton*>(name);
        REQUIRE(button != nullptr);
        REQUIRE(waitFor([&] { return button->isVisible() && button->isEnabled(); }));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    [[nodiscard]] const AgentCounts& counts() const { return window.agents().counts(); }
    [[nodiscard]] AgentStatus status(const QString& id) const
    {
        const auto row = window.agents().rowOf(require(AgentId::parse(id)));
        REQUIRE(row.has_value());
        return window.agents().statusAt(*row);
    }

private:
    QSettings m_settings;
    SystemClock m_clock;
    Translations m_translations;

public:
    MainWindow window;

private:
    EngineThread m_engine;
};

} // namespace

TEST_CASE("The operator starts the demo's batch in the window and retries the failed agents")
{
    const QTemporaryDir folder;
    DemoProgram program(folder.path());
    REQUIRE(waitFor([&] { return program.counts().all == 17; }));

    program.click("startBatchButton");
    REQUIRE(waitFor([&] { return program.counts().updated == 14 && program.counts().failed == 3; }, 60s));
    CHECK(program.status("AGENT0000002").target->cause == FailureCause::NoReply);
    CHECK(program.status("AGENT0000010").target->cause == FailureCause::NewerReleaseInstalled);
    CHECK(program.status("AGENT0000015").target->cause == FailureCause::NoReply);
    auto* retry = program.window.findChild<QPushButton*>("retryFailedButton");
    REQUIRE(waitFor([&] { return retry->text().contains("(3)"); }));

    program.click("retryFailedButton");
    REQUIRE(waitFor([&] { return program.counts().updated == 16 && program.counts().failed == 1; }, 60s));
    CHECK(program.status("AGENT0000010").agent.version.toString() == "1.0.02-1");
}

TEST_CASE("A window that is closed in mid-batch carries on by itself when it is opened again")
{
    const QTemporaryDir folder;
    {
        DemoProgram program(folder.path());
        REQUIRE(waitFor([&] { return program.counts().all == 17; }));
        program.click("startBatchButton");
        REQUIRE(waitFor([&] { return program.status("AGENT0000001").target.has_value(); }));
    }
    DemoProgram again(folder.path());
    REQUIRE(waitFor([&] { return again.counts().all == 17; }));
    REQUIRE(waitFor([&] { return again.counts().waiting == 0; }, 90s));
    CHECK(again.counts().updated == 14);
    CHECK(again.counts().failed == 3);
    CHECK(again.status("AGENT0000010").target->cause == FailureCause::NewerReleaseInstalled);
}

TEST_CASE("A window without a centre says so, and says it again when something is asked of it")
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("window.ini"), QSettings::IniFormat);
    SystemClock clock;
    Translations translations;
    MainWindow window(settings, clock, translations);
    EngineThread engine({folder.filePath("none"), false}, &stateSentence);
    link(window, engine.host());
    QStringList errors;
    QObject::connect(&engine.host(), &CentreHost::failed, &window,
                     [&](const Error& error) { errors.append(error.subject()); });
    engine.start();
    REQUIRE(waitFor([&] { return errors.size() == 1; }));
    Q_EMIT window.importRequested(folder.filePath("fleet.csv"));
    REQUIRE(waitFor([&] { return errors.size() == 2; }));
    CHECK(errors == QStringList{folder.filePath("none"), folder.filePath("none")});
    CHECK_FALSE(QDir(folder.filePath("none")).exists());
}
