// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowLink.h"

#include "CentreHost.h"

#include <ui/text/Format.h>
#include <ui/widgets/MainWindow.h>

#include <QCoreApplication>

namespace rds {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("WindowLink", text);
}

void linkWishes(MainWindow& window, CentreHost& host)
{
    QObject::connect(&window, &MainWindow::startBatchRequested, &host, &CentreHost::startBatch);
    QObject::connect(&window, &MainWindow::retryFailedRequested, &host, &CentreHost::retryFailed);
    QObject::connect(&window, &MainWindow::versionsRequested, &host, &CentreHost::requestVersions);
    QObject::connect(&window, &MainWindow::addAgentRequested, &host, &CentreHost::addAgent);
    QObject::connect(&window, &MainWindow::removeAgentsRequested, &host, &CentreHost::removeAgents);
    QObject::connect(&window, &MainWindow::importRequested, &host, &CentreHost::importAgents);
    QObject::connect(&window, &MainWindow::exportAuditRequested, &host, &CentreHost::exportAudit);
    QObject::connect(&window, &MainWindow::packageInspectionRequested, &host, &CentreHost::inspectPackage);
    QObject::connect(&window, &MainWindow::noteEdited, &host, &CentreHost::setNote);
}

void linkState(MainWindow& window, CentreHost& host)
{
    QObject::connect(&host, &CentreHost::agentsReset, &window, &MainWindow::resetAgents);
    QObject::connect(&host, &CentreHost::agentsChanged, &window, &MainWindow::applyAgents);
    QObject::connect(&host, &CentreHost::batchChanged, &window, &MainWindow::showBatch);
    QObject::connect(&host, &CentreHost::packageInspected, &window, &MainWindow::showPackage);
    QObject::connect(&host, &CentreHost::failed, &window, &MainWindow::showError);
    QObject::connect(&host, &CentreHost::demoReady, &window,
                     [&window](const QString& package, const SoftwareVersion& target) {
                         window.setDefaultPackage(package);
                         window.setTargetVersion(target);
                     });
}

/// While the centre works, the status bar says at what; the end of it says what came of it.
void linkMessages(MainWindow& window, CentreHost& host)
{
    window.setBusy(tr("Opening the centre…"));
    const auto idle = [&window] { window.setBusy({}); };
    const auto say = [&window](const QString& text) {
        window.setBusy({});
        window.showMessage(text);
    };
    QObject::connect(&window, &MainWindow::importRequested, &window, [&window] { window.setBusy(tr("Importing…")); });
    QObject::connect(&window, &MainWindow::exportAuditRequested, &window,
                     [&window] { window.setBusy(tr("Exporting…")); });
    QObject::connect(&host, &CentreHost::opened, &window, idle);
    QObject::connect(&host, &CentreHost::failed, &window, idle);
    QObject::connect(&host, &CentreHost::problemSolved, &window, [say] { say(tr("The mail server works again.")); });
    QObject::connect(&host, &CentreHost::imported, &window,
                     [say](int agents) { say(tr("Imported %1.").arg(formatAgentCount(agents))); });
    QObject::connect(&host, &CentreHost::exported, &window, [say](const QString& path, int agents) {
        say(tr("Exported %1 to %2.").arg(formatAgentCount(agents), path));
    });
    QObject::connect(&host, &CentreHost::retrying, &window,
                     [say](int agents) { say(tr("Sending the update again to %1.").arg(formatAgentCount(agents))); });
    QObject::connect(&host, &CentreHost::versionsAsked, &window,
                     [say] { say(tr("Version requests are on their way.")); });
}

} // namespace

void link(MainWindow& window, CentreHost& host)
{
    linkWishes(window, host);
    linkState(window, host);
    linkMessages(window, host);
}

} // namespace rds
