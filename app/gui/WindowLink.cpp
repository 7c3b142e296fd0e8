// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowLink.h"

#include "CentreHost.h"
#include "WindowPrompt.h"

#include <ui/text/Format.h>
#include <ui/widgets/AgentDialogs.h>
#include <ui/widgets/MainWindow.h>

#include <QCoreApplication>
#include <QDir>

namespace rds {

namespace {

struct LinkText {
    Q_DECLARE_TR_FUNCTIONS(WindowLink)
};

void linkWishes(MainWindow& window, CentreHost& host)
{
    QObject::connect(&window, &MainWindow::startBatchRequested, &host, &CentreHost::startBatch);
    QObject::connect(&window, &MainWindow::retryFailedRequested, &host, &CentreHost::retryFailed);
    QObject::connect(&window, &MainWindow::versionsRequested, &host, &CentreHost::requestVersions);
    QObject::connect(&window, &MainWindow::importRequested, &host, &CentreHost::importAgents);
    QObject::connect(&window, &MainWindow::exportAuditRequested, &host, &CentreHost::exportAudit);
    QObject::connect(&window, &MainWindow::packageInspectionRequested, &host, &CentreHost::inspectPackage);
    QObject::connect(&window, &MainWindow::noteEdited, &host, &CentreHost::setNote);
}

/// What the operator wants of single agents, and what came of it.
void linkAgents(AgentDialogs& dialogs, CentreHost& host)
{
    QObject::connect(&dialogs, &AgentDialogs::addRequested, &host, &CentreHost::addAgent);
    QObject::connect(&dialogs, &AgentDialogs::removeRequested, &host, &CentreHost::removeAgents);
    QObject::connect(&dialogs, &AgentDialogs::revokeRequested, &host, &CentreHost::revokeAgents);
    QObject::connect(&dialogs, &AgentDialogs::filesRequested, &host, &CentreHost::inviteAgents);
    QObject::connect(&dialogs, &AgentDialogs::saveFilesRequested, &host, &CentreHost::saveSettingsFiles);
    QObject::connect(&host, &CentreHost::settingsFilesWritten, &dialogs, &AgentDialogs::showFiles);
    QObject::connect(&host, &CentreHost::settingsFilesSaved, &dialogs, &AgentDialogs::showSaved);
}

void linkSecrets(MainWindow& window, CentreHost& host)
{
    QObject::connect(&host.prompt(), &WindowPrompt::asked, &window, &MainWindow::askForSecret);
    QObject::connect(&window, &MainWindow::secretGiven, &host.prompt(), &WindowPrompt::answer);
    QObject::connect(&window, &MainWindow::secretRefused, &host.prompt(), &WindowPrompt::refuse);
    QObject::connect(&window, &MainWindow::unlockRequested, &host, &CentreHost::open);
    QObject::connect(&host, &CentreHost::opened, &window, &MainWindow::endQuestions);
}

void linkState(MainWindow& window, CentreHost& host)
{
    QObject::connect(&host, &CentreHost::agentsReset, &window, &MainWindow::resetAgents);
    QObject::connect(&host, &CentreHost::agentsChanged, &window, &MainWindow::applyAgents);
    QObject::connect(&host, &CentreHost::batchChanged, &window, &MainWindow::showBatch);
    QObject::connect(&host, &CentreHost::packageInspected, &window, &MainWindow::showPackage);
    QObject::connect(&host, &CentreHost::keysChanged, &window, &MainWindow::showKeys);
    QObject::connect(&host, &CentreHost::enrolled, &window, &MainWindow::showEnrolled);
    QObject::connect(&host, &CentreHost::failed, &window, &MainWindow::showError);
    QObject::connect(&host, &CentreHost::troubled, &window, &MainWindow::showTrouble);
    QObject::connect(&host, &CentreHost::demoReady, &window,
                     [&window](const QString& package, const SoftwareVersion& target) {
                         window.setDefaultPackage(package);
                         window.setTargetVersion(target);
                     });
}

/// While the centre works, the status bar says at what; the end of it says what came of it.
void linkMessages(MainWindow& window, CentreHost& host)
{
    window.setBusy(LinkText::tr("Opening the centre…"));
    QObject::connect(&window, &MainWindow::unlockRequested, &window,
                     [&window] { window.setBusy(LinkText::tr("Opening the centre…")); });
    const auto idle = [&window] { window.setBusy({}); };
    const auto say = [&window](const QString& text) {
        window.setBusy({});
        window.showMessage(text);
    };
    QObject::connect(&window, &MainWindow::importRequested, &window,
                     [&window] { window.setBusy(LinkText::tr("Importing…")); });
    QObject::connect(&window, &MainWindow::exportAuditRequested, &window,
                     [&window] { window.setBusy(LinkText::tr("Exporting…")); });
    QObject::connect(&host, &CentreHost::opened, &window, idle);
    QObject::connect(&host, &CentreHost::failed, &window, idle);
    QObject::connect(&host, &CentreHost::problemSolved, &window,
                     [say] { say(LinkText::tr("The mail server works again.")); });
    QObject::connect(&host, &CentreHost::imported, &window, [&window](int agents, const QString& folder) {
        window.setBusy({});
        window.showFolder(LinkText::tr("Imported %1; their settings files are in %2.")
                              .arg(formatAgentCount(agents), QDir::toNativeSeparators(folder)),
                          folder);
    });
    QObject::connect(&host, &CentreHost::revoked, &window, [say](int agents) {
        say(LinkText::tr("The keys of %1 are revoked.").arg(formatAgentCount(agents)));
    });
    QObject::connect(&host, &CentreHost::exported, &window, [say](const QString& path, int agents) {
        say(LinkText::tr("Exported %1 to %2.").arg(formatAgentCount(agents), path));
    });
    QObject::connect(&host, &CentreHost::retrying, &window, [say](int agents) {
        say(LinkText::tr("Sending the update again to %1.").arg(formatAgentCount(agents)));
    });
    QObject::connect(&host, &CentreHost::versionsAsked, &window,
                     [say] { say(LinkText::tr("Version requests are on their way.")); });
}

} // namespace

void link(MainWindow& window, CentreHost& host)
{
    linkWishes(window, host);
    linkAgents(window.agentDialogs(), host);
    linkSecrets(window, host);
    linkState(window, host);
    linkMessages(window, host);
}

} // namespace rds
