// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TransitionTable.h"

#include <algorithm>

namespace rds {

namespace {

using S = TargetState;
using E = TargetEvent;
using T = TargetTimer;

// clang-format off
constexpr Transition table[] = {
    // state        event               new state     timer
    {S::Queued,     E::MailQueued,      S::Sending,   T::None},
    {S::Queued,     E::ReplyMatches,    S::Updated,   T::None},
    {S::Queued,     E::PackageRefused,  S::Failed,    T::None},
    {S::Queued,     E::AgentRemoved,    S::Failed,    T::None},

    {S::Sending,    E::MailAccepted,    S::Settling,  T::Settle},
    {S::Sending,    E::MailDeferred,    S::Deferred,  T::None},
    {S::Sending,    E::MailInDoubt,     S::InDoubt,   T::None},
    {S::Sending,    E::MailRefused,     S::Failed,    T::None},
    {S::Sending,    E::MailExpired,     S::Failed,    T::None},
    {S::Sending,    E::ReplyMatches,    S::Updated,   T::None},
    {S::Sending,    E::UpdateRefused,   S::Failed,    T::None},
    {S::Sending,    E::AgentRemoved,    S::Failed,    T::None},

    {S::Deferred,   E::MailAccepted,    S::Settling,  T::Settle},
    {S::Deferred,   E::MailDeferred,    S::Deferred,  T::None},
    {S::Deferred,   E::MailInDoubt,     S::InDoubt,   T::None},
    {S::Deferred,   E::MailRefused,     S::Failed,    T::None},
    {S::Deferred,   E::MailExpired,     S::Failed,    T::None},
    {S::Deferred,   E::ReplyMatches,    S::Updated,   T::None},
    {S::Deferred,   E::UpdateRefused,   S::Failed,    T::None},
    {S::Deferred,   E::AgentRemoved,    S::Failed,    T::None},

    {S::InDoubt,    E::MailAccepted,    S::Settling,  T::Settle},
    {S::InDoubt,    E::MailDeferred,    S::InDoubt,   T::None},   // the doubt stays
    {S::InDoubt,    E::MailInDoubt,     S::InDoubt,   T::None},
    {S::InDoubt,    E::MailRefused,     S::Settling,  T::Settle}, // the first try may have arrived: ask
    {S::InDoubt,    E::MailExpired,     S::Settling,  T::Settle}, // likewise
    {S::InDoubt,    E::ReplyMatches,    S::Updated,   T::None},
    {S::InDoubt,    E::UpdateRefused,   S::Failed,    T::None},
    {S::InDoubt,    E::AgentRemoved,    S::Failed,    T::None},

    {S::Settling,   E::MailQueued,      S::Asking,    T::None},
    {S::Settling,   E::ReplyMatches,    S::Updated,   T::None},
    {S::Settling,   E::UpdateRefused,   S::Failed,    T::None},
    {S::Settling,   E::AgentRemoved,    S::Failed,    T::None},

    {S::Asking,     E::MailAccepted,    S::Asked,     T::Reply},
    {S::Asking,     E::MailDeferred,    S::Asking,    T::None},
    {S::Asking,     E::MailInDoubt,     S::Asking,    T::None},
    {S::Asking,     E::MailRefused,     S::Failed,    T::None},
    {S::Asking,     E::MailExpired,     S::Failed,    T::None},
    {S::Asking,     E::ReplyMatches,    S::Updated,   T::None},
    {S::Asking,     E::ReplyDiffers,    S::Failed,    T::None},   // an answer to a request in doubt
    {S::Asking,     E::UpdateRefused,   S::Failed,    T::None},
    {S::Asking,     E::AgentRemoved,    S::Failed,    T::None},

    {S::Asked,      E::ReplyMatches,    S::Updated,   T::None},
    {S::Asked,      E::ReplyDiffers,    S::Failed,    T::None},
    {S::Asked,      E::DeadlinePassed,  S::Failed,    T::None},
    {S::Asked,      E::UpdateRefused,   S::Failed,    T::None},
    {S::Asked,      E::AgentRemoved,    S::Failed,    T::None},

    {S::Failed,     E::ReplyMatches,    S::Updated,   T::None},   // a late reply heals the mark
    {S::Failed,     E::ReplyDiffers,    S::Failed,    T::None},   // and a late "no" says why
    {S::Failed,     E::UpdateRefused,   S::Failed,    T::None},   // only where nothing better was known
    {S::Failed,     E::Retried,         S::Queued,    T::None},
};
// clang-format on

} // namespace

std::span<const Transition> transitionTable()
{
    return table;
}

std::optional<Transition> transitionFor(TargetState state, TargetEvent event)
{
    const auto* const row = std::find_if(std::begin(table), std::end(table), [&](const Transition& candidate) {
        return candidate.from == state && candidate.event == event;
    });
    return row == std::end(table) ? std::nullopt : std::optional(*row);
}

ResumePoint resumePointOf(TargetState state)
{
    switch (state) {
    case TargetState::Queued:
        return ResumePoint::Dispatch;
    case TargetState::Sending:
    case TargetState::Deferred:
    case TargetState::InDoubt:
    case TargetState::Asking:
        return ResumePoint::Outbox;
    case TargetState::Settling:
    case TargetState::Asked:
        return ResumePoint::Timer;
    case TargetState::Updated:
    case TargetState::Failed:
        return ResumePoint::Nothing;
    }
    return ResumePoint::Nothing;
}

} // namespace rds
