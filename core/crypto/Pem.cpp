// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Pem.h"

#include <openssl/pem.h>

#include <optional>

namespace rds {

namespace {

constexpr qsizetype maxPemSize = qsizetype{64} * 1024;

struct FreeText {
    void operator()(char* text) const { OPENSSL_free(text); }
};
using Text = std::unique_ptr<char, FreeText>;

struct RawBlock {
    Text label;
    Text header;
    unsigned char* data = nullptr;
    long size = 0;
};

std::optional<RawBlock> readBlock(BIO* bio)
{
    char* label = nullptr;
    char* header = nullptr;
    RawBlock block;
    if (PEM_read_bio(bio, &label, &header, &block.data, &block.size) != 1) {
        return std::nullopt;
    }
    block.label.reset(label);
    block.header.reset(header);
    return block;
}

} // namespace

Result<PemBlock> PemBlock::read(const QByteArray& pem, const char* label, CryptoError error)
{
    const QString subject = QLatin1String(label);
    if (pem.size() > maxPemSize) {
        return failure(error, subject, QStringLiteral("too large"));
    }
    const openssl::Bio bio = openssl::readFrom(pem);
    const auto raw = bio ? readBlock(bio.get()) : std::nullopt;
    if (!raw) {
        return openssl::failure(error, subject);
    }
    PemBlock block(raw->data, raw->size);
    if (qstrcmp(raw->label.get(), label) != 0 || *raw->header != '\0') {
        return failure(error, subject, QString::fromLatin1(raw->label.get()));
    }
    if (pem.count("-----BEGIN ") != 1) {
        return failure(error, subject, QStringLiteral("more than one block"));
    }
    return block;
}

} // namespace rds
