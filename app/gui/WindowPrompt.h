// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <app/setup/SecretPrompt.h>
#include <ui/models/SecretQuestion.h>

#include <QObject>

namespace rds {

/// The operator at the window, as the engine thread asks for secrets: a question goes out by a signal, and its answer
/// comes by a slot, both queued. Nothing that is newly chosen is asked for here: centres are set up in the terminal.
class WindowPrompt final : public QObject, public SecretPrompt {
    Q_OBJECT

public:
    using QObject::QObject;

    void ask(const Question& question, Done done) override;

public Q_SLOTS:
    /// @{ Without a question under way, nothing.
    void answer(const rds::Secret& secret, bool remember);
    void refuse();
    /// @}

Q_SIGNALS:
    void asked(const rds::SecretQuestion& question);

private:
    Done m_done;
};

} // namespace rds
