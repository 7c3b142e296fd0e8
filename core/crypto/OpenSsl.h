// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "CryptoError.h"

#include <core/base/Result.h>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

// Private to core/crypto: owners of OpenSSL's objects, and its error queue. No header of another module includes it.
namespace rds::openssl {

template <auto free> struct Deleter {
    template <class T> void operator()(T* object) const { free(object); }
};

using BigNumber = std::unique_ptr<BIGNUM, Deleter<&BN_clear_free>>;
// A memory BIO wipes its buffer when it is freed.
using Bio = std::unique_ptr<BIO, Deleter<&BIO_free_all>>;
using CmsMessage = std::unique_ptr<CMS_ContentInfo, Deleter<&CMS_ContentInfo_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<&EVP_MD_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<&EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<&EVP_PKEY_CTX_free>>;
using Pkcs8 = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Deleter<&PKCS8_PRIV_KEY_INFO_free>>;
using X509Certificate = std::unique_ptr<X509, Deleter<&X509_free>>;
using X509Extension = std::unique_ptr<X509_EXTENSION, Deleter<&X509_EXTENSION_free>>;

/// Starts with an empty error queue and leaves an empty one. Made at the head of every public function, so that
/// no error of an earlier call is reported, and none is left to others in this thread.
class ErrorQueueScope {
public:
    ErrorQueueScope() { ERR_clear_error(); }
    ~ErrorQueueScope() { ERR_clear_error(); }
    ErrorQueueScope(const ErrorQueueScope&) = delete;
    ErrorQueueScope& operator=(const ErrorQueueScope&) = delete;
};

/// The reasons in this thread's error queue, oldest (the cause) first. Empties the queue.
[[nodiscard]] QString takeErrors();

/// A failure whose detail is what OpenSSL has to say.
[[nodiscard]] Unexpected failure(CryptoError code, const QString& subject);

/// A reader of `bytes`, which must outlive it; null where there are more than 1 GiB.
[[nodiscard]] Bio readFrom(const QByteArray& bytes);
/// What was written into a memory BIO.
[[nodiscard]] QByteArray contentOf(const Bio& memory);

} // namespace rds::openssl
