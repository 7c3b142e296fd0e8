// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysWatch.h"

#include "KeysDialog.h"
#include "MessageBar.h"

#include <ui/models/AgentTableModel.h>

namespace rds {

KeysWatch::KeysWatch(Clock& clock, AgentTableModel& model, MessageBar& bar, QWidget& window)
    : QObject(&window)
    , m_clock(clock)
    , m_model(model)
    , m_bar(bar)
    , m_window(window)
{
    connect(&m_bar, &MessageBar::dismissed, this, [this] { m_dismissed = m_bar.text(); });
    connect(&m_model, &AgentTableModel::agentsChanged, this, &KeysWatch::refreshDialog);
    tick();
}

KeysWatch::~KeysWatch()
{
    m_clock.cancel(m_timer);
}

void KeysWatch::setKeys(const KeyOverview& keys)
{
    m_keys = keys;
    m_dismissed.clear();
    warn();
    refreshDialog();
}

void KeysWatch::tick()
{
    m_model.setNow(m_clock.now());
    warn();
    m_timer = m_clock.callAfter(std::chrono::minutes(1), [this] { tick(); });
}

void KeysWatch::warn()
{
    if (!m_keys) {
        return;
    }
    const QString text = m_keys->warning(m_clock.now());
    if (text.isEmpty() || text == m_dismissed) {
        m_bar.hide();
        return;
    }
    if (m_bar.isVisibleTo(m_bar.parentWidget()) && m_bar.text() == text) {
        return; // said already: screen readers must not hear it every minute
    }
    const bool expired = m_keys->health(m_clock.now()) == KeyOverview::Health::Expired;
    m_bar.showMessage(expired ? MessageBar::Kind::Error : MessageBar::Kind::Warning, text,
                      {tr("&Keys of the centre…"), [this] { openDialog(); }});
}

void KeysWatch::retranslate()
{
    warn();
}

void KeysWatch::openDialog()
{
    if (!m_keys) {
        return;
    }
    if (!m_dialog) {
        m_dialog = new KeysDialog(&m_window);
    }
    refreshDialog();
    m_dialog->open();
}

void KeysWatch::refreshDialog()
{
    if (m_dialog && m_keys) {
        m_dialog->showKeys(*m_keys, KeyFollowers::of(m_model.agents(), m_keys->version), m_clock.now());
    }
}

} // namespace rds
