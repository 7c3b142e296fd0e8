// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliContext.h"

#include "Await.h"

#include <app/setup/CentreUnlock.h>
#include <core/base/Printable.h>
#include <core/centre/KeyFile.h>
#include <ui/text/ErrorText.h>

#include <cstdio>

namespace rds::cli {

CliContext::CliContext()
    : dataFolder(defaultCentreFolder().toStdString())
    , m_secrets(m_clock, &m_keyStore, &m_prompt)
    , m_out(stdout)
    , m_err(stderr)
{
}

Result<std::unique_ptr<CentreFolder>> CliContext::open(CentreFolder::Access access)
{
    return CentreFolder::open(folder(), access, m_clock);
}

Result<Secret> CliContext::secret(const SecretQuery& query)
{
    return await<Secret>([&](SecretSource::Done done) { m_secrets.get(query, std::move(done)); });
}

Result<void> CliContext::unlock(CentreFolder& folder)
{
    return await<void>([&](auto done) { unlockCentre(folder, m_secrets, std::move(done)); });
}

Result<Identity> CliContext::openKeyFile(const QString& path, SecretName name)
{
    // A file that is no key is told before anybody types a pass phrase.
    if (const auto certificate = readCertificateFile(path, KeyPurpose::Signing); !certificate) {
        return failure(certificate.error());
    }
    std::optional<Identity> opened;
    SecretQuery query{name, path};
    query.check = [&](const Secret& passPhrase) {
        auto identity = readKeyFile(path, passPhrase, KeyPurpose::Signing);
        if (!identity) {
            return Result<void>(failure(identity.error()));
        }
        opened = *std::move(identity);
        return Result<void>();
    };
    const auto found = secret(query);
    return found ? Result<Identity>(*opened) : Result<Identity>(failure(found.error()));
}

void CliContext::print(const QString& line)
{
    m_out << printable(line) << '\n';
    m_out.flush();
}

int CliContext::fail(const Error& error)
{
    note(QStringLiteral("rdsvm: ") + sentence(error));
    return ExitCode::Failure;
}

void CliContext::note(const QString& line)
{
    m_out.flush();
    m_err << printable(line) << '\n';
    m_err.flush();
}

} // namespace rds::cli
