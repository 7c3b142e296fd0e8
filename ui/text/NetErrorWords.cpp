// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ErrorWords.h"

#include <core/net/NetError.h>
#include <core/net/PasswordError.h>

#include <QCoreApplication>

namespace rds {

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString tryAgainLater()
{
    return ErrorText::tr("It is tried again by itself.");
}

} // namespace

ErrorWords errorWords(NetError code)
{
    switch (code) {
    case NetError::Unreachable:
        return {ErrorText::tr("The mail server cannot be reached."),
                ErrorText::tr("Check its address and port, the network and the firewall.")};
    case NetError::HostNotFound:
        return {ErrorText::tr("The mail server’s name is not known."),
                ErrorText::tr("Check its spelling and the name service (DNS).")};
    case NetError::Timeout:
        return {ErrorText::tr("The mail server did not answer in time."), tryAgainLater()};
    case NetError::ConnectionLost:
        return {ErrorText::tr("The connection to the mail server was lost."), tryAgainLater()};
    case NetError::TlsFailed:
        return {ErrorText::tr("No secure connection to the mail server came about."),
                ErrorText::tr("Check the kind of encryption in the settings; nothing was sent in plain text.")};
    case NetError::CertificateUntrusted:
        return {ErrorText::tr("The mail server’s certificate comes from an issuer that is not trusted here."),
                ErrorText::tr("If it is your own, name its CA file in the settings.")};
    case NetError::CertificateExpired:
        return {ErrorText::tr("The mail server’s certificate has expired, or is not valid yet."),
                ErrorText::tr("Have it renewed; check the clock of this computer.")};
    case NetError::CertificateWrongHost:
        return {ErrorText::tr("The mail server’s certificate was made for another name."),
                ErrorText::tr("Enter the server’s name exactly as in its certificate.")};
    case NetError::CaFileInvalid:
        return {ErrorText::tr("The CA file holds no certificate."),
                ErrorText::tr("Choose a file with certificates in PEM format.")};
    case NetError::StartTlsNotOffered:
        return {ErrorText::tr("The mail server offers no encryption (STARTTLS)."),
                ErrorText::tr("Choose another kind of encryption in the settings, or ask the server’s administrator.")};
    case NetError::BytesBeforeTls:
        return {ErrorText::tr("The mail server sent something ahead of the encryption; that may be an attack."),
                ErrorText::tr("The connection was closed; tell the server’s administrator.")};
    case NetError::InsecureAuthRefused:
        return {ErrorText::tr("The password would have crossed the network in plain text, so it was not sent."),
                ErrorText::tr("Switch encryption on in the settings.")};
    case NetError::NoCommonMechanism:
        return {ErrorText::tr("The mail server offers no way to log in that is known here."),
                ErrorText::tr("Ask its administrator for SCRAM-SHA-256, PLAIN or LOGIN.")};
    case NetError::AuthenticationFailed:
        return {ErrorText::tr("The mail server refused the user name or the password."),
                ErrorText::tr("Check both in the settings.")};
    case NetError::ServerNotProven:
        return {ErrorText::tr("The mail server could not prove that it knows the password itself."),
                ErrorText::tr("Check that this is the right server.")};
    case NetError::ProtocolViolation:
        return {ErrorText::tr("The mail server answered in a way that mail servers must not."),
                ErrorText::tr("Check that address and port belong to a mail server.")};
    case NetError::LineTooLong:
        return {ErrorText::tr("The mail server sent a line that is too long."),
                ErrorText::tr("Check that address and port belong to a mail server.")};
    case NetError::ServerDeferred:
        return {ErrorText::tr("The mail server cannot do this now."), tryAgainLater()};
    case NetError::ServerRefused:
        return {ErrorText::tr("The mail server refused."), ErrorText::tr("See its answer, and ask its administrator.")};
    case NetError::ForbiddenCharacter:
        return {ErrorText::tr("A name, password or address holds a control character."),
                ErrorText::tr("Enter it again by hand.")};
    case NetError::Busy:
        return {ErrorText::tr("This is under way already."), tryAgainLater()};
    }
    return {};
}

ErrorWords errorWords(PasswordError code)
{
    switch (code) {
    case PasswordError::CommandFailed:
        return {ErrorText::tr("The command that gives a password or pass phrase has failed."),
                ErrorText::tr("Try it in a terminal, and correct the setting.")};
    case PasswordError::Empty:
        return {ErrorText::tr("The command that gives a password or pass phrase has printed nothing."),
                ErrorText::tr("Try it in a terminal, and correct the setting.")};
    }
    return {};
}

} // namespace rds
