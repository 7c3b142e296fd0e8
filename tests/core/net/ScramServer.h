// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

namespace rds::test {

/// The server's words in one SCRAM-SHA-256 exchange for the user `agent`, after RFC 5802, section 3.
struct ScramServer {
    QByteArray clientNonce;
    QByteArray password;

    [[nodiscard]] QByteArray clientFirst() const { return "n,,n=agent,r=" + clientNonce; }
    [[nodiscard]] QByteArray serverFirst() const { return "r=" + clientNonce + "SRV,s=c2FsdHNhbHQ=,i=4096"; }
    [[nodiscard]] QByteArray clientFinal() const
    {
        const QByteArray clientKey = hmac(salted(), "Client Key");
        QByteArray proof = hmac(QCryptographicHash::hash(clientKey, QCryptographicHash::Sha256), authMessage());
        for (int i = 0; i < proof.size(); ++i) {
            proof[i] = static_cast<char>(proof.at(i) ^ clientKey.at(i));
        }
        return bare() + ",p=" + proof.toBase64();
    }
    [[nodiscard]] QByteArray serverFinal() const
    {
        return "v=" + hmac(hmac(salted(), "Server Key"), authMessage()).toBase64();
    }

private:
    [[nodiscard]] QByteArray bare() const { return "c=biws,r=" + clientNonce + "SRV"; }
    [[nodiscard]] QByteArray authMessage() const { return clientFirst().mid(3) + ',' + serverFirst() + ',' + bare(); }
    [[nodiscard]] QByteArray salted() const
    {
        return QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, password, "saltsalt", 4096, 32);
    }
    [[nodiscard]] static QByteArray hmac(const QByteArray& key, const QByteArray& message)
    {
        return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
    }
};

} // namespace rds::test
