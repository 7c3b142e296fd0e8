// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ErrorWords.h"

#include <core/crypto/CryptoError.h>
#include <core/mime/MimeError.h>
#include <core/protocol/ProtocolError.h>

#include <QCoreApplication>

namespace rds {

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString dropped()
{
    return ErrorText::tr("The mail was set aside; nothing else is needed.");
}

QString askAgain()
{
    return ErrorText::tr("Request the agent’s version again.");
}

} // namespace

ErrorWords errorWords(MimeError code)
{
    switch (code) {
    case MimeError::InvalidHeader:
        return {ErrorText::tr("A mail header holds characters that are not allowed in one."),
                ErrorText::tr("Check names and addresses for line breaks and control characters.")};
    case MimeError::TooLarge:
        return {ErrorText::tr("The mail is larger than allowed."), ErrorText::tr("It was set aside and not read.")};
    case MimeError::Malformed:
        return {ErrorText::tr("The mail is damaged, or not a mail."), dropped()};
    }
    return {};
}

ErrorWords errorWords(ProtocolError code)
{
    switch (code) {
    case ProtocolError::NotFromCentre:
        return {ErrorText::tr("The mail is not from the centre."), dropped()};
    case ProtocolError::NotACommand:
        return {ErrorText::tr("The mail is not a command."), dropped()};
    case ProtocolError::NotAReply:
        return {ErrorText::tr("The mail is not a reply of an agent."), dropped()};
    case ProtocolError::Malformed:
        return {ErrorText::tr("The mail is signed, but its content is not as agreed."),
                ErrorText::tr("Check that the centre and the agent are of releases that fit together.")};
    case ProtocolError::WrongFleet:
        return {ErrorText::tr("The mail belongs to another centre."),
                ErrorText::tr("Check that no two centres share this mailbox.")};
    case ProtocolError::NotARecipient:
        return {ErrorText::tr("The command is not for this agent."), dropped()};
    case ProtocolError::Expired:
        return {ErrorText::tr("The command came too late and is no longer obeyed."),
                ErrorText::tr("Check the clocks of the centre and the agent, then send it again.")};
    case ProtocolError::UnknownSigner:
        return {ErrorText::tr("The reply is signed with a key that no agent in the list has."),
                ErrorText::tr("Check that the agent was added to this centre and set up with its present settings.")};
    case ProtocolError::WrongAgent:
        return {ErrorText::tr("The reply was signed by another agent than the one it speaks for."),
                ErrorText::tr("It was not believed; look into that agent.")};
    case ProtocolError::WrongRequest:
        return {ErrorText::tr("The reply answers a request that this centre did not make."), askAgain()};
    case ProtocolError::WrongPackage:
        return {ErrorText::tr("This approves another package."), ErrorText::tr("Have exactly this package approved.")};
    case ProtocolError::Superseded:
        return {ErrorText::tr("The key set is not newer than the one in use."),
                ErrorText::tr("Nothing was changed; nothing else is needed.")};
    case ProtocolError::KeysExpired:
        return {ErrorText::tr("The keys of the centre that are known here have expired."),
                ErrorText::tr("Check the clock of this computer; if it is right, renew the keys at the centre with "
                              "“rdsvm keys rotate”.")};
    }
    return {};
}

ErrorWords errorWords(CryptoError code)
{
    switch (code) {
    case CryptoError::KeyGenerationFailed:
        return {ErrorText::tr("No new key could be made."), ErrorText::tr("Try again; check the OpenSSL set-up.")};
    case CryptoError::InvalidKey:
        return {ErrorText::tr("The key cannot be used; it is damaged or of another kind."),
                ErrorText::tr("Restore the key file from a backup.")};
    case CryptoError::InvalidCertificate:
        return {ErrorText::tr("The certificate cannot be used; it is damaged or of another kind."),
                ErrorText::tr("Restore it from a backup, or add the agent again.")};
    case CryptoError::KeyDoesNotMatch:
        return {ErrorText::tr("The key and the certificate do not belong together."),
                ErrorText::tr("Restore both from the same backup.")};
    case CryptoError::WrongKeyUsage:
        return {ErrorText::tr("The certificate was made for another purpose."),
                ErrorText::tr("Use the signing key for signing and the encryption key for encryption.")};
    case CryptoError::SigningFailed:
        return {ErrorText::tr("The message could not be signed."), ErrorText::tr("Check the centre’s signing key.")};
    case CryptoError::EncryptionFailed:
        return {ErrorText::tr("The update could not be encrypted for its agents."),
                ErrorText::tr("Check the agents’ certificates.")};
    case CryptoError::MalformedMessage:
        return {ErrorText::tr("The signed or encrypted message is damaged."),
                ErrorText::tr("Fetch or build it again.")};
    case CryptoError::WrongAlgorithm:
        return {ErrorText::tr("The message is protected in a way that is not allowed here."),
                ErrorText::tr("It was not opened; check who made it.")};
    case CryptoError::TooManyRecipients:
        return {ErrorText::tr("The message is encrypted for too many recipients."),
                ErrorText::tr("Send it to fewer agents at once.")};
    case CryptoError::WrongSigner:
        return {ErrorText::tr("The signature was made by somebody else than expected."),
                ErrorText::tr("It was not trusted; check where the file or mail comes from.")};
    case CryptoError::BadSignature:
        return {ErrorText::tr("The signature is not valid: the content was changed after it was signed."),
                ErrorText::tr("Get the file or mail again from its source.")};
    case CryptoError::NotARecipient:
        return {ErrorText::tr("The message was not encrypted for this key."),
                ErrorText::tr("Check that the agent was set up with its present settings.")};
    case CryptoError::DecryptionFailed:
        return {ErrorText::tr("The message could not be decrypted."), ErrorText::tr("Send it again.")};
    case CryptoError::WrongPassPhrase:
        return {ErrorText::tr("This is not the pass phrase of the key."),
                ErrorText::tr("Try again, and check Caps Lock and the keyboard layout; nothing was changed.")};
    case CryptoError::CertificateExpired:
        return {ErrorText::tr("The certificate has expired, or is not valid yet."),
                ErrorText::tr("Check the clock of this computer; if it is right, have the key renewed.")};
    case CryptoError::TokenFailed:
        return {ErrorText::tr("The security token is not there, or it refused its PIN."),
                ErrorText::tr("Plug it in and check the PIN; after several wrong ones a token locks itself.")};
    }
    return {};
}

} // namespace rds
