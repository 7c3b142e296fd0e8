// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchPanel.h"

#include "BatchBar.h"
#include "WidgetHelpers.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace rds {

BatchPanel::BatchPanel(Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_bar = new BatchBar(this);
    m_bar->setObjectName(QStringLiteral("batchBar"));
    layout->addWidget(m_bar);
    auto* line = new QHBoxLayout;
    line->setSpacing(16);
    m_counters = makeTextLabel(QStringLiteral("batchCounters"), this);
    m_counters->setWordWrap(false);
    m_next = makeTextLabel(QStringLiteral("batchNext"), this);
    m_next->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    line->addWidget(m_counters);
    line->addWidget(m_next, 1);
    layout->addLayout(line);
    setTextTint(*m_next, Tint::Muted);
    setSummary(std::nullopt);
}

BatchPanel::~BatchPanel()
{
    m_clock.cancel(m_timer);
}

void BatchPanel::setSummary(const std::optional<BatchSummary>& summary)
{
    m_summary = summary;
    setVisible(summary.has_value());
    if (summary) {
        show(*summary);
    }
    tick();
}

void BatchPanel::show(const BatchSummary& summary)
{
    m_bar->setCounts(summary.total, summary.updated, summary.failed);
    m_bar->setAccessibleName(tr("Progress of the batch update"));
    m_bar->setAccessibleDescription(summary.counters());
    m_counters->setText(summary.counters());
    m_next->setText(summary.nextLine(m_clock.now()));
}

/// Once a second while something is counted down.
void BatchPanel::tick()
{
    m_clock.cancel(std::exchange(m_timer, 0));
    if (!m_summary || !m_summary->isRunning() || !m_summary->nextActionAt) {
        return;
    }
    m_next->setText(m_summary->nextLine(m_clock.now()));
    m_timer = m_clock.callAfter(std::chrono::seconds(1), [this] {
        m_timer = 0;
        tick();
    });
}

void BatchPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_summary) {
        show(*m_summary);
    } else if (event->type() == QEvent::ApplicationPaletteChange) {
        setTextTint(*m_next, Tint::Muted);
    }
    QWidget::changeEvent(event);
}

} // namespace rds
