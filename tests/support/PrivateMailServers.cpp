// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PrivateMailServers.h"

#include "WaitFor.h"

#include <core/base/FileError.h>

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>

namespace rds::test {

namespace {

constexpr int portAttempts = 5;
constexpr qint64 maxLogBytes = 64 * 1024 * 1024;
// sun_path holds 108 bytes, and Dovecot's sockets lie below `run`.
constexpr qsizetype maxRootLength = 70;

QString readText(const QString& path)
{
    return QString::fromUtf8(readFile(path, maxLogBytes).value_or(QByteArray()));
}

Error serverError(const QString& subject, const QString& detail)
{
    return {std::make_error_code(std::errc::io_error), subject, detail};
}

/// Where this Postfix keeps its programs: asked of the program, since distributions differ.
QString postfixDaemons()
{
    QProcess postconf;
    postconf.start(findProgram("postconf"), {"-d", "-h", "daemon_directory"});
    postconf.waitForFinished();
    return QString::fromLocal8Bit(postconf.readAllStandardOutput()).trimmed();
}

std::optional<QString> findReason()
{
    for (const char* program : {"postfix", "postconf", "postmap", "dovecot", "openssl", "unshare"}) {
        if (findProgram(program).isEmpty()) {
            return QString("no program '%1' (packages postfix, dovecot-core, dovecot-pop3d, openssl)").arg(program);
        }
    }
    if (!QFileInfo(postfixDaemons() + "/master").exists()) {
        return QString("no Postfix master in '%1'").arg(postfixDaemons());
    }
    const QTemporaryDir folder;
    const QString probe = folder.filePath("probe");
    // Both servers run under ids of their own, which only root, or root of a user namespace, can give away.
    const auto tried = runCommand(withRoot({"/bin/sh", "-eu", "-c",
                                            R"(: > "$1"; chown postfix:postdrop "$1"; chown dovecot "$1";)"
                                            R"( chown dovenull "$1"; chown 65534:65534 "$1"; rm "$1")",
                                            "probe", probe}));
    if (!tried) {
        return QString("not root, and no user namespace in its place (needs package uidmap and a line in "
                       "/etc/subuid and /etc/subgid): ")
            + tried.error().detail();
    }
    return std::nullopt;
}

/// In folders which only their owners may read. One that is not there yet has no files.
int countFiles(const QStringList& folders)
{
    QProcess find;
    const QStringList command = withRoot(QStringList{"find"} + folders + QStringList{"-type", "f", "-printf", "x"});
    find.start(command.front(), command.mid(1));
    find.waitForFinished();
    return static_cast<int>(find.readAllStandardOutput().size());
}

/// Ports that are free now. Another program may take one before the server does; then it is tried again.
std::vector<quint16> freePorts(size_t count)
{
    std::vector<std::unique_ptr<QTcpServer>> held;
    std::vector<quint16> ports;
    while (ports.size() < count) {
        held.push_back(std::make_unique<QTcpServer>());
        held.back()->listen(QHostAddress::LocalHost, 0);
        ports.push_back(held.back()->serverPort());
    }
    return ports;
}

bool accepts(quint16 port, const ServerProcess& server)
{
    QTcpSocket socket;
    bool refused = false;
    QObject::connect(&socket, &QTcpSocket::errorOccurred, [&] { refused = true; });
    socket.connectToHost(QHostAddress::LocalHost, port);
    return waitFor([&] { return refused || socket.state() == QTcpSocket::ConnectedState || !server.isRunning(); })
        && !refused && server.isRunning();
}

} // namespace

const std::optional<QString>& PrivateMailServers::whyNot()
{
    static const std::optional<QString> reason = findReason();
    return reason;
}

bool PrivateMailServers::skipped()
{
    if (whyNot()) {
        std::printf("SKIPPED: %s\n", qPrintable(*whyNot()));
        std::fflush(stdout);
    }
    return whyNot().has_value();
}

PrivateMailServers::PrivateMailServers(std::vector<MailAccount> accounts)
    : PrivateMailServers(std::move(accounts), Options())
{
}

PrivateMailServers::PrivateMailServers(std::vector<MailAccount> accounts, Options options)
    : m_folder(QDir::tempPath() + "/rds-mail-XXXXXX")
    , m_certificateHosts(std::move(options.certificateHosts))
    , m_dovecot("dovecot")
    , m_postfix("postfix")
{
    m_layout.root = m_folder.path();
    m_layout.accounts = std::move(accounts);
    m_layout.postfixLines = std::move(options.postfixLines);
    m_layout.dovecotLines = std::move(options.dovecotLines);
    for (size_t i = 0; i < m_layout.accounts.size(); ++i) {
        m_indexes.emplace(m_layout.accounts[i].address.normalized(), i);
    }
}

PrivateMailServers::~PrivateMailServers()
{
    stopSmtp();
    stopPop3();
    // Below it lie files of other owners.
    if (m_folder.isValid()) {
        (void)runCommand(withRoot({"rm", "-rf", "--", m_layout.root}));
    }
}

Result<void> PrivateMailServers::start()
{
    if (whyNot()) {
        return failure(serverError("private mail servers", *whyNot()));
    }
    if (auto prepared = prepare(); !prepared) {
        return prepared;
    }
    Result<void> started;
    for (int attempt = 0; attempt < portAttempts; ++attempt) {
        started = startOnFreePorts();
        if (started || !started.error().detail().contains("Address already in use")) {
            break;
        }
        stopSmtp();
        stopPop3();
    }
    return started;
}

Result<void> PrivateMailServers::prepare()
{
    const QString root = m_layout.root;
    if (!m_folder.isValid() || root.size() > maxRootLength) {
        return failure(serverError(root, "cannot be made, or is too long for the path of a socket"));
    }
    // The servers' own users must get through.
    QFile::setPermissions(root,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    QDir(root).mkpath("postfix");
    QDir(root).mkpath("tls");
    auto certificates = TestCertificates::make(root + "/tls", m_certificateHosts);
    if (!certificates) {
        return failure(certificates.error());
    }
    m_layout.certificates = std::move(*certificates);
    m_daemonFolder = postfixDaemons();
    if (auto written = m_layout.writeConfiguration(m_daemonFolder); !written) {
        return written;
    }
    if (auto written = m_layout.writeTables(); !written) {
        return written;
    }
    return m_layout.makeFolders();
}

Result<void> PrivateMailServers::startOnFreePorts()
{
    const std::vector<quint16> ports = freePorts(4);
    m_layout.submissionPort = ports[0];
    m_layout.smtpsPort = ports[1];
    m_layout.pop3Port = ports[2];
    m_layout.pop3sPort = ports[3];
    if (auto written = m_layout.writeConfiguration(m_daemonFolder); !written) {
        return written;
    }
    // First, since Postfix asks it who may log in.
    if (auto started = startPop3(); !started) {
        return started;
    }
    return startSmtp();
}

Result<void> PrivateMailServers::startSmtp()
{
    if (auto started = m_postfix.start({m_daemonFolder + "/master", "-c", m_layout.postfixFolder(), "-d"}); !started) {
        return started;
    }
    return awaitPorts(m_postfix, {m_layout.submissionPort, m_layout.smtpsPort}, m_layout.mailLog());
}

Result<void> PrivateMailServers::startPop3()
{
    if (auto started = m_dovecot.start({findProgram("dovecot"), "-F", "-c", m_layout.dovecotConfig()}); !started) {
        return started;
    }
    return awaitPorts(m_dovecot, {m_layout.pop3Port, m_layout.pop3sPort}, m_layout.dovecotLog());
}

Result<void> PrivateMailServers::awaitPorts(ServerProcess& server, const std::vector<quint16>& ports,
                                            const QString& log)
{
    for (const quint16 port : ports) {
        if (!waitFor([&] { return !server.isRunning() || accepts(port, server); }) || !server.isRunning()) {
            const QString said = server.output() + readText(log).right(2000);
            return failure(serverError(QString("127.0.0.1:%1").arg(port), said));
        }
    }
    return {};
}

ServerSettings PrivateMailServers::smtpSettings(const MailAddress& account, TlsMode tls) const
{
    return settings(account, tls, tls == TlsMode::Implicit ? m_layout.smtpsPort : m_layout.submissionPort);
}

ServerSettings PrivateMailServers::pop3Settings(const MailAddress& account, TlsMode tls) const
{
    return settings(account, tls, tls == TlsMode::Implicit ? m_layout.pop3sPort : m_layout.pop3Port);
}

ServerSettings PrivateMailServers::settings(const MailAddress& account, TlsMode tls, quint16 port) const
{
    ServerSettings result;
    result.host = "localhost";
    result.port = port;
    result.tls = tls;
    result.user = account.toString();
    result.password = m_layout.accounts.at(indexOf(account)).password;
    result.caFile = caFile();
    return result;
}

Result<void> PrivateMailServers::refuseRecipient(const MailAddress& address, const QString& reply)
{
    const QString key = address.toString().toLower();
    if (reply.isEmpty()) {
        m_refusals.erase(key);
    } else {
        m_refusals.insert_or_assign(key, reply);
    }
    QString table;
    for (const auto& [refused, answer] : m_refusals) {
        table += refused + ' ' + answer + '\n';
    }
    const QString path = m_layout.postfixFolder() + "/refused";
    if (auto written = writeFileAtomically(path, table.toUtf8()); !written) {
        return written;
    }
    if (auto made = runCommand(withRoot({findProgram("postmap"), "-c", m_layout.postfixFolder(), "hash:" + path}));
        !made) {
        return made;
    }
    // Postfix compares whole seconds: each change must look at least a second younger than the one before.
    m_refusalsTime = std::max(m_refusalsTime, QDateTime::currentSecsSinceEpoch()) + 1;
    return runCommand(withRoot({"touch", "-d", '@' + QString::number(m_refusalsTime), path + ".db"}));
}

QString PrivateMailServers::mailLog() const
{
    return readText(m_layout.mailLog());
}

QString PrivateMailServers::dovecotLog() const
{
    return readText(m_layout.dovecotLog());
}

bool PrivateMailServers::queueEmpty() const
{
    const QString queue = m_layout.queueFolder();
    return countFiles({queue + "/maildrop", queue + "/incoming", queue + "/active", queue + "/deferred"}) == 0;
}

int PrivateMailServers::mailCount(const MailAddress& account) const
{
    const QString maildir = m_layout.maildir(indexOf(account));
    return countFiles({maildir + "/new", maildir + "/cur"});
}

size_t PrivateMailServers::indexOf(const MailAddress& account) const
{
    return m_indexes.at(account.normalized());
}

} // namespace rds::test
