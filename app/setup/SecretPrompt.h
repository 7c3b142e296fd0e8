// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "SecretName.h"

#include <core/base/Secret.h>

#include <functional>
#include <optional>

namespace rds {

/// A person who can be asked for a secret: at the terminal, or by a dialog of the window. Lives in the thread of the
/// SecretSource that asks, and outlives it.
class SecretPrompt {
public:
    struct Question {
        SecretName name = SecretName::Key;
        QString subject; ///< what it opens: a key file, `user at host:port`
        bool isNew = false; ///< chosen now; to be typed twice
        bool wasWrong = false; ///< the answer before this one did not open it
        bool canRemember = false; ///< there is a key store that may keep it
    };
    struct Answer {
        Secret secret;
        bool remember = false;
    };
    using Done = std::function<void(std::optional<Answer>)>;

    virtual ~SecretPrompt() = default;

    /// Calls `done` once, at once or later. No answer: nobody is there, or somebody does not want to say.
    virtual void ask(const Question& question, Done done) = 0;
};

} // namespace rds
