// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/domain/FailureCause.h>
#include <core/domain/PackageManifest.h>
#include <core/domain/QueuedMail.h>
#include <core/domain/TargetState.h>

#include <tests/support/QtStringMaker.h>

#include <map>

using namespace rds;

// These words stand in databases and mails that are older than the program: none of them ever changes.

namespace {

template <class Enum> using Words = std::map<Enum, QString>;

template <class Enum> void checkWords(const Words<Enum>& words, std::optional<Enum> (*fromString)(const QString&))
{
    for (const auto& [value, word] : words) {
        CAPTURE(word);
        CHECK(toString(value) == word);
        CHECK(fromString(word) == value);
        CHECK_FALSE(fromString(word.toUpper()));
        CHECK_FALSE(fromString(word + " "));
    }
    CHECK_FALSE(fromString({}));
    CHECK_FALSE(fromString("unknown"));
}

template <class Enum, std::size_t count>
void checkComplete(const Words<Enum>& words, const std::array<Enum, count>& values)
{
    CHECK(words.size() == count);
    for (const Enum value : values) {
        CHECK(words.count(value) == 1);
    }
}

} // namespace

TEST_CASE("The names of target states are stable and reversible")
{
    const Words<TargetState> words{
        {TargetState::Queued, "queued"},    {TargetState::Sending, "sending"},   {TargetState::Deferred, "deferred"},
        {TargetState::InDoubt, "in-doubt"}, {TargetState::Settling, "settling"}, {TargetState::Asking, "asking"},
        {TargetState::Asked, "asked"},      {TargetState::Updated, "updated"},   {TargetState::Failed, "failed"},
    };
    checkWords(words, &targetStateFromString);
    checkComplete(words, allTargetStates);
}

TEST_CASE("Only updated and failed are ends")
{
    for (const TargetState state : allTargetStates) {
        CAPTURE(toString(state));
        CHECK(isEnd(state) == (toString(state) == "updated" || toString(state) == "failed"));
    }
}

TEST_CASE("The names of failure causes are stable and reversible")
{
    const Words<FailureCause> words{
        {FailureCause::None, "none"},
        {FailureCause::AddressRefused, "address-refused"},
        {FailureCause::MailRefused, "mail-refused"},
        {FailureCause::DeferredTooLong, "deferred-too-long"},
        {FailureCause::Bounced, "bounced"},
        {FailureCause::NoReply, "no-reply"},
        {FailureCause::VersionDiffers, "version-differs"},
        {FailureCause::NewerReleaseInstalled, "newer-release-installed"},
        {FailureCause::InstallFailed, "install-failed"},
        {FailureCause::UpdateRefused, "update-refused"},
        {FailureCause::AgentRemoved, "agent-removed"},
        {FailureCause::AgentRevoked, "agent-revoked"},
        {FailureCause::PackageUnusable, "package-unusable"},
    };
    checkWords(words, &failureCauseFromString);
    checkComplete(words, allFailureCauses);
}

TEST_CASE("The names of mail purposes are stable and reversible")
{
    checkWords<MailPurpose>({{MailPurpose::Update, "update"},
                             {MailPurpose::VersionRequest, "version-request"},
                             {MailPurpose::KeySet, "key-set"},
                             {MailPurpose::EnrolmentAnswer, "enrolment-answer"}},
                            &mailPurposeFromString);
}

TEST_CASE("The names of module kinds are stable and reversible")
{
    checkWords<ModuleKind>({{ModuleKind::Resident, "resident"},
                            {ModuleKind::NonResident, "non-resident"},
                            {ModuleKind::SharedLibrary, "shared-library"}},
                           &moduleKindFromString);
}
