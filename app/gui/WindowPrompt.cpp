// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "WindowPrompt.h"

#include <utility>

namespace rds {

namespace {

/// None for the keys that never are on this machine.
std::optional<SecretQuestion::Kind> kindOf(SecretName name)
{
    switch (name) {
    case SecretName::Key:
        return SecretQuestion::Kind::KeyPassPhrase;
    case SecretName::Token:
        return SecretQuestion::Kind::TokenPin;
    case SecretName::Smtp:
        return SecretQuestion::Kind::SmtpPassword;
    case SecretName::Pop3:
        return SecretQuestion::Kind::Pop3Password;
    case SecretName::Root:
    case SecretName::Approver:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

void WindowPrompt::ask(const Question& question, Done done)
{
    const auto kind = kindOf(question.name);
    if (!kind || question.isNew) {
        done(std::nullopt);
        return;
    }
    m_done = std::move(done);
    Q_EMIT asked({*kind, question.subject, question.wasWrong, question.canRemember});
}

void WindowPrompt::answer(const Secret& secret, bool remember)
{
    if (const Done done = std::exchange(m_done, {})) {
        done(Answer{secret, remember});
    }
}

void WindowPrompt::refuse()
{
    if (const Done done = std::exchange(m_done, {})) {
        done(std::nullopt);
    }
}

} // namespace rds
