// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Digest.h"

#include "OpenSsl.h"

namespace rds {

namespace {

constexpr qsizetype digestSize = 32;

void demand(bool succeeded)
{
    if (!succeeded) {
        qFatal("OpenSSL does not compute SHA-256");
    }
}

/// Looked up once: a lookup costs more than the digest of a short text. Kept until the process ends.
const EVP_MD* algorithm()
{
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
    demand(fetched != nullptr);
    return fetched;
}

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(digestSize, Qt::Uninitialized);
    demand(EVP_Digest(bytes.data(), static_cast<std::size_t>(bytes.size()),
                      reinterpret_cast<unsigned char*>(digest.data()), nullptr, algorithm(), nullptr)
           == 1);
    return digest;
}

struct Sha256::Data {
    openssl::DigestContext context{EVP_MD_CTX_new()};
};

Sha256::Sha256()
    : m_data(std::make_unique<Data>())
{
    demand(m_data->context && EVP_DigestInit_ex2(m_data->context.get(), algorithm(), nullptr) == 1);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&& other) noexcept = default;
Sha256& Sha256::operator=(Sha256&& other) noexcept = default;

void Sha256::add(QByteArrayView bytes)
{
    demand(EVP_DigestUpdate(m_data->context.get(), bytes.data(), static_cast<std::size_t>(bytes.size())) == 1);
}

QByteArray Sha256::finish()
{
    QByteArray digest(digestSize, Qt::Uninitialized);
    demand(EVP_DigestFinal_ex(m_data->context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1);
    return digest;
}

} // namespace rds
