// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreRuntime.h"

#include "CentreUnlock.h"

#include <core/transport/SmtpPop3Transport.h>

namespace rds {

namespace {

/// @pre unlocked
Centre::Config configOf(const CentreFolder& folder, const CentreSettings& settings, const BatchPolicy& policy)
{
    return {
        .folder = folder.path(),
        .fleet = folder.fleet(),
        .address = settings.address,
        .keys = *folder.keys(),
        .smtp = settings.smtp,
        .pop3 = settings.pop3,
        .batch = policy,
        .retry = {settings.retryFirst},
        .pollInterval = settings.pollInterval,
    };
}

} // namespace

CentreRuntime::CentreRuntime(SecretPrompt* prompt, QObject* parent)
    : QObject(parent)
    , m_secrets(m_clock, &m_keyStore, prompt)
{
}

CentreRuntime::~CentreRuntime() = default;

void CentreRuntime::open(const QString& folder, Ready ready)
{
    openAndUnlock(folder, [this, ready = std::move(ready)](const Result<void>& unlocked) {
        unlocked ? fetchPasswords(ready) : ready(failure(unlocked.error()));
    });
}

void CentreRuntime::openWithoutMail(const QString& folder, Ready ready)
{
    openAndUnlock(folder, [this, ready = std::move(ready)](const Result<void>& unlocked) {
        if (!unlocked) {
            ready(failure(unlocked.error()));
            return;
        }
        makeCentre({});
        ready(m_centre.get());
    });
}

Result<Centre*> CentreRuntime::openWith(const QString& folder, const KeySecrets& secrets,
                                        const CentreSettings& settings, const BatchPolicy& policy)
{
    if (const auto opened = openFolder(folder); !opened) {
        return failure(opened.error());
    }
    if (const auto unlocked = m_folder->unlock(secrets); !unlocked) {
        return failure(unlocked.error());
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

void CentreRuntime::openAndUnlock(const QString& folder, std::function<void(Result<void>)> done)
{
    if (const auto opened = openFolderWithSettings(folder); !opened) {
        done(opened);
        return;
    }
    unlockCentre(*m_folder, m_secrets, std::move(done));
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
    fetchPassword(SecretName::Smtp, m_settings.smtp, [this, start](const Result<void>& smtp) {
        smtp ? fetchPassword(SecretName::Pop3, m_settings.pop3, start) : start(smtp);
    });
}

void CentreRuntime::fetchPassword(SecretName name, ServerSettings& server, std::function<void(Result<void>)> next)
{
    if (server.user.isEmpty()) {
        next({});
        return;
    }
    auto query = secretQuery(*m_folder, name);
    if (!query) {
        next(failure(query.error()));
        return;
    }
    query->subject = server.endpoint();
    m_secrets.get(*std::move(query), [&server, next = std::move(next)](const Result<Secret>& password) {
        if (password) {
            const std::string_view bytes = password->view();
            server.password = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
        }
        next(password ? Result<void>() : Result<void>(failure(password.error())));
    });
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
