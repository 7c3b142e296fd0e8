// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "UpdatePackage.h"

#include "PackageLayout.h"
#include "TarReader.h"
#include "ZstdSource.h"

#include <QCryptographicHash>
#include <QHash>

namespace rds {

namespace {

/// Headers and padding of one member, and of the archive's end, with room for extended headers.
constexpr qint64 tarBytesPerMember = 4096;
constexpr qint64 tarBytesAtEnd = 64 * 1024;

struct Expected {
    qint64 size = 0;
    QByteArray sha256;
    QByteArray* content = nullptr;
};

/// One payload, compared with its manifest while it is read.
class PayloadReader {
public:
    PayloadReader(const PackageManifest& manifest, const PackageLimits& limits)
        : m_manifest(manifest)
        , m_limits(limits)
    {
    }

    Result<UnpackedPayload> read(const QByteArray& bytes)
    {
        if (auto checked = checkManifest(bytes); !checked) {
            return failure(checked.error());
        }
        expectMembers();
        const qint64 overhead = tarBytesPerMember * (m_expected.size() + 1) + tarBytesAtEnd;
        ZstdSource source(bytes, {m_limits.maxUnpackedBytes + overhead, m_limits.maxRatio});
        TarReader reader(source);
        for (;;) {
            const auto member = reader.next();
            if (!member) {
                return failure(member.error());
            }
            if (!member->has_value()) {
                break;
            }
            if (auto taken = take(reader, **member); !taken) {
                return failure(taken.error());
            }
        }
        if (!m_expected.isEmpty()) {
            return failure(PackageError::MemberMissing, QString::fromLatin1(firstMissing()));
        }
        return std::move(m_payload);
    }

private:
    /// What cannot be accepted is known before a byte is decompressed.
    Result<void> checkManifest(const QByteArray& bytes) const
    {
        qint64 total = m_manifest.scriptSize;
        bool over = bytes.size() > m_limits.maxPayloadBytes
            || m_manifest.modules.size() > static_cast<std::size_t>(m_limits.maxModules);
        for (const PackageModule& module : m_manifest.modules) {
            over = over || module.size < 0 || module.size > m_limits.maxUnpackedBytes - total;
            total += over ? 0 : module.size;
        }
        if (over || total < 0 || total > m_limits.maxUnpackedBytes) {
            return failure(PackageError::TooLarge, QString::fromLatin1(payloadMember()));
        }
        return {};
    }

    void expectMembers()
    {
        m_expected.insert(scriptMember(), {m_manifest.scriptSize, m_manifest.scriptSha256, &m_payload.script});
        m_payload.modules.resize(m_manifest.modules.size());
        for (std::size_t i = 0; i < m_manifest.modules.size(); ++i) {
            const PackageModule& info = m_manifest.modules[i];
            m_payload.modules[i].info = info;
            m_expected.insert(moduleMember(info.name), {info.size, info.sha256, &m_payload.modules[i].content});
        }
    }

    Result<void> take(TarReader& reader, const TarMember& member)
    {
        const QString name = QString::fromLatin1(member.name);
        if (member.isDirectory) {
            const bool allowed = member.name == moduleDirectory() && !m_directorySeen;
            m_directorySeen = true;
            return allowed ? Result<void>()
                           : failure(PackageError::MemberNotAllowed, name, QStringLiteral("directory"));
        }
        if (!m_expected.contains(member.name)) {
            return failure(PackageError::MemberNotAllowed, name, QStringLiteral("not in the manifest, or twice"));
        }
        const Expected expected = m_expected.take(member.name);
        if (member.size != expected.size) {
            return failure(PackageError::MemberMismatch, name,
                           QStringLiteral("%1 bytes, not %2").arg(member.size).arg(expected.size));
        }
        auto content = reader.content(member);
        if (!content) {
            return failure(content.error());
        }
        if (QCryptographicHash::hash(*content, QCryptographicHash::Sha256) != expected.sha256) {
            return failure(PackageError::MemberMismatch, name, QStringLiteral("SHA-256"));
        }
        *expected.content = std::move(*content);
        return {};
    }

    /// In the manifest's order, so that the same payload always gives the same error.
    QByteArray firstMissing() const
    {
        if (m_expected.contains(scriptMember())) {
            return scriptMember();
        }
        for (const PackageModule& module : m_manifest.modules) {
            if (m_expected.contains(moduleMember(module.name))) {
                return moduleMember(module.name);
            }
        }
        return {};
    }

    const PackageManifest& m_manifest;
    const PackageLimits& m_limits;
    UnpackedPayload m_payload;
    QHash<QByteArray, Expected> m_expected;
    bool m_directorySeen = false;
};

} // namespace

Result<UnpackedPayload> unpackPayload(const QByteArray& payload, const PackageManifest& manifest,
                                      const PackageLimits& limits)
{
    return PayloadReader(manifest, limits).read(payload);
}

} // namespace rds
