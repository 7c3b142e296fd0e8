// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeyOverview.h"

#include <ui/text/Format.h>

#include <QCoreApplication>

#include <algorithm>

namespace rds {

namespace {

using Days = std::chrono::duration<qint64, std::ratio<86400>>;

constexpr Days warnAhead(30);

struct KeysText {
    Q_DECLARE_TR_FUNCTIONS(KeyOverview)
};

} // namespace

KeyOverview::Health KeyOverview::health(Timestamp now) const
{
    if (now >= notAfter) {
        return Health::Expired;
    }
    return notAfter - now <= warnAhead ? Health::ExpiresSoon : Health::Fine;
}

int KeyOverview::daysLeft(Timestamp now) const
{
    return static_cast<int>(std::max<qint64>(0, std::chrono::floor<Days>(notAfter - now).count()));
}

QString KeyOverview::warning(Timestamp now) const
{
    switch (health(now)) {
    case Health::Fine:
        return {};
    case Health::ExpiresSoon:
        return KeysText::tr("%1 %2").arg(
            KeysText::tr("The keys of the centre expire on %1, in %Ln day(s).", nullptr, daysLeft(now))
                .arg(formatDate(notAfter)),
            KeysText::tr("Agents refuse every update from then on: renew the keys before."));
    case Health::Expired:
        return KeysText::tr("%1 %2").arg(
            KeysText::tr("The keys of the centre have expired on %1.").arg(formatDate(notAfter)),
            KeysText::tr("Agents refuse every update until the keys are renewed."));
    }
    return {};
}

KeyFollowers KeyFollowers::of(const std::vector<AgentStatus>& agents, qint64 version)
{
    KeyFollowers result;
    for (const AgentStatus& status : agents) {
        if (status.agent.enrolment == EnrolmentState::Enrolled) {
            ++result.enrolled;
            result.following += status.agent.keySetVersion >= version ? 1 : 0;
        }
    }
    return result;
}

QString KeyFollowers::sentence() const
{
    if (enrolled == 0) {
        return KeysText::tr("No agent has enrolled yet.");
    }
    if (following == enrolled) {
        return KeysText::tr("All of %1 follow this key set.").arg(formatAgentCount(enrolled));
    }
    return KeysText::tr("%1 %2").arg(
        //: %1: a number; %2: "17 agents"
        KeysText::tr("%L1 of %2 follow this key set.").arg(following).arg(formatAgentCount(enrolled)),
        KeysText::tr("The others get it ahead of their next update or version request."));
}

} // namespace rds
