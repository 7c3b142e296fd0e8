// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "MailServerLayout.h"

#include "ServerProcess.h"

#include <core/base/FileError.h>

#include <QDateTime>
#include <QFile>
#include <QSet>

namespace rds::test {

namespace {

// postconf(5). No DNS, no syslog, nothing but the loopback, bytes as they were sent.
constexpr const char* mainCf = R"(compatibility_level = 3.6
config_directory = %ROOT%/postfix
queue_directory = %ROOT%/queue
data_directory = %ROOT%/data
daemon_directory = %DAEMONS%
mail_owner = postfix
setgid_group = postdrop
maillog_file = %ROOT%/mail.log
maillog_file_prefixes = %ROOT%
myhostname = localhost
mydestination =
mynetworks =
inet_interfaces = loopback-only
inet_protocols = ipv4
disable_dns_lookups = yes
smtpd_peername_lookup = no
alias_maps =
alias_database =
local_recipient_maps =
local_transport = error:no local users
default_transport = error:no way out
relay_transport = error:no way out
virtual_mailbox_domains = hash:%ROOT%/postfix/domains
virtual_mailbox_maps = hash:%ROOT%/postfix/mailboxes
virtual_mailbox_base = %ROOT%/mail
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_mailbox_limit = 0
message_size_limit = 52428800
queue_minfree = 0
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 5s
local_header_rewrite_clients =
biff = no
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = %CERTIFICATE%
smtpd_tls_key_file = %KEY%
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = %ROOT%/run/postfix-auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = check_recipient_access hash:%ROOT%/postfix/refused, permit_sasl_authenticated, reject
smtpd_client_connection_count_limit = 0
smtpd_recipient_limit = 2000
smtpd_error_sleep_time = 0
default_process_limit = 200
)";

// master(5): service, type, private, unprivileged, chroot, wake-up, limit, command.
constexpr const char* masterCf = R"(127.0.0.1:%SUBMISSION% inet n - n - - smtpd
127.0.0.1:%SMTPS% inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
)";

constexpr const char* dovecotConf = R"(base_dir = %ROOT%/run
state_dir = %ROOT%/run
log_path = %ROOT%/dovecot.log
protocols = pop3
listen = 127.0.0.1
ssl = required
ssl_cert = <%CERTIFICATE%
ssl_key = <%KEY%
auth_mechanisms = plain login scram-sha-256
auth_failure_delay = 0
mail_location = maildir:~
mail_max_userip_connections = 0
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = username_format=%u %ROOT%/users
}
userdb {
  driver = passwd-file
  args = username_format=%u %ROOT%/users
}
service auth {
  client_limit = 8192
  unix_listener postfix-auth {
    user = postfix
    mode = 0600
  }
}
service anvil {
  client_limit = 8192
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service pop3-login {
  service_count = 0
  client_limit = 4096
  inet_listener pop3 {
    port = %POP3%
  }
  inet_listener pop3s {
    port = %POP3S%
  }
}
service pop3 {
  process_limit = 1024
}
)";

// In root's place: the folders that the servers expect, with the owners that they check.
constexpr const char* makeFoldersScript = R"(
cd "$1"
mkdir queue data mail run
for folder in active bounce corrupt defer deferred flush hold incoming private saved trace; do
    mkdir -m 700 "queue/$folder"
    chown postfix "queue/$folder"
done
mkdir -m 730 queue/maildrop
mkdir -m 710 queue/public
chown postfix:postdrop queue/maildrop queue/public
mkdir queue/pid
chmod 700 data
chown postfix data
chown 65534:65534 mail
chgrp dovecot users
chmod 640 users
"$2" -c "$1/postfix" hash:postfix/domains hash:postfix/mailboxes hash:postfix/refused
)";

/// The place of an account's mail below the mail folder: never made of a local part, which may hold a slash.
QString mailFolder(const MailAccount& account, size_t number)
{
    return account.address.domain().toLower() + '/' + QString::number(number);
}

Result<void> writeText(const QString& path, const QString& text)
{
    // Not atomic, so that a file keeps its owner and mode when it is written again.
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text.toUtf8()) < 0 || !file.flush()) {
        return failure(fileError(file));
    }
    // Postfix reads a file again for two seconds while it looks as if it were just being written.
    file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime);
    return {};
}

Result<void> writeAll(const std::vector<std::pair<QString, QString>>& files)
{
    for (const auto& [path, text] : files) {
        if (auto written = writeText(path, text); !written) {
            return written;
        }
    }
    return {};
}

} // namespace

QString MailServerLayout::maildir(size_t account) const
{
    return root + "/mail/" + mailFolder(accounts.at(account), account);
}

Result<void> MailServerLayout::writeConfiguration(const QString& daemonFolder) const
{
    const auto filled = [&](const char* text, const QStringList& more) {
        QString result = QString::fromLatin1(text);
        result.replace("%ROOT%", root).replace("%DAEMONS%", daemonFolder);
        result.replace("%CERTIFICATE%", certificates.certificate).replace("%KEY%", certificates.privateKey);
        result.replace("%SUBMISSION%", QString::number(submissionPort));
        result.replace("%SMTPS%", QString::number(smtpsPort));
        result.replace("%POP3%", QString::number(pop3Port)).replace("%POP3S%", QString::number(pop3sPort));
        return more.isEmpty() ? result : result + more.join('\n') + '\n';
    };
    return writeAll({
        {postfixFolder() + "/main.cf", filled(mainCf, postfixLines)},
        {postfixFolder() + "/master.cf", filled(masterCf, {})},
        {dovecotConfig(), filled(dovecotConf, dovecotLines)},
    });
}

Result<void> MailServerLayout::writeTables() const
{
    QSet<QString> domains;
    QString mailboxes;
    QString users;
    for (size_t i = 0; i < accounts.size(); ++i) {
        const QString address = accounts[i].address.toString().toLower();
        domains.insert(accounts[i].address.domain().toLower());
        mailboxes += address + ' ' + mailFolder(accounts[i], i) + "/\n";
        // user:password:uid:gid:comment:home. Base64, since a password may hold a colon.
        users += address + ":{PLAIN.B64}" + QString::fromLatin1(accounts[i].password.toUtf8().toBase64())
            + ":65534:65534::" + maildir(i) + '\n';
    }
    return writeAll({
        {postfixFolder() + "/domains", QStringList(domains.begin(), domains.end()).join(" x\n") + " x\n"},
        {postfixFolder() + "/mailboxes", mailboxes},
        {postfixFolder() + "/refused", QString()},
        {root + "/users", users},
    });
}

Result<void> MailServerLayout::makeFolders() const
{
    return runCommand(
        withRoot({"/bin/sh", "-eu", "-c", makeFoldersScript, "make-folders", root, findProgram("postmap")}));
}

} // namespace rds::test
