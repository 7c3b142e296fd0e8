// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreRuntime.h"

#include <core/centre/CentreError.h>
#include <core/net/PasswordCommand.h>
#include <core/transport/SmtpPop3Transport.h>

namespace rds {

namespace {

Centre::Config configOf(CentreFolder& folder, const CentreSettings& settings, const BatchPolicy& policy)
{
    const Identity& signing = folder.keys().signing;
    return {
        folder.path(),
        {folder.fleet(), settings.address, signing},
        {folder.fleet(), settings.address, signing.certificate(), settings.smtp, settings.pop3},
        policy,
        {settings.retryFirst},
        settings.pollInterval,
    };
}

} // namespace

CentreRuntime::CentreRuntime(QObject* parent)
    : QObject(parent)
{
}

CentreRuntime::~CentreRuntime() = default;

void CentreRuntime::open(const QString& folder, Ready ready)
{
    if (const auto opened = openFolderWithSettings(folder); !opened) {
        ready(failure(opened.error()));
        return;
    }
    fetchPasswords(std::move(ready));
}

Result<Centre*> CentreRuntime::openWithoutMail(const QString& folder)
{
    if (const auto opened = openFolderWithSettings(folder); !opened) {
        return failure(opened.error());
    }
    makeCentre({});
    return m_centre.get();
}

Result<Centre*> CentreRuntime::openWith(const QString& folder, const CentreSettings& settings,
                                        const BatchPolicy& policy)
{
    if (const auto opened = openFolder(folder); !opened) {
        return failure(opened.error());
    }
    m_settings = settings;
    return startCentre(policy);
}

Result<void> CentreRuntime::openFolder(const QString& path)
{
    auto folder = CentreFolder::open(path, CentreFolder::Access::Run, m_clock);
    if (!folder) {
        return failure(folder.error());
    }
    m_folder = *std::move(folder);
    return {};
}

Result<void> CentreRuntime::openFolderWithSettings(const QString& path)
{
    if (const auto opened = openFolder(path); !opened) {
        return opened;
    }
    const auto settings = readSettings(m_folder->database().settings());
    if (!settings) {
        return failure(settings.error());
    }
    m_settings = *settings;
    return {};
}

void CentreRuntime::fetchPasswords(Ready ready)
{
    const auto start = [this, ready = std::move(ready)](const Result<void>& passwords) {
        if (!passwords) {
            ready(failure(passwords.error()));
            return;
        }
        BatchPolicy policy;
        policy.replyTimeout = m_settings.replyTimeout;
        ready(startCentre(policy));
    };
    fetchPassword(m_settings.smtp, m_settings.smtpPasswordCommand, "RDSVM_SMTP_PASSWORD",
                  [this, start](const Result<void>& smtp) {
                      if (!smtp) {
                          start(smtp);
                          return;
                      }
                      fetchPassword(m_settings.pop3, m_settings.pop3PasswordCommand, "RDSVM_POP3_PASSWORD", start);
                  });
}

void CentreRuntime::fetchPassword(ServerSettings& server, const QString& command, const char* environment,
                                  std::function<void(Result<void>)> next)
{
    if (server.user.isEmpty()) {
        next({});
        return;
    }
    if (command.isEmpty()) {
        server.password = qEnvironmentVariable(environment);
        next(server.password.isEmpty() ? Result<void>(
                 failure(CentreError::PasswordMissing, server.endpoint(), QString::fromLatin1(environment)))
                                       : Result<void>());
        return;
    }
    m_passwordCommand = std::make_unique<PasswordCommand>(
        m_clock, command, [this, &server, next = std::move(next)](const Result<QString>& password) {
            // The command object must not be deleted from within its own callback.
            m_clock.callAt(m_clock.now(), [&server, next, password] {
                if (password) {
                    server.password = *password;
                }
                next(password ? Result<void>() : Result<void>(failure(password.error())));
            });
        });
    m_passwordCommand->start();
}

void CentreRuntime::makeCentre(const BatchPolicy& policy)
{
    CentreDatabase& database = m_folder->database();
    m_transport = std::make_unique<SmtpPop3Transport>(m_clock, m_random, m_settings.smtp, m_settings.pop3);
    m_centre = std::make_unique<Centre>(Centre::Parts{database.agents(), database.packages(), database.batches(),
                                                      database.mails(), database.transactions(), *m_transport, m_clock,
                                                      m_random, m_executor},
                                        configOf(*m_folder, m_settings, policy));
}

Result<Centre*> CentreRuntime::startCentre(const BatchPolicy& policy)
{
    makeCentre(policy);
    if (const auto started = m_centre->start(); !started) {
        return failure(started.error());
    }
    return m_centre.get();
}

} // namespace rds
