// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "FilterBar.h"

#include <ui/models/SymbolicIcon.h>

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace rds {

namespace {

struct StateButton {
    StateFilter filter;
    const char* name;
    const char* icon;
    Tint tint;
};

constexpr std::array stateButtons{
    StateButton{StateFilter::All, "showAll", "agents", Tint::Text},
    StateButton{StateFilter::Waiting, "showWaiting", "settling", Tint::Busy},
    StateButton{StateFilter::Updated, "showUpdated", "updated", Tint::Updated},
    StateButton{StateFilter::Failed, "showFailed", "failed", Tint::Failed},
};

} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_states = new QButtonGroup(this);
    for (const StateButton& state : stateButtons) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(state.name));
        button->setIcon(symbolicIcon(QLatin1String(state.icon), state.tint));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumHeight(30);
        m_states->addButton(button, static_cast<int>(state.filter));
        layout->addWidget(button);
    }
    m_states->button(static_cast<int>(StateFilter::All))->setChecked(true);
    layout->addStretch(1);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(symbolicIcon(QStringLiteral("search"), Tint::Muted), QLineEdit::LeadingPosition);
    m_search->setMinimumSize(320, 30);
    m_search->installEventFilter(this);
    layout->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::textChanged);
    connect(m_states, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked) {
            Q_EMIT stateChanged(static_cast<StateFilter>(id));
        }
    });
    retranslate();
}

void FilterBar::setCounts(const AgentCounts& counts)
{
    m_counts = counts;
    retranslate();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::clear()
{
    m_search->clear();
    m_states->button(static_cast<int>(StateFilter::All))->setChecked(true);
}

void FilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT leftDownwards();
            return true;
        }
    }
    // Escape empties the field before it means anything to the window.
    if (watched == m_search && event->type() == QEvent::ShortcutOverride && !m_search->text().isEmpty()
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_search->clear();
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::retranslate()
{
    const auto set = [this](StateFilter filter, const QString& text) {
        QAbstractButton* button = m_states->button(static_cast<int>(filter));
        // The space keeps icon and words apart.
        //: %1: "&Failed"; %2: how many
        button->setText(u' ' + tr("%1  %2").arg(text, QLocale().toString(m_counts.of(filter))));
        button->setToolTip(tr("Show only these agents"));
    };
    set(StateFilter::All, tr("&All"));
    set(StateFilter::Waiting, tr("&Waiting"));
    set(StateFilter::Updated, tr("&Updated"));
    set(StateFilter::Failed, tr("Fai&led"));
    m_states->button(static_cast<int>(StateFilter::All))->setToolTip(tr("Show every agent"));
    m_search->setPlaceholderText(tr("Search ID, address, version or note"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setToolTip(tr("Words to look for, separated by spaces (Ctrl+F)"));
}

} // namespace rds
