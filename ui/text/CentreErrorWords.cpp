// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ErrorWords.h"

#include <core/agent/AgentError.h>
#include <core/centre/CentreError.h>
#include <core/domain/DomainError.h>

#include <QCoreApplication>

namespace rds {

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

/// Of the keys, the packages and the secrets that open them.
ErrorWords keyErrorWords(CentreError code)
{
    switch (code) {
    case CentreError::PassphraseMissing:
        return {ErrorText::tr("The pass phrase is missing."),
                ErrorText::tr("Type it where you are asked, or set one of the ways to get it that are named here.")};
    case CentreError::KeysMissing:
        return {ErrorText::tr("A file of the centre’s keys is missing."),
                ErrorText::tr("Bring the folder keys/ back from a copy.")};
    case CentreError::FileExists:
        return {ErrorText::tr("This file exists already."),
                ErrorText::tr("Nothing was changed; name another file, so that no key is lost.")};
    case CentreError::RootKeyDoesNotMatch:
        return {ErrorText::tr("This is not the root key that the agents of this centre trust."),
                ErrorText::tr("Nothing was changed; take the root key that was made together with this centre.")};
    case CentreError::KeySetNotNewer:
        return {ErrorText::tr("This key set is not newer than the one in force."),
                ErrorText::tr("Nothing was changed; make a new draft and have it signed.")};
    case CentreError::KeySetExpired:
        return {ErrorText::tr("The centre’s key set has expired: agents refuse its updates."),
                ErrorText::tr("Sign a new one with the root key: rdsvm keys rotate.")};
    case CentreError::KeySetExpiresSoon:
        return {ErrorText::tr("The centre’s key set expires soon; agents refuse updates then."),
                ErrorText::tr("Sign a new one with the root key: rdsvm keys rotate.")};
    case CentreError::DamagedDraft:
        return {ErrorText::tr("This is not the draft of a key set."),
                ErrorText::tr("Make it anew: rdsvm keys request.")};
    case CentreError::ApproversMissing:
        return {ErrorText::tr("There would be fewer approvers than approvals that a package needs."),
                ErrorText::tr("Nothing was changed; add approvers, or ask for fewer approvals.")};
    case CentreError::TooManyApprovers:
        return {ErrorText::tr("There would be too many approvers."),
                ErrorText::tr("Nothing was changed; remove those who no longer approve.")};
    case CentreError::UnknownApprover:
        return {ErrorText::tr("There is no approver with this key."),
                ErrorText::tr("Nothing was changed; rdsvm keys show lists the approvers.")};
    case CentreError::ApprovalsMissing:
        return {ErrorText::tr("Too few approvers have approved this package."),
                ErrorText::tr("Have it approved (rdsvm package approve), and keep the approvals beside it.")};
    case CentreError::CodeLifetime:
        return {ErrorText::tr("A code may be valid for 1 to 365 days."), ErrorText::tr("Nothing was changed.")};
    case CentreError::KeyStoreFailed:
        return {ErrorText::tr("The desktop’s key store did not do it."),
                ErrorText::tr("Unlock it, or use a command or the environment instead.")};
    default:
        return {};
    }
}

} // namespace

ErrorWords errorWords(DomainError code)
{
    switch (code) {
    case DomainError::InvalidAgentId:
        return {ErrorText::tr("This is not an agent ID."),
                ErrorText::tr("An ID has 1 to 64 letters, digits, dots, hyphens or underscores, and begins with a "
                              "letter or digit.")};
    case DomainError::InvalidMailAddress:
        return {ErrorText::tr("This is not a mail address."),
                ErrorText::tr("Write it as name@domain, in ASCII letters.")};
    case DomainError::InvalidSoftwareVersion:
        return {ErrorText::tr("This is not a version in the common format."),
                ErrorText::tr("Write it like 1.0.02 or 1.0.02-0.")};
    case DomainError::InvalidModule:
        return {ErrorText::tr("This is not a module."),
                ErrorText::tr("A module needs a name of letters, digits, dots, hyphens or underscores, a version and "
                              "a date.")};
    case DomainError::InvalidVersionReport:
        return {ErrorText::tr("This is not a version report."), ErrorText::tr("Ask the agent for its version again.")};
    case DomainError::DuplicateAgent:
        return {ErrorText::tr("An agent with this ID is in the list already."),
                ErrorText::tr("Use another ID, or remove the other agent first.")};
    case DomainError::DuplicateMailAddress:
        return {ErrorText::tr("This mail address belongs to another agent."),
                ErrorText::tr("Give each agent an address of its own.")};
    case DomainError::UnknownAgent:
        return {ErrorText::tr("There is no such agent in the list."), ErrorText::tr("Check the agent ID.")};
    case DomainError::UnknownBatch:
        return {ErrorText::tr("There is no such batch update."), ErrorText::tr("Start one first.")};
    case DomainError::UnknownPackage:
        return {ErrorText::tr("There is no such update package."), ErrorText::tr("Choose the package file again.")};
    case DomainError::BatchRunning:
        return {ErrorText::tr("A batch update is running."), ErrorText::tr("Wait until it has ended.")};
    case DomainError::NothingToRetry:
        return {ErrorText::tr("No agent has failed."), ErrorText::tr("There is nothing to retry.")};
    case DomainError::NoAgentsSelected:
        return {ErrorText::tr("There are no agents to update."),
                ErrorText::tr("Add agents to the list, or select some.")};
    case DomainError::NotesTooLong:
        return {ErrorText::tr("The note is too long."), ErrorText::tr("Shorten it to 1,000 characters.")};
    case DomainError::InvalidTime:
        return {ErrorText::tr("This is not a date and time."), ErrorText::tr("Write it like 2002-11-03T15:25.")};
    case DomainError::NotEnrolled:
        return {ErrorText::tr("The agent is not enrolled."),
                ErrorText::tr("Load its settings file on the box, or invite it again.")};
    case DomainError::InvalidHardwareClass:
        return {ErrorText::tr("This is not a hardware class."),
                ErrorText::tr("A class has 1 to 32 letters, digits, dots, hyphens or underscores, and begins with a "
                              "letter or digit.")};
    }
    return {};
}

