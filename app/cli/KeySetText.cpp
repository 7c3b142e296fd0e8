// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeySetText.h"

#include <core/crypto/Digest.h>
#include <ui/text/Format.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace rds::cli {

namespace {

struct KeySetTextWords {
    Q_DECLARE_TR_FUNCTIONS(KeySetText)
};

/// The first line says what the keys are for.
void addKeys(QStringList& lines, const QString& purpose, const std::vector<Certificate>& certificates)
{
    for (const Certificate& certificate : certificates) {
        const bool isFirst = &certificate == &certificates.front();
        lines.append(QStringLiteral("%1%2").arg(isFirst ? purpose : QString(), -24).arg(keyName(certificate)));
    }
}

QJsonArray names(const std::vector<Certificate>& certificates)
{
    QJsonArray array;
    for (const Certificate& certificate : certificates) {
        array.append(keyName(certificate));
    }
    return array;
}

} // namespace

QStringList keySetLines(const KeySet& keySet)
{
    QStringList lines{
        QStringLiteral("%1%2").arg(KeySetTextWords::tr("Fleet:"), -24).arg(keySet.fleet),
        QStringLiteral("%1%2").arg(KeySetTextWords::tr("Key set:"), -24).arg(keySet.version),
        QStringLiteral("%1%2").arg(KeySetTextWords::tr("Signed:"), -24).arg(formatTime(keySet.created)),
        QStringLiteral("%1%2").arg(KeySetTextWords::tr("Valid until:"), -24).arg(formatTime(keySet.notAfter)),
    };
    addKeys(lines, KeySetTextWords::tr("Signing keys:"), keySet.signing);
    addKeys(lines, KeySetTextWords::tr("Encryption keys:"), keySet.encryption);
    lines.append(
        QStringLiteral("%1%2").arg(KeySetTextWords::tr("Approvals needed:"), -24).arg(keySet.approvalsRequired));
    addKeys(lines, KeySetTextWords::tr("Approvers:"), keySet.approvers);
    return lines;
}

QJsonObject keySetJson(const KeySet& keySet)
{
    return {
        {QStringLiteral("fleet"), keySet.fleet},
        {QStringLiteral("version"), keySet.version},
        {QStringLiteral("created"), toIso(keySet.created)},
        {QStringLiteral("notAfter"), toIso(keySet.notAfter)},
        {QStringLiteral("signing"), names(keySet.signing)},
        {QStringLiteral("encryption"), names(keySet.encryption)},
        {QStringLiteral("approvalsRequired"), keySet.approvalsRequired},
        {QStringLiteral("approvers"), names(keySet.approvers)},
    };
}

QString keyName(const Certificate& certificate)
{
    return QString::fromLatin1(certificate.keyId().toHex());
}

QString fingerprint(const Certificate& certificate)
{
    return QString::fromLatin1(sha256(certificate.toDer()).toHex(':').toUpper());
}

} // namespace rds::cli
