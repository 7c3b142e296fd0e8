// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <app/gui/EngineThread.h>
#include <app/gui/WindowLink.h>
#include <app/setup/CentreFolder.h>
#include <core/base/Random.h>
#include <core/base/SystemClock.h>
#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>
#include <ui/models/AgentTableModel.h>
#include <ui/text/StateText.h>
#include <ui/text/Translations.h>
#include <ui/widgets/AgentDialogs.h>
#include <ui/widgets/MainWindow.h>

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace rds;
using namespace rds::test;

namespace {

/// A centre as `rdsvm init` sets it up, with mail servers that nobody runs, and the window on it.
class LockedCentre {
public:
    LockedCentre()
        : m_settings(m_temporary.filePath("window.ini"), QSettings::IniFormat)
    {
        qunsetenv("RDSVM_KEY_PASSPHRASE");
        m_settings.setValue("language", "en");
        const NewCentre centre{{}, Secret(QString("right")), Secret(QString("root"))};
        SystemRandom random;
        REQUIRE(CentreFolder::create(folder(), centre, m_clock, random));
        const auto opened = require(CentreFolder::open(folder(), CentreFolder::Access::Run, m_clock));
        SettingsStore& settings = opened->database().settings();
        for (const auto& [key, value] : {std::pair("address", "centre@manufacturer.example"),
                                         std::pair("smtp.host", "localhost.invalid"),
                                         {"pop3.host", "localhost.invalid"}}) {
            REQUIRE(changeSetting(settings, key, value));
        }
    }

    void start()
    {
        m_window = std::make_unique<MainWindow>(m_settings, m_clock, m_translations);
        m_engine = std::make_unique<EngineThread>(CentreHost::Options{folder(), false, 0}, &stateSentence);
        link(*m_window, m_engine->host());
        QObject::connect(&m_engine->host(), &CentreHost::opened, m_window.get(), [this](bool locked) {
            ++timesOpened;
            isLocked = locked;
        });
        m_window->show();
        m_engine->start();
    }

    ~LockedCentre()
    {
        m_engine.reset();
        m_window.reset();
    }

    [[nodiscard]] QString folder() const { return m_temporary.filePath("centre"); }
    [[nodiscard]] MainWindow& window() { return *m_window; }

    template <class Widget> [[nodiscard]] Widget& get(const QString& name)
    {
        REQUIRE(waitFor([&] { return m_window->findChild<Widget*>(name) != nullptr; }));
        return *m_window->findChild<Widget*>(name);
    }

    void type(const QString& field, const QString& text)
    {
        auto& edit = get<QLineEdit>(field);
        REQUIRE(waitFor([&] { return edit.isVisible() && edit.isEnabled(); }));
        QTest::keyClicks(&edit, text);
        QTest::keyClick(&edit, Qt::Key_Return);
    }

    int timesOpened = 0;
    bool isLocked = false;

private:
    QTemporaryDir m_temporary;
    QSettings m_settings;
    SystemClock m_clock;
    Translations m_translations;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<EngineThread> m_engine;
};

} // namespace

TEST_CASE("The window asks for the pass phrase of the keys until it fits, and makes settings files then")
{
    LockedCentre centre;
    centre.start();
    centre.type("secretField", "wrong");
    REQUIRE(
        waitFor([&] { return centre.get<QLabel>("secretOutcome").text().startsWith("This is not the pass phrase"); }));
    centre.type("secretField", "right");
    REQUIRE(waitFor([&] { return centre.timesOpened == 1; }));
    CHECK_FALSE(centre.isLocked);
    REQUIRE(waitFor([&] { return centre.window().findChild<QDialog*>("passPhraseDialog") == nullptr; }));
    CHECK(centre.get<QAction>("showKeys").isEnabled());

    centre.get<QAction>("addAgent").trigger();
    centre.get<QLineEdit>("addAgentId").setText("AGENT0000001");
    centre.type("addAgentAddress", "agent@aaa.example");
    const QString path = centre.folder() + "/agents/AGENT0000001.json";
    REQUIRE(waitFor([&] { return centre.get<QLineEdit>("settingsFilesPath").text() == path; }));
    CHECK(QFileInfo(path).permissions().testFlag(QFile::ReadOther) == false);
    REQUIRE(waitFor([&] { return centre.window().agents().counts().all == 1; }));
    CHECK(centre.window().agents().counts().enrolled == 0);
    CHECK(centre.window().agents().statusAt(0).agent.codeExpires.has_value());

    const QTemporaryDir stick;
    const AgentId agent = centre.window().agents().statusAt(0).agent.id;
    AgentDialogs& dialogs = centre.window().agentDialogs();
    Q_EMIT dialogs.saveFilesRequested({agent}, stick.path());
    REQUIRE(waitFor([&] { return QFile::exists(stick.filePath("AGENT0000001.json")); }));

    Q_EMIT dialogs.revokeRequested({agent});
    REQUIRE(waitFor([&] { return centre.window().agents().statusAt(0).agent.enrolment == EnrolmentState::Revoked; }));
    Q_EMIT dialogs.filesRequested({agent});
    REQUIRE(waitFor([&] { return centre.window().agents().statusAt(0).agent.enrolment == EnrolmentState::Invited; }));
}

TEST_CASE("Who does not say the pass phrase may look, and can unlock the centre later")
{
    LockedCentre centre;
    centre.start();
    QTest::keyClick(&centre.get<QLineEdit>("secretField"), Qt::Key_Escape);
    REQUIRE(waitFor([&] { return centre.timesOpened == 1; }));
    CHECK(centre.isLocked);
    CHECK(centre.get<QLabel>("messageText").text().contains("The pass phrase is missing."));
    CHECK(centre.get<QAction>("unlock").isVisible());
    CHECK(centre.get<QAction>("showKeys").isEnabled()); // nothing about them is secret
    REQUIRE(waitFor([&] { return centre.window().findChild<QDialog*>("passPhraseDialog") == nullptr; }));

    centre.get<QAction>("unlock").trigger();
    centre.type("secretField", "right");
    REQUIRE(waitFor([&] { return centre.timesOpened == 2; }));
    CHECK_FALSE(centre.isLocked);
    CHECK_FALSE(centre.get<QAction>("unlock").isVisible());
}

TEST_CASE("A window that is closed while it asks for a pass phrase ends")
{
    LockedCentre centre;
    centre.start();
    REQUIRE(waitFor([&] { return centre.get<QLineEdit>("secretField").isVisible(); }));
}
