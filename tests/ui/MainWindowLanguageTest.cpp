// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowFixture.h"

#include <tests/support/QtStringMaker.h>

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QTableView>

using namespace rds;
using namespace rds::test;

namespace {

/// The letters that Alt or a menu listens to.
QStringList mnemonics(const QStringList& texts)
{
    static const QRegularExpression letter("&(\\w)");
    QStringList letters;
    for (const QString& text : texts) {
        if (const auto match = letter.match(text); match.hasMatch()) {
            letters << match.captured(1).toUpper();
        }
    }
    return letters;
}

QStringList textsOf(const QList<QAction*>& actions)
{
    QStringList texts;
    for (const QAction* action : actions) {
        if (!action->isSeparator()) {
            texts << action->text();
        }
    }
    return texts;
}

} // namespace

TEST_CASE("the language changes at once, everywhere, and back")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    ui.list().selectRow(1);
    ui.trigger("languageJapanese");
    CHECK(ui.labelText("targetVersion") == "更新先 : 1.0.02-0");
    CHECK(ui.get<QMenu>("fileMenu").title() == "ファイル(&F)");
    CHECK(ui.buttonText("retryFailedButton") == "失敗したエージェントを再試行 (3)(R)");
    CHECK(ui.labelText("batchCounters") == "更新済み 14、失敗 3（全17台）");
    CHECK(ui.labelText("detailsSentence") == "バージョン照会への返信がありません。");
    CHECK(ui.labelText("statusText") == "17台 · 1台を選択");
    CHECK(ui.list().model()->headerData(7, Qt::Horizontal).toString() == "備考");
    CHECK(ui.get<QLineEdit>("search").placeholderText() == "ID、アドレス、バージョン、備考を検索");
    CHECK(ui.settings().value("language") == "ja");
    ui.trigger("languageEnglish");
    CHECK(ui.labelText("targetVersion") == "update to : 1.0.02-0");
    CHECK(ui.labelText("detailsSentence") == "No reply to the version request.");
    CHECK(ui.buttonText("showFailed") == "Failed  3");
}

TEST_CASE("mnemonics and shortcuts are there and never fight each other, in every language")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    ui.trigger(GENERATE(QString("languageEnglish"), QString("languageJapanese")));
    QStringList top = textsOf(ui.window().menuBar()->actions());
    for (const QString name : {"startBatchButton", "retryFailedButton", "requestVersionsButton", "showAll",
                               "showWaiting", "showUpdated", "showFailed"}) {
        top << ui.get<QAbstractButton>(name).text();
    }
    CHECK(mnemonics(top).size() == top.size());
    CHECK(mnemonics(top).removeDuplicates() == 0);
    for (const QAction* menu : ui.window().menuBar()->actions()) {
        QStringList letters = mnemonics(textsOf(menu->menu()->actions()));
        CAPTURE(letters.join(' '));
        CHECK(letters.size() == textsOf(menu->menu()->actions()).size());
        CHECK(letters.removeDuplicates() == 0);
    }
    QSet<QString> keys;
    for (const QAction* action : ui.window().findChildren<QAction*>()) {
        for (const QKeySequence& key : action->shortcuts()) {
            CAPTURE(key.toString());
            CHECK_FALSE(keys.contains(key.toString()));
            keys << key.toString();
        }
    }
}

TEST_CASE("no text is cut in either language")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    ui.trigger(GENERATE(QString("languageEnglish"), QString("languageJapanese")));
    QCoreApplication::processEvents();
    for (const QAbstractButton* button : ui.window().findChildren<QAbstractButton*>()) {
        if (button->isVisible() && !button->text().isEmpty()) {
            CAPTURE(button->objectName(), button->text());
            CHECK(button->width() >= button->sizeHint().width());
        }
    }
    for (const QLabel* label : ui.window().findChildren<QLabel*>()) {
        if (label->isVisible() && !label->wordWrap() && !label->text().isEmpty()) {
            CAPTURE(label->objectName(), label->text());
            CHECK(label->width() >= label->sizeHint().width());
        }
    }
}

TEST_CASE("everything that takes the keyboard has an object name and an accessible name")
{
    WindowFixture ui;
    ui.showBatch(finishedFleet(ui.clock().now()));
    for (const QWidget* widget : ui.window().findChildren<QWidget*>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) {
            continue;
        }
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        CAPTURE(widget->metaObject()->className(), widget->objectName());
        CHECK_FALSE(widget->objectName().isEmpty());
        CHECK((!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty())));
    }
}
