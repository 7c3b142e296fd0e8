// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowFixture.h"

#include <tests/support/QtStringMaker.h>
#include <tests/support/WaitFor.h>

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace rds;
using namespace rds::test;

namespace {

const SecretQuestion question{SecretQuestion::Kind::KeyPassPhrase, "/srv/centre/keys", false, true};

QDialog& ask(WindowFixture& ui, const SecretQuestion& asked)
{
    ui.window().askForSecret(asked);
    return ui.dialog("passPhraseDialog");
}

std::string bytes(const QVariant& secret)
{
    return std::string(secret.value<Secret>().view());
}

} // namespace

TEST_CASE("a pass phrase is given by keyboard alone, and remembered only where that is asked for")
{
    WindowFixture ui;
    QSignalSpy given(&ui.window(), &MainWindow::secretGiven);
    QDialog& dialog = ask(ui, question);
    CHECK(QApplication::focusWidget()->objectName() == "secretField");
    CHECK(ui.get<QLineEdit>("secretField").echoMode() == QLineEdit::Password);
    CHECK_FALSE(ui.get<QPushButton>("secretAccept").isEnabled());
    QTest::keyClicks(QApplication::focusWidget(), "correct horse");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_R, Qt::AltModifier);
    REQUIRE(waitFor([&ui] { return ui.get<QCheckBox>("secretRemember").isChecked(); }));
    QTest::keyClick(&ui.get<QLineEdit>("secretField"), Qt::Key_Return);
    REQUIRE(given.size() == 1);
    CHECK(bytes(given[0][0]) == "correct horse");
    CHECK(given[0][1].toBool());
    CHECK(ui.get<QLineEdit>("secretField").text().isEmpty());

    // Nothing is sent twice while it is tried.
    QTest::keyClick(&dialog, Qt::Key_Return);
    CHECK(given.size() == 1);
    CHECK(ui.labelText("secretOutcome").startsWith("Trying it"));
    ui.window().endQuestions(false);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("a wrong pass phrase is said beside the field, which can be typed into at once")
{
    WindowFixture ui;
    QSignalSpy given(&ui.window(), &MainWindow::secretGiven);
    (void)ask(ui, question);
    QTest::keyClicks(&ui.get<QLineEdit>("secretField"), "wrong");
    QTest::keyClick(&ui.get<QLineEdit>("secretField"), Qt::Key_Return);
    SecretQuestion again = question;
    again.wasWrong = true;
    (void)ask(ui, again);
    CHECK(ui.labelText("secretOutcome").startsWith("This is not the pass phrase of these keys."));
    CHECK(QApplication::focusWidget()->objectName() == "secretField");
    QTest::keyClicks(QApplication::focusWidget(), "r");
    CHECK(ui.labelText("secretOutcome").isEmpty());
    QTest::keyClicks(QApplication::focusWidget(), "ight");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    REQUIRE(given.size() == 2);
    CHECK(bytes(given[1][0]) == "right");
    CHECK_FALSE(given[1][1].toBool());
}

TEST_CASE("Escape refuses to say, once, and the way back is in the menu")
{
    WindowFixture ui;
    QSignalSpy refused(&ui.window(), &MainWindow::secretRefused);
    QSignalSpy unlock(&ui.window(), &MainWindow::unlockRequested);
    CHECK_FALSE(ui.get<QAction>("unlock").isVisible());
    QTest::keyClick(&ask(ui, question), Qt::Key_Escape);
    CHECK(refused.size() == 1);
    ui.window().endQuestions(true);
    CHECK(refused.size() == 1);
    CHECK(ui.get<QAction>("unlock").isVisible());
    ui.trigger("unlock");
    CHECK(unlock.size() == 1);
    ui.window().endQuestions(false);
    CHECK_FALSE(ui.get<QAction>("unlock").isVisible());
}

TEST_CASE("what is typed can be shown, and each secret is asked for in its own words")
{
    WindowFixture ui;
    (void)ask(ui, {SecretQuestion::Kind::TokenPin, "pkcs11:token=rds", false, false});
    CHECK(ui.labelText("secretTitle") == "Unlock the security token");
    CHECK_FALSE(ui.get<QCheckBox>("secretRemember").isVisible());
    QTest::keyClick(&ui.get<QLineEdit>("secretField"), Qt::Key_S, Qt::AltModifier);
    REQUIRE(waitFor([&ui] { return ui.get<QLineEdit>("secretField").echoMode() == QLineEdit::Normal; }));
    (void)ask(ui, {SecretQuestion::Kind::SmtpPassword, "mail.example:465", false, true});
    CHECK(ui.labelText("secretTitle") == "Log in to send mail");
    CHECK(ui.labelText("secretText").startsWith("mail.example:465\n"));
    CHECK(ui.get<QCheckBox>("secretRemember").isVisible());
    ui.trigger("languageJapanese");
    CHECK(ui.labelText("secretTitle") != "Log in to send mail");
}