ErrorWords errorWords(CentreError code)
{
    switch (code) {
    case CentreError::NotSetUp:
        return {ErrorText::tr("There is no centre in this folder."),
                ErrorText::tr("Set one up first, or choose another folder.")};
    case CentreError::AlreadySetUp:
        return {ErrorText::tr("There is a centre in this folder already."),
                ErrorText::tr("Nothing was changed; choose another folder for a new one.")};
    case CentreError::InUse:
        return {ErrorText::tr("Another program is using this centre."),
                ErrorText::tr("Close the other program first.")};
    case CentreError::MailNotConfigured:
        return {ErrorText::tr("The mail servers are not set up yet."),
                ErrorText::tr("Enter the setting that is named here.")};
    case CentreError::UnknownSetting:
        return {ErrorText::tr("There is no such setting."),
                ErrorText::tr("Check its name against the list of settings.")};
    case CentreError::InvalidSetting:
        return {ErrorText::tr("The value does not fit this setting."),
                ErrorText::tr("Nothing was changed; check the value.")};
    case CentreError::PasswordMissing:
        return {ErrorText::tr("The mail password is missing."),
                ErrorText::tr("Set the command or the environment variable that gives it.")};
    case CentreError::PassphraseMissing:
    case CentreError::KeysMissing:
    case CentreError::FileExists:
    case CentreError::RootKeyDoesNotMatch:
    case CentreError::KeySetNotNewer:
    case CentreError::KeySetExpired:
    case CentreError::KeySetExpiresSoon:
    case CentreError::DamagedDraft:
    case CentreError::ApproversMissing:
    case CentreError::TooManyApprovers:
    case CentreError::UnknownApprover:
    case CentreError::ApprovalsMissing:
    case CentreError::CodeLifetime:
    case CentreError::KeyStoreFailed:
        return keyErrorWords(code);
    }
    return {};
}

ErrorWords errorWords(AgentError code)
{
    switch (code) {
    case AgentError::InvalidSettings:
        return {ErrorText::tr("The agent’s settings file is not valid."),
                ErrorText::tr("Get a new one from the centre.")};
    case AgentError::SettingsExposed:
        return {ErrorText::tr("Other users can read the agent’s settings file, which holds its keys."),
                ErrorText::tr("Make it readable for its owner only.")};
    case AgentError::InvalidState:
        return {ErrorText::tr("The agent’s own records are damaged."),
                ErrorText::tr("Restore its data folder, or set the agent up anew.")};
    case AgentError::InvalidRelease:
        return {ErrorText::tr("The record of what is installed is damaged."),
                ErrorText::tr("Install the agent’s modules anew.")};
    case AgentError::NotProvisioned:
        return {ErrorText::tr("No modules are installed on this agent."), ErrorText::tr("Install the first modules.")};
    case AgentError::AlreadyProvisioned:
        return {ErrorText::tr("This agent has its first modules already."),
                ErrorText::tr("Nothing was changed; update it by a batch update.")};
    case AgentError::BadModuleFolder:
        return {ErrorText::tr("The folder does not hold exactly the modules that its version report lists."),
                ErrorText::tr("Add the missing files, or remove those that are too many.")};
    case AgentError::FolderInUse:
        return {ErrorText::tr("Another agent is running on this data folder."),
                ErrorText::tr("Stop it first, or choose another folder.")};
    case AgentError::ScriptNotStarted:
        return {ErrorText::tr("The install script could not be started."),
                ErrorText::tr("Check that /bin/sh is there and that the disk allows programs.")};
    case AgentError::InvalidKeys:
        return {ErrorText::tr("The agent’s own keys are damaged or incomplete."),
                ErrorText::tr("Move its folder keys/ away and load a new settings file of the centre: the agent makes "
                              "new keys and enrols again.")};
    }
    return {};
}

} // namespace rds
