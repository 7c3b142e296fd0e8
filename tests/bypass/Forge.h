// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <tests/core/crypto/DerNode.h>
#include <tests/core/crypto/OpenSslCommand.h>

#include <core/base/Clock.h>
#include <core/crypto/Identity.h>
#include <core/mime/MailMessage.h>

#include <chrono>

namespace rds::test {

// What an attacker has: keys of his own, the openssl command, and a knife for bytes.

inline constexpr Timestamp longAgo{std::chrono::sys_days(std::chrono::year(2020) / 1 / 1)};
inline constexpr Timestamp farAhead{std::chrono::sys_days(std::chrono::year(2100) / 1 / 1)};

[[nodiscard]] Identity makeSigner(const QString& name, Timestamp notBefore = longAgo, Timestamp notAfter = farAhead);
[[nodiscard]] Identity makeRecipient(const QString& name);
/// A key with a certificate that `issuer` has issued as if it were an authority.
[[nodiscard]] Identity makeIssuedSigner(const QString& name, const Identity& issuer);
/// A key whose certificate claims to hold the key of this identifier.
[[nodiscard]] Identity makeImpostor(const QString& name, const QByteArray& keyId);

/// A certificate for encryption of a key that is for signing.
[[nodiscard]] Certificate makeTwin(const Identity& signer);

/// SignedData by the openssl command in our profile, and then some. @param options more words for `openssl cms -sign`
[[nodiscard]] QByteArray opensslSign(const QByteArray& content, const Identity& signer, const QString& options);
[[nodiscard]] QByteArray opensslSignTwice(const QByteArray& content, const Identity& first, const Identity& second);
/// The same in our profile, where `dropped` is one of the words that make it so.
[[nodiscard]] QByteArray opensslSignWithout(const QByteArray& content, const Identity& signer, const QString& dropped);
/// Whatever `openssl cms -encrypt` makes for `recipient`. @param options the cipher, and what else is attacked.
/// `rsa.crt` and `p384.crt` are certificates of such keys.
[[nodiscard]] QByteArray opensslEncrypt(const QByteArray& content, const Certificate& recipient,
                                        const QString& options);
/// A recipient of EnvelopedData by a password.
[[nodiscard]] DerNode passwordRecipient();

/// The message after a change of its tree.
template <class Change> [[nodiscard]] QByteArray changed(const QByteArray& der, Change change)
{
    DerNode message = DerNode::parse(der);
    change(message);
    return message.encode();
}
/// BER: the outermost element with an indefinite length.
[[nodiscard]] QByteArray withIndefiniteLength(const QByteArray& der);
/// BER: the child of this number has an indefinite length. @pre `parent` is constructed
void makeChildIndefinite(DerNode& parent, std::size_t child);
/// BER: the outermost length with a leading zero.
[[nodiscard]] QByteArray withLongLength(const QByteArray& der);

[[nodiscard]] MailPart smimePart(const QByteArray& cmsMessage);
[[nodiscard]] QByteArray mailOf(const std::vector<MailPart>& parts, const QString& from,
                                const QString& subject = "any");

} // namespace rds::test
