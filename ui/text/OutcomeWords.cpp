// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "OutcomeWords.h"

#include <QCoreApplication>

#include <array>
#include <string_view>

namespace rds {

namespace {

struct OutcomeText {
    Q_DECLARE_TR_FUNCTIONS(OutcomeText)
};

struct Row {
    std::string_view code;
    const char* reason;
    const char* todo;
    bool wasBegun = false;
};

constexpr const char* buildAgain = QT_TRANSLATE_NOOP("OutcomeText", "Build the package again and start a new batch.");
constexpr const char* checkBox = QT_TRANSLATE_NOOP("OutcomeText", "Check the box (power, disk), then retry.");
constexpr const char* readScript =
    QT_TRANSLATE_NOOP("OutcomeText", "Read the script’s last lines, correct the package, and start a new batch.");

constexpr std::array rows{
    Row{"downgrade", QT_TRANSLATE_NOOP("OutcomeText", "it runs or ran a newer release"),
        QT_TRANSLATE_NOOP("OutcomeText", "Leave the agent as it is, or start a batch that allows a downgrade.")},
    Row{"wrong-fleet", QT_TRANSLATE_NOOP("OutcomeText", "it was made by another centre"),
        QT_TRANSLATE_NOOP("OutcomeText",
                          "Check that no other centre sends to this agent; its settings file must be of "
                          "this centre.")},
    Row{"not-a-recipient", QT_TRANSLATE_NOOP("OutcomeText", "it was made for other agents"),
        QT_TRANSLATE_NOOP("OutcomeText", "Somebody may have forwarded the mail; retry to send the agent its own.")},
    Row{"expired", QT_TRANSLATE_NOOP("OutcomeText", "it came too late"),
        QT_TRANSLATE_NOOP("OutcomeText", "Check the clocks of the box and of this computer, then retry.")},
    Row{"keys-expired", QT_TRANSLATE_NOOP("OutcomeText", "the centre’s keys that the agent knows have expired"),
        QT_TRANSLATE_NOOP("OutcomeText",
                          "Check the clock of the box; if it is right, renew the keys of the centre, "
                          "then retry.")},
    Row{"not-approved", QT_TRANSLATE_NOOP("OutcomeText", "too few persons have approved the package"),
        QT_TRANSLATE_NOOP("OutcomeText", "Have the package approved, then start a new batch.")},
    Row{"replayed", QT_TRANSLATE_NOOP("OutcomeText", "it has had this very mail before"),
        QT_TRANSLATE_NOOP("OutcomeText", "Retry to send it anew.")},
    Row{"sequence-too-high", QT_TRANSLATE_NOOP("OutcomeText", "its release number is absurdly high"),
        QT_TRANSLATE_NOOP("OutcomeText", "Build the package again with the number after the last release’s.")},
    Row{"wrong-hardware", QT_TRANSLATE_NOOP("OutcomeText", "it is for another class of box"),
        QT_TRANSLATE_NOOP("OutcomeText", "Build a package for its hardware class.")},
    Row{"member-missing", QT_TRANSLATE_NOOP("OutcomeText", "a file that it lists is missing in it"), buildAgain},
    Row{"member-added", QT_TRANSLATE_NOOP("OutcomeText", "it holds something that it does not list"), buildAgain},
    Row{"member-changed", QT_TRANSLATE_NOOP("OutcomeText", "a file in it is not the one that it lists"), buildAgain},
    Row{"too-large", QT_TRANSLATE_NOOP("OutcomeText", "it is too large"),
        QT_TRANSLATE_NOOP("OutcomeText", "Leave out modules, or send them in several packages.")},
    Row{"precondition", QT_TRANSLATE_NOOP("OutcomeText", "the package is not for the version that it runs"),
        QT_TRANSLATE_NOOP("OutcomeText", "Update the agent to a version that the package accepts first.")},
    Row{"bad-payload", QT_TRANSLATE_NOOP("OutcomeText", "the package arrived damaged"),
        QT_TRANSLATE_NOOP("OutcomeText", "Retry; if it stays like this, build the package again.")},
    Row{"script-failed", QT_TRANSLATE_NOOP("OutcomeText", "the install script failed"), readScript, true},
    Row{"timed-out", QT_TRANSLATE_NOOP("OutcomeText", "the install script took too long"), readScript, true},
    Row{"incomplete", QT_TRANSLATE_NOOP("OutcomeText", "the install script did not install what the package lists"),
        readScript, true},
    Row{"agent-error", QT_TRANSLATE_NOOP("OutcomeText", "the agent had a problem of its own"), checkBox, true},
    Row{"interrupted", QT_TRANSLATE_NOOP("OutcomeText", "the agent was interrupted again and again"), checkBox, true},
};

} // namespace

OutcomeWords outcomeWords(const QString& code)
{
    for (const Row& row : rows) {
        if (code == QLatin1String(row.code.data(), static_cast<qsizetype>(row.code.size()))) {
            return {OutcomeText::tr(row.reason), OutcomeText::tr(row.todo), row.wasBegun};
        }
    }
    return {code, {}, false};
}

} // namespace rds
