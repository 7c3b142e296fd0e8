// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ConfigCommand.h"

#include "CliContext.h"

#include <core/centre/CentreError.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace rds::cli {

ConfigCommand::ConfigCommand(CLI::App& parent, CliContext& context)
    : Command(parent, context, "config",
              "List the settings (mail servers, waits), or change one: rdsvm config KEY VALUE")
{
    app().add_option("key", m_key, "Setting, for instance smtp.host");
    app().add_option_function<std::string>(
        "value",
        [this](const std::string& value) {
            m_value = value;
            m_hasValue = true;
        },
        "New value");
}

int ConfigCommand::run()
{
    return m_hasValue ? change() : list();
}

int ConfigCommand::list()
{
    const auto folder = context().open(CentreFolder::Access::Read);
    if (!folder) {
        return context().fail(folder.error());
    }
    const auto settings = listSettings((*folder)->database().settings());
    if (!settings) {
        return context().fail(settings.error());
    }
    const QString wanted = QString::fromStdString(m_key);
    bool found = wanted.isEmpty();
    for (const SettingInfo& setting : *settings) {
        if (wanted == setting.key) {
            context().print(setting.value);
            found = true;
        } else if (wanted.isEmpty()) {
            context().print(QStringLiteral("%1 = %2").arg(setting.key, -24).arg(setting.value, -28)
                            + QStringLiteral("# ")
                            + QCoreApplication::translate("CentreSettings", setting.description));
        }
    }
    return found ? ExitCode::Success
                 : context().fail(Error(make_error_code(CentreError::UnknownSetting), wanted.left(100)));
}

int ConfigCommand::change()
{
    const auto folder = context().open(CentreFolder::Access::Run);
    if (!folder) {
        return context().fail(folder.error());
    }
    const auto changed =
        changeSetting((*folder)->database().settings(), QString::fromStdString(m_key), QString::fromStdString(m_value));
    return changed ? ExitCode::Success : context().fail(changed.error());
}

} // namespace rds::cli
