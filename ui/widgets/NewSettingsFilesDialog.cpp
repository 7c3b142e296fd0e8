// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "NewSettingsFilesDialog.h"

#include "WidgetHelpers.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace rds {

namespace {

std::vector<AgentId> idsOf(const std::vector<Agent>& agents)
{
    std::vector<AgentId> ids;
    std::transform(agents.begin(), agents.end(), std::back_inserter(ids), [](const Agent& agent) { return agent.id; });
    return ids;
}

} // namespace

NewSettingsFilesDialog::NewSettingsFilesDialog(std::vector<Agent> agents, QWidget* parent)
    : SettingsFilesDialog(QStringLiteral("newSettings"), parent)
    , m_agents(std::move(agents))
    , m_question(makeTextLabel(QStringLiteral("newSettingsQuestion"), this))
    , m_names(makeTextLabel(QStringLiteral("newSettingsNames"), this))
    , m_consequences(makeTextLabel(QStringLiteral("newSettingsConsequences"), this))
{
    setObjectName(QStringLiteral("newSettingsDialog"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_question->setFont(strong);
    form().setSpacing(10);
    for (QLabel* label : {m_question, m_names, m_consequences}) {
        form().addWidget(label);
    }
    form().addStretch(1);
    retranslate();
    acceptButton().setFocus();
}

void NewSettingsFilesDialog::submit()
{
    Q_EMIT filesWanted(idsOf(m_agents));
}

QString NewSettingsFilesDialog::consequences() const
{
    const auto enrolled = std::count_if(m_agents.begin(), m_agents.end(),
                                        [](const Agent& agent) { return agent.enrolment == EnrolmentState::Enrolled; });
    const QString older = tr("Older settings files and their codes count no more.");
    return enrolled == 0
        ? older
        : tr("%1 %2").arg(older,
                          tr("%Ln of them are enrolled: their present keys count no more either, and they get no "
                             "updates until they have enrolled again.",
                             nullptr, static_cast<int>(enrolled)));
}

void NewSettingsFilesDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    SettingsFilesDialog::changeEvent(event);
}

void NewSettingsFilesDialog::retranslate()
{
    const int count = static_cast<int>(m_agents.size());
    setWindowTitle(tr("New settings files"));
    m_question->setText(tr("Make new settings files for %Ln agent(s)?", nullptr, count));
    m_names->setText(namesOf(idsOf(m_agents)));
    m_consequences->setText(consequences());
    acceptButton().setText(tr("&Make %Ln settings file(s)", nullptr, count));
    fitButton(acceptButton());
}

} // namespace rds
