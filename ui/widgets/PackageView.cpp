// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PackageView.h"

#include "WidgetHelpers.h"

#include <ui/models/PackageModulesModel.h>
#include <ui/text/Format.h>

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace rds {

namespace {

void setUpTable(QTableView& table, PackageModulesModel& model)
{
    table.setObjectName(QStringLiteral("packageModules"));
    table.setModel(&model);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setAlternatingRowColors(true);
    table.setTabKeyNavigation(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(std::max(26, table.fontMetrics().height() + 9));
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table.horizontalHeader()->setMinimumSectionSize(104);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.horizontalHeader()->setSectionResizeMode(PackageModulesModel::Name, QHeaderView::Stretch);
    table.setMinimumHeight(5 * table.verticalHeader()->defaultSectionSize());
}

} // namespace

PackageView::PackageView(QWidget* parent)
    : QWidget(parent)
    , m_modules(new PackageModulesModel(this))
    , m_version(makeTextLabel(QStringLiteral("packageVersion"), this))
    , m_facts(makeTextLabel(QStringLiteral("packageFacts"), this))
    , m_table(new QTableView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_version->setFont(strong);
    setUpTable(*m_table, *m_modules);
    layout->addWidget(m_version);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_facts);
    fill();
}

void PackageView::setPackage(const std::optional<PackageManifest>& package)
{
    m_package = package;
    m_modules->setModules(package ? package->modules : std::vector<PackageModule>());
    fill();
}

void PackageView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        fill();
    }
    QWidget::changeEvent(event);
}

void PackageView::fill()
{
    m_table->setAccessibleName(tr("Modules of the package"));
    m_facts->setVisible(m_package.has_value());
    setTextTint(*m_version, m_package ? Tint::Text : Tint::Muted);
    if (!m_package) {
        m_version->setText(tr("Choose a package file to see what it installs."));
        return;
    }
    const int count = static_cast<int>(m_package->modules.size());
    m_version->setText(tr("%1 %2").arg(tr("Updates to %1.").arg(m_package->softwareVersion.toString()),
                                       tr("Replaces %Ln module(s):", nullptr, count)));
    QString facts = tr("Wait before the version request: %1.").arg(formatDuration(m_package->defaultSettleTime));
    const auto add = [&facts](const QString& fact) { facts = tr("%1 %2").arg(facts, fact); };
    for (const SettleTime& settle : m_package->settleTimes) {
        add(tr("From %1: %2.").arg(settle.from.toString(), formatDuration(settle.wait)));
    }
    if (!m_package->acceptedVersions.empty()) {
        QStringList versions;
        for (const SoftwareVersion& version : m_package->acceptedVersions) {
            versions << version.toString();
        }
        add(tr("Only for agents that run %1.").arg(versions.join(tr(", "))));
    }
    if (!m_package->hardwareClasses.empty()) {
        const QStringList classes(m_package->hardwareClasses.begin(), m_package->hardwareClasses.end());
        add(tr("Only for boxes of class %1.").arg(classes.join(tr(", "))));
    }
    m_facts->setText(facts);
}

} // namespace rds
