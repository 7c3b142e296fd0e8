// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "EncryptedKey.h"

#include "DerReader.h"
#include "Pem.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs12err.h>

namespace rds {

namespace {

constexpr int saltSize = 16;
const char* const label = PEM_STRING_PKCS8;

using Algorithm = std::unique_ptr<X509_ALGOR, openssl::Deleter<&X509_ALGOR_free>>;
using SealedKey = std::unique_ptr<X509_SIG, openssl::Deleter<&X509_SIG_free>>;

struct ClearFree {
    int size = 0;
    void operator()(unsigned char* bytes) const { OPENSSL_clear_free(bytes, static_cast<std::size_t>(size)); }
};
using ClearBytes = std::unique_ptr<unsigned char, ClearFree>;

Unexpected invalid(const char* why)
{
    return failure(CryptoError::InvalidKey, QLatin1String(label), QLatin1String(why));
}

SealedKey decode(const PemBlock& block)
{
    if (!der::isWellFormed(QByteArrayView(block.data(), block.size()))) {
        return nullptr;
    }
    const unsigned char* next = block.data();
    SealedKey sealed(d2i_X509_SIG(nullptr, &next, block.size()));
    return sealed && next == block.data() + block.size() ? std::move(sealed) : nullptr;
}

bool isPbes2(const X509_ALGOR* algorithm)
{
    const ASN1_OBJECT* id = nullptr;
    X509_ALGOR_get0(&id, nullptr, nullptr, algorithm);
    return OBJ_obj2nid(id) == NID_pbes2;
}

/// Null where the bytes do not end as a padded text does: OpenSSL says so in its error queue.
ClearBytes decrypt(const X509_ALGOR* algorithm, const Secret& passPhrase, const ASN1_OCTET_STRING* bytes)
{
    unsigned char* clear = nullptr;
    int size = 0;
    const std::string_view pass = passPhrase.view();
    if (PKCS12_pbe_crypt(algorithm, pass.data(), static_cast<int>(pass.size()), ASN1_STRING_get0_data(bytes),
                         ASN1_STRING_length(bytes), &clear, &size, 0)
        == nullptr) {
        return nullptr;
    }
    return {clear, ClearFree{size}};
}

openssl::Key decodeKey(const ClearBytes& bytes)
{
    const unsigned char* next = bytes.get();
    const int size = bytes.get_deleter().size;
    const openssl::Pkcs8 pkcs8(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &next, size));
    if (!pkcs8 || next != bytes.get() + size) {
        return nullptr;
    }
    return openssl::Key(EVP_PKCS82PKEY(pkcs8.get()));
}

} // namespace

Result<QByteArray> encryptKey(EVP_PKEY* key, const Secret& passPhrase)
{
    const std::string_view pass = passPhrase.view();
    const openssl::Pkcs8 clear(EVP_PKEY2PKCS8(key));
    Algorithm algorithm(PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, saltSize, nullptr, scryptCost,
                                              scryptBlockSize, scryptParallelism));
    SealedKey sealed;
    if (clear && algorithm) {
        sealed.reset(PKCS8_set0_pbe(pass.data(), static_cast<int>(pass.size()), clear.get(), algorithm.get()));
    }
    if (sealed) {
        static_cast<void>(algorithm.release()); // belongs to `sealed` now
    }
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    if (!sealed || !bio || PEM_write_bio_PKCS8(bio.get(), sealed.get()) != 1) {
        return openssl::failure(CryptoError::KeyGenerationFailed, QLatin1String(label));
    }
    return openssl::contentOf(bio);
}

Result<openssl::Key> decryptKey(const QByteArray& pem, const Secret& passPhrase)
{
    const auto block = PemBlock::read(pem, label, CryptoError::InvalidKey);
    if (!block) {
        return failure(block.error());
    }
    const SealedKey sealed = decode(*block);
    if (!sealed) {
        return invalid("damaged");
    }
    const X509_ALGOR* algorithm = nullptr;
    const ASN1_OCTET_STRING* bytes = nullptr;
    X509_SIG_get0(sealed.get(), &algorithm, &bytes);
    if (!isPbes2(algorithm)) {
        return invalid("not encrypted by PBES2");
    }
    const ClearBytes clear = decrypt(algorithm, passPhrase, bytes);
    if (!clear && ERR_GET_REASON(ERR_peek_last_error()) != PKCS12_R_PKCS12_CIPHERFINAL_ERROR) {
        return openssl::failure(CryptoError::InvalidKey, QLatin1String(label));
    }
    // One wrong pass phrase in 256 leaves bytes that look padded, but are no key.
    openssl::Key key = clear ? decodeKey(clear) : nullptr;
    if (!key) {
        return failure(CryptoError::WrongPassPhrase, QLatin1String(label));
    }
    return key;
}

} // namespace rds
