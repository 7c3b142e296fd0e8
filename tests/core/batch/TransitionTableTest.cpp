// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/batch/TransitionTable.h>
#include <tests/support/QtStringMaker.h>

#include <set>

using namespace rds;

TEST_CASE("A state and an event have at most one row")
{
    std::set<std::pair<TargetState, TargetEvent>> seen;
    for (const Transition& row : transitionTable()) {
        INFO(toString(row.from).toStdString() << ", " << toString(row.event).toStdString());
        CHECK(seen.insert({row.from, row.event}).second);
        const auto found = transitionFor(row.from, row.event);
        REQUIRE(found);
        CHECK(found->to == row.to);
        CHECK(found->timer == row.timer);
    }
    CHECK(seen.size() == transitionTable().size());
}

TEST_CASE("What the table does not name does not happen")
{
    CHECK_FALSE(transitionFor(TargetState::Updated, TargetEvent::ReplyDiffers));
    CHECK_FALSE(transitionFor(TargetState::Updated, TargetEvent::AgentRemoved));
    CHECK_FALSE(transitionFor(TargetState::Updated, TargetEvent::Retried));
    CHECK_FALSE(transitionFor(TargetState::Queued, TargetEvent::MailAccepted));
    CHECK_FALSE(transitionFor(TargetState::Sending, TargetEvent::ReplyDiffers));
    CHECK_FALSE(transitionFor(TargetState::Settling, TargetEvent::MailAccepted));
    CHECK_FALSE(transitionFor(TargetState::Failed, TargetEvent::MailAccepted));
}

TEST_CASE("From every state an end can be reached")
{
    std::set<TargetState> reaching{TargetState::Updated, TargetState::Failed};
    for (std::size_t before = 0; before != reaching.size();) {
        before = reaching.size();
        for (const Transition& row : transitionTable()) {
            if (reaching.count(row.to) > 0) {
                reaching.insert(row.from);
            }
        }
    }
    for (const TargetState state : allTargetStates) {
        INFO(toString(state).toStdString());
        CHECK(reaching.count(state) == 1);
    }
}

TEST_CASE("Every state is reached from the first one")
{
    std::set<TargetState> reached{TargetState::Queued};
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (const Transition& row : transitionTable()) {
            if (reached.count(row.from) > 0) {
                reached.insert(row.to);
            }
        }
    }
    CHECK(reached.size() == allTargetStates.size());
}

TEST_CASE("A matching reply ends every other state as updated, and a removal every running one as failed")
{
    for (const TargetState state : allTargetStates) {
        INFO(toString(state).toStdString());
        const auto match = transitionFor(state, TargetEvent::ReplyMatches);
        const auto removal = transitionFor(state, TargetEvent::AgentRemoved);
        CHECK(match.has_value() == (state != TargetState::Updated));
        CHECK((!match || match->to == TargetState::Updated));
        CHECK(removal.has_value() == !isEnd(state));
        CHECK((!removal || removal->to == TargetState::Failed));
    }
}

TEST_CASE("A refusal fails whoever may have got the update, and nobody else")
{
    for (const TargetState state : allTargetStates) {
        INFO(toString(state).toStdString());
        const auto refusal = transitionFor(state, TargetEvent::UpdateRefused);
        CHECK(refusal.has_value() == (state != TargetState::Queued && state != TargetState::Updated));
        CHECK((!refusal || refusal->to == TargetState::Failed));
    }
    CHECK(transitionFor(TargetState::Queued, TargetEvent::PackageRefused)->to == TargetState::Failed);
    CHECK_FALSE(transitionFor(TargetState::Sending, TargetEvent::PackageRefused));
}

TEST_CASE("An end has no timer, and only a retry or the agent's word leads out of it")
{
    for (const Transition& row : transitionTable()) {
        INFO(toString(row.from).toStdString() << ", " << toString(row.event).toStdString());
        CHECK((!isEnd(row.to) || row.timer == TargetTimer::None));
        CHECK((!isEnd(row.from) || row.from == TargetState::Failed));
        CHECK((!isEnd(row.from) || row.event == TargetEvent::Retried || row.event == TargetEvent::ReplyMatches
               || row.event == TargetEvent::ReplyDiffers || row.event == TargetEvent::UpdateRefused));
    }
}

TEST_CASE("Every state says how it goes on after a restart, and only an end waits for nothing")
{
    for (const TargetState state : allTargetStates) {
        INFO(toString(state).toStdString());
        const ResumePoint point = resumePointOf(state);
        CHECK((point == ResumePoint::Nothing) == isEnd(state));
        // A state whose timer stands is one that rows with a timer lead to, and the other way round.
        for (const Transition& row : transitionTable()) {
            CHECK((row.to != state || (row.timer != TargetTimer::None) == (point == ResumePoint::Timer)));
        }
    }
}
