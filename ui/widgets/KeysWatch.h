// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <ui/models/KeyOverview.h>

#include <QObject>
#include <QPointer>

#include <optional>

namespace rds {

class AgentTableModel;
class KeysDialog;
class MessageBar;

/// Keeps an eye on the time for the window: tells the list which codes have expired, and warns, in a bar of its own,
/// before the centre's keys expire. Opens the page of the keys. UI thread.
class KeysWatch final : public QObject {
    Q_OBJECT

public:
    /// All outlive this. @param window the dialog's parent
    KeysWatch(Clock& clock, AgentTableModel& model, MessageBar& bar, QWidget& window);
    ~KeysWatch() override;

    void setKeys(const KeyOverview& keys);
    [[nodiscard]] bool hasKeys() const { return m_keys.has_value(); }
    void openDialog();
    /// The warning anew, in another language.
    void retranslate();

private:
    void tick();
    void warn();
    void refreshDialog();

    Clock& m_clock;
    AgentTableModel& m_model;
    MessageBar& m_bar;
    QWidget& m_window;
    std::optional<KeyOverview> m_keys;
    QString m_dismissed; ///< a warning that the operator has seen; tomorrow's is another
    QPointer<KeysDialog> m_dialog;
    Clock::TimerId m_timer = 0;
};

} // namespace rds
