// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "DetailsStrip.h"

#include "WidgetHelpers.h"

#include <ui/models/AgentLook.h>
#include <ui/models/SymbolicIcon.h>
#include <ui/text/Format.h>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace rds {

namespace {

constexpr int iconSide = 20;

bool hasFailed(const AgentStatus& status)
{
    return status.target && status.target->state == TargetState::Failed;
}

/// "AGENT0000010 · jjj department store · class arm-2"
QString nameOf(const Agent& agent)
{
    QStringList parts{agent.id.toString(), agent.note,
                      agent.hardwareClass.isEmpty() ? QString()
                                                    : DetailsStrip::tr("class %1").arg(agent.hardwareClass)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

/// Those that are not empty.
QString lines(QStringList texts)
{
    texts.removeAll(QString());
    return texts.join(u'\n');
}

/// What the sentence has no room for: the script's last lines, a bounce.
QString furtherEvidence(const AgentStatus& status)
{
    const QString evidence = hasFailed(status) ? status.target->evidence.trimmed() : QString();
    return evidence.contains(u'\n') ? evidence : QString();
}

} // namespace

DetailsStrip::DetailsStrip(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_who(makeTextLabel(QStringLiteral("detailsAgent"), this))
    , m_sentence(makeTextLabel(QStringLiteral("detailsSentence"), this))
    , m_advice(makeTextLabel(QStringLiteral("detailsAdvice"), this))
    , m_times(makeTextLabel(QStringLiteral("detailsTimes"), this))
{
    setFrameShape(QFrame::NoFrame);
    m_icon->setFixedSize(iconSide, iconSide);
    m_who->setWordWrap(false);
    m_times->setWordWrap(false);
    m_times->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setHorizontalSpacing(10);
    layout->setVerticalSpacing(3);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_who, 0, 1);
    layout->addWidget(m_times, 0, 2);
    layout->addWidget(m_sentence, 1, 1, 1, 2);
    layout->addWidget(m_advice, 2, 1, 1, 2);
    layout->setRowStretch(3, 1);
    // Room for all lines from the start: the list must not jump from agent to agent.
    setMinimumHeight(3 * fontMetrics().lineSpacing() + 2 * 3 + 2 * 8 + 8);
    fill();
}

void DetailsStrip::setStatus(const std::optional<AgentStatus>& status, Timestamp now)
{
    m_status = status;
    m_now = now;
    fill();
}

void DetailsStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationPaletteChange) {
        fill();
    }
    QFrame::changeEvent(event);
}

void DetailsStrip::fill()
{
    setTextTint(*m_times, Tint::Muted);
    setTextTint(*m_advice, Tint::Muted);
    if (!m_status) {
        m_icon->clear();
        m_who->clear();
        m_times->clear();
        m_advice->clear();
        m_sentence->setText(tr("Choose an agent in the list to see how it stands."));
        setTextTint(*m_sentence, Tint::Muted);
        return;
    }
    const AgentStatus& status = *m_status;
    const AgentLook look = AgentLook::of(status, m_now);
    const QIcon icon = look.icon.isEmpty() ? QIcon() : symbolicIcon(look.icon, look.tint);
    m_icon->setPixmap(icon.pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
    m_who->setText(m_who->fontMetrics().elidedText(nameOf(status.agent), Qt::ElideRight, 640));
    m_sentence->setText(look.sentence.isEmpty() ? tr("This agent was never in a batch update.") : look.sentence);
    setTextTint(*m_sentence, look.explains && look.tint != Tint::Muted ? look.tint : Tint::Text);
    m_advice->setText(lines({look.advice, look.also, furtherEvidence(status)}));
    m_times->setText(status.agent.lastVersionCheck
                         ? tr("Last version check: %1").arg(formatUtc(*status.agent.lastVersionCheck))
                         : tr("Its version was never received."));
}

} // namespace rds
