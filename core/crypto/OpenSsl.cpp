// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "OpenSsl.h"

namespace rds::openssl {

namespace {

constexpr qsizetype maxBytes = qsizetype{1024} * 1024 * 1024;

} // namespace

QString takeErrors()
{
    QStringList reasons;
    while (const unsigned long code = ERR_get_error()) {
        const char* reason = ERR_reason_error_string(code);
        const QString text = reason != nullptr ? QString::fromLatin1(reason) : QString::number(code, 16);
        if (reasons.isEmpty() || reasons.last() != text) {
            reasons.append(text);
        }
    }
    return reasons.join(QStringLiteral("; "));
}

Unexpected failure(CryptoError code, const QString& subject)
{
    return rds::failure(code, subject, takeErrors());
}

Bio readFrom(const QByteArray& bytes)
{
    if (bytes.size() > maxBytes) {
        return nullptr;
    }
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

QByteArray contentOf(const Bio& memory)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return size > 0 ? QByteArray(data, size) : QByteArray("", 0);
}

} // namespace rds::openssl
