// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ScriptedServer.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace rds::test {

ScriptedServer::ScriptedServer()
{
    if (!listen(QHostAddress::LocalHost)) {
        m_problems += errorString();
    }
}

ScriptedServer::~ScriptedServer()
{
    for (QSslSocket* socket : m_dialogs.keys()) {
        socket->disconnect(this);
    }
}

void ScriptedServer::addScript(const QString& script)
{
    m_scripts.push_back(script);
}

void ScriptedServer::setTls(const QString& certificateFile, const QString& keyFile, bool isImplicit)
{
    QFile key(keyFile);
    if (!key.open(QIODevice::ReadOnly)) {
        m_problems += "no key in " + keyFile;
    }
    m_tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    m_tls.setLocalCertificateChain(QSslCertificate::fromPath(certificateFile));
    m_tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_implicit = isImplicit;
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(m_tls);
    ++m_connections;
    if (m_scripts.empty()) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    Dialog dialog;
    for (const QString& line : m_scripts.front().split('\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty()) {
            dialog.script.push_back(line.trimmed());
        }
    }
    m_scripts.pop_front();
    m_dialogs.insert(socket, dialog);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { play(socket); });
    connect(socket, &QSslSocket::encrypted, this, [this, socket] { play(socket); });
    connect(socket, &QSslSocket::disconnected, this, [this, socket] { onDisconnected(socket); });
    if (m_implicit) {
        socket->startServerEncryption();
    } else {
        play(socket);
    }
}

void ScriptedServer::play(QSslSocket* socket)
{
    if (socket->mode() == QSslSocket::SslServerMode && !socket->isEncrypted()) {
        return; // in the handshake
    }
    while (m_dialogs.contains(socket) && !m_dialogs[socket].script.empty()) {
        const QString line = m_dialogs[socket].script.front();
        if (!step(socket, line)) {
            return;
        }
        if (m_dialogs.contains(socket)) {
            m_dialogs[socket].script.pop_front();
        }
    }
}

bool ScriptedServer::step(QSslSocket* socket, const QString& line)
{
    if (line.startsWith("S: ")) {
        socket->write(line.mid(3).toUtf8() + "\r\n");
        return true;
    }
    if (line == "-- silence") {
        m_silent += std::exchange(m_dialogs[socket].isOver, true) ? 0 : 1;
        return false;
    }
    if (line == "-- drop") {
        m_dialogs[socket].script.clear();
        socket->disconnectFromHost();
        return false;
    }
    if (line == "-- tls") {
        m_dialogs[socket].script.pop_front();
        socket->startServerEncryption();
        return false;
    }
    return expectLine(socket, line);
}

bool ScriptedServer::expectLine(QSslSocket* socket, const QString& line)
{
    while (socket->canReadLine()) {
        const QString got = QString::fromUtf8(socket->readLine()).chopped(2);
        if (line == "-- mail" && got != ".") {
            continue;
        }
        const bool isExpected = line == "-- mail" || (line.startsWith("C: ") && got == line.mid(3))
            || (line.startsWith("C* ") && got.startsWith(line.mid(3)));
        if (!isExpected) {
            m_problems += "expected " + line + ", got " + got;
        }
        return true;
    }
    return false;
}

void ScriptedServer::onDisconnected(QSslSocket* socket)
{
    if (m_dialogs.value(socket).script.empty()) {
        ++m_completed;
    }
    m_dialogs.remove(socket);
    socket->deleteLater();
}

} // namespace rds::test
