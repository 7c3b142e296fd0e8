// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "UpdatePackage.h"

#include "ManifestJson.h"
#include "PackageLayout.h"
#include "TarWriter.h"
#include "ZstdSource.h"

#include <core/base/FileError.h>
#include <core/domain/VersionReport.h>

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace rds {

namespace {

constexpr unsigned programMode = 0755;
constexpr unsigned libraryMode = 0644;

QByteArray sha256Of(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// One package in the making.
class PackageBuilder {
public:
    PackageBuilder(const PackageSource& source, const PackageLimits& limits)
        : m_source(source)
        , m_limits(limits)
        , m_manifest(source.header)
    {
        m_manifest.modules.clear();
    }

    Result<UpdatePackage> build()
    {
        if (auto checked = checkSource(); !checked) {
            return failure(checked.error());
        }
        if (auto read = readScript(); !read) {
            return failure(read.error());
        }
        for (const ModuleSource& module : m_source.modules) {
            if (auto read = readModule(module); !read) {
                return failure(read.error());
            }
        }
        sortModules();
        // What this side would not accept from others it does not send.
        if (auto valid = manifestFromJson(toJson(m_manifest)); !valid) {
            return failure(valid.error());
        }
        return pack();
    }

private:
    struct Module {
        PackageModule info;
        QByteArray content;
    };

    Result<void> checkSource() const
    {
        if (m_source.modules.empty()) {
            return failure(PackageError::NoModules, m_source.header.softwareVersion.toString());
        }
        if (m_source.modules.size() > static_cast<std::size_t>(m_limits.maxModules)) {
            return failure(
                PackageError::TooLarge, QStringLiteral("modules"),
                QStringLiteral("%1 modules, at most %2").arg(m_source.modules.size()).arg(m_limits.maxModules));
        }
        if (m_source.header.softwareVersion.isNull()) {
            return failure(PackageError::InvalidManifest, QStringLiteral("softwareVersion"), QStringLiteral("missing"));
        }
        return {};
    }

    /// Reads a file and takes its size off what the package may still hold.
    Result<QByteArray> take(const QString& path)
    {
        auto content = readFile(path, m_limits.maxUnpackedBytes - m_totalBytes);
        if (!content && content.error().is(FileError::TooLarge)) {
            return failure(PackageError::TooLarge, path,
                           QStringLiteral("more than %1 bytes in all").arg(m_limits.maxUnpackedBytes));
        }
        if (content) {
            m_totalBytes += content->size();
            content->squeeze();
        }
        return content;
    }

    Result<void> readScript()
    {
        const QString& path = m_source.scriptPath;
        auto script = take(path);
        if (!script) {
            return failure(script.error());
        }
        if (script->trimmed().isEmpty()) {
            return failure(PackageError::EmptyScript, path);
        }
        if (!script->startsWith("#!") || script->contains('\0')) {
            return failure(PackageError::ScriptNotText, path,
                           script->contains('\0') ? QStringLiteral("NUL byte")
                                                  : QStringLiteral("first line does not begin with #!"));
        }
        if (const qsizetype at = script->indexOf("\r\n"); at >= 0) {
            return failure(PackageError::ScriptHasCarriageReturns, path,
                           QStringLiteral("line %1").arg(script->left(at).count('\n') + 1));
        }
        m_manifest.scriptSize = script->size();
        m_manifest.scriptSha256 = sha256Of(*script);
        m_script = std::move(*script);
        return {};
    }

    Result<void> readModule(const ModuleSource& source)
    {
        const QFileInfo file(source.path);
        Module module;
        module.info.kind = source.kind;
        module.info.name = source.name.isEmpty() ? file.fileName() : source.name;
        if (auto named = checkName(source, module.info.name); !named) {
            return named;
        }
        module.info.version = source.version.isEmpty() ? m_source.header.softwareVersion.commonPart() : source.version;
        if (!SoftwareVersion::parse(module.info.version)) {
            return failure(PackageError::InvalidModuleVersion, source.path, module.info.version.left(80));
        }
        auto content = take(source.path);
        if (!content) {
            return content.error().is(FileError::NotFound) ? failure(PackageError::ModuleMissing, source.path)
                                                           : failure(content.error());
        }
        module.info.date = source.date.isValid() ? source.date : file.lastModified().toUTC().date();
        module.info.size = content->size();
        module.info.sha256 = sha256Of(*content);
        module.content = std::move(*content);
        m_modules.push_back(std::move(module));
        return {};
    }

    Result<void> checkName(const ModuleSource& source, const QString& name)
    {
        if (!isModuleName(name)) {
            return failure(PackageError::InvalidModuleName, source.path, name.left(100));
        }
        if (m_names.contains(name)) {
            return failure(PackageError::DuplicateModule, source.path, name);
        }
        m_names.insert(name);
        return {};
    }

    void sortModules()
    {
        std::sort(m_modules.begin(), m_modules.end(),
                  [](const Module& a, const Module& b) { return a.info.name < b.info.name; });
        for (const Module& module : m_modules) {
            m_manifest.modules.push_back(module.info);
        }
    }

    Result<UpdatePackage> pack()
    {
        TarWriter writer(TarWriter::Compression::Zstd);
        writer.addFile(scriptMember(), m_script, programMode);
        for (const Module& module : m_modules) {
            const bool library = module.info.kind == ModuleKind::SharedLibrary;
            writer.addFile(moduleMember(module.info.name), module.content, library ? libraryMode : programMode);
        }
        auto payload = writer.finish();
        if (!payload) {
            return failure(payload.error());
        }
        if (payload->size() > m_limits.maxPayloadBytes) {
            return failure(
                PackageError::TooLarge, QString::fromLatin1(payloadMember()),
                QStringLiteral("%1 bytes compressed, at most %2").arg(payload->size()).arg(m_limits.maxPayloadBytes));
        }
        if (m_totalBytes > ratioFreeBytes && m_totalBytes / m_limits.maxRatio >= payload->size()) {
            return failure(PackageError::TooLarge, QString::fromLatin1(payloadMember()),
                           QStringLiteral("expands more than %1 times").arg(m_limits.maxRatio));
        }
        return UpdatePackage{std::move(m_manifest), std::move(*payload)};
    }

    const PackageSource& m_source;
    const PackageLimits& m_limits;
    PackageManifest m_manifest;
    QByteArray m_script;
    std::vector<Module> m_modules;
    QSet<QString> m_names;
    qint64 m_totalBytes = 0;
};

} // namespace

Result<UpdatePackage> buildPackage(const PackageSource& source, const PackageLimits& limits)
{
    return PackageBuilder(source, limits).build();
}

} // namespace rds
