// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CertificateCheck.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslError>

#include <algorithm>

namespace rds {

namespace {

NetError codeOf(const QSslError& error)
{
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return NetError::CertificateWrongHost;
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return NetError::CertificateExpired;
    default:
        return NetError::CertificateUntrusted;
    }
}

QString describe(const QSslCertificate& certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    names += certificate.subjectInfo(QSslCertificate::CommonName);
    names.removeDuplicates();
    std::sort(names.begin(), names.end());
    return QStringLiteral("certificate of %1, valid from %2 to %3, issued by %4")
        .arg(names.join(QStringLiteral(", ")), certificate.effectiveDate().toString(Qt::ISODate),
             certificate.expiryDate().toString(Qt::ISODate),
             certificate.issuerInfo(QSslCertificate::CommonName).join(QStringLiteral(", ")));
}

} // namespace

Error certificateError(const QList<QSslError>& errors, const QString& endpoint)
{
    // The enum has the three in the order of their weight.
    NetError code = NetError::CertificateWrongHost;
    QStringList details;
    for (const QSslError& error : errors) {
        code = std::min(code, codeOf(error));
        details += error.errorString();
    }
    const auto named = std::find_if(errors.begin(), errors.end(),
                                    [](const QSslError& error) { return !error.certificate().isNull(); });
    if (named != errors.end()) {
        details += describe(named->certificate());
    }
    details.removeDuplicates();
    return netError(code, endpoint, details.join(QStringLiteral("; ")));
}

} // namespace rds
