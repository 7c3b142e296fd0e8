// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CentreUnderAttack.h"

#include <core/base/Csv.h>
#include <core/base/Printable.h>

#include <QFile>

using namespace rds;
using namespace rds::test;

namespace {

/// A report in which an enrolled agent that was taken over names a module so.
void checkModuleName(const QByteArray& name)
{
    CentreUnderAttack centre;
    const QByteArray report = "Software Version\t1.0.02-0\nROM Version\t\nModules\n" + name + "\t1.0.00\t2026/01/02\n";
    checkChangesNothing(centre, centre.replyMailOf(centre.replyParts(report), centre.a1.signing), "not-valid");
}

void checkVersion(const QByteArray& version)
{
    CentreUnderAttack centre;
    const QByteArray report = "Software Version\t" + version + "\nROM Version\t\nModules\nmailer\t1.0.00\t2026/01/02\n";
    checkChangesNothing(centre, centre.replyMailOf(centre.replyParts(report), centre.a1.signing), "not-valid");
}

/// What the target's verdict quotes once the agent has said this of its script.
QString evidenceOf(CentreUnderAttack& centre, const QString& detail)
{
    UpdateNotice notice = centre.notice(centre.startBatch());
    notice.outcome.detail = detail;
    REQUIRE(centre.outcomeOf(centre.noticeMail(notice, centre.a1.signing)) == "notice");
    REQUIRE(centre.target().state == TargetState::Failed);
    return centre.target().evidence;
}

} // namespace

TEST_CASE("A module name with a NUL is refused")
{
    checkModuleName(QByteArray("mai\0ler", 7));
}

TEST_CASE("A module name with an escape sequence is refused")
{
    checkModuleName("\x1b[2Jmailer");
}

TEST_CASE("A module name with letters that look like others is refused")
{
    checkModuleName("m\xd0\xb0iler");
}

TEST_CASE("A module name with a change of writing direction is refused")
{
    checkModuleName("mailer\xe2\x80\xae");
}

TEST_CASE("A module name with SQL is refused")
{
    checkModuleName("x'); DROP TABLE agents;--");
}

TEST_CASE("A module name with a formula is refused")
{
    checkModuleName("=HYPERLINK(\"http://evil.example\")");
}

TEST_CASE("A module name with HTML is refused")
{
    checkModuleName("<img src=x onerror=alert(1)>");
}

TEST_CASE("A module name that is a path is refused")
{
    checkModuleName("../../etc/passwd");
}

TEST_CASE("A version with a NUL is refused")
{
    checkVersion(QByteArray("1.0.02-0\0", 9));
}

TEST_CASE("A version with letters that look like others is refused")
{
    checkVersion("1.0.02-\xef\xbc\x90");
}

TEST_CASE("A report of half a million modules is refused")
{
    CentreUnderAttack centre;
    const QByteArray report =
        "Software Version\t1.0.02-0\nROM Version\t\nModules\n" + QByteArray("m\t1.0\t2026/01/02\n").repeated(500'000);
    checkChangesNothing(centre, centre.replyMailOf(centre.replyParts(report), centre.a1.signing), "not-valid");
}

TEST_CASE("A report of 1,001 modules is refused")
{
    CentreUnderAttack centre;
    QByteArray report = "Software Version\t1.0.02-0\nROM Version\t\nModules\n";
    for (int i = 0; i <= 1000; ++i) {
        report += 'm' + QByteArray::number(i) + "\t1.0\t2026/01/02\n";
    }
    checkChangesNothing(centre, centre.replyMailOf(centre.replyParts(report), centre.a1.signing), "not-valid");
}

TEST_CASE("A notice with a NUL is not believed")
{
    CentreUnderAttack centre;
    UpdateNotice notice = centre.notice(centre.startBatch());
    notice.outcome.detail = QString("jam") + QChar(0) + "end";
    checkChangesNothing(centre, centre.noticeMail(notice, centre.a1.signing), "not-valid");
}

TEST_CASE("What a script wrote is kept without escape sequences and changes of writing direction")
{
    CentreUnderAttack centre;
    const QString evidence = evidenceOf(centre, QString::fromUtf8("jam \x1b[31m red \xe2\x80\xae \x07\r end"));
    CHECK(evidence.contains("jam"));
    CHECK(evidence.contains("end"));
    CHECK(evidence == printable(evidence));
    CHECK_FALSE(evidence.contains(QChar(0x1b)));
    CHECK_FALSE(evidence.contains(QChar(0x202e)));
}

TEST_CASE("What a script wrote does not reach the database as SQL")
{
    CentreUnderAttack centre;
    const QString detail = "'); DROP TABLE agents; UPDATE agents SET software_version='1.0.02-0';--";
    CHECK(evidenceOf(centre, detail).contains(detail));
    CHECK(require(centre.database().agents().all()).size() == 3);
    CHECK(centre.listed(centre.a1).version.isNull());
}

TEST_CASE("What a script wrote does not become a formula in the audit")
{
    CentreUnderAttack centre;
    const QString formula = "=HYPERLINK(\"http://evil.example\",\"click\")";
    REQUIRE(evidenceOf(centre, formula).contains(formula));
    const QTemporaryDir folder;
    const QString path = folder.filePath("audit.csv");
    REQUIRE(require(centre.centre().exportAudit(path,
                                                [&](const AgentStatus& status) {
                                                    return status.target ? status.target->evidence.mid(
                                                               status.target->evidence.indexOf('='))
                                                                         : QString();
                                                }))
            == 3);
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    REQUIRE(csv.contains("HYPERLINK"));
    for (const CsvRecord& record : require(parseCsv(csv))) {
        for (const QString& field : record.fields) {
            CHECK_FALSE(field.startsWith('='));
        }
    }
}

TEST_CASE("A code that nobody knows is a refusal and nothing else")
{
    CentreUnderAttack centre;
    UpdateNotice notice = centre.notice(centre.startBatch());
    notice.outcome.code = "<b>installed</b>";
    (void)centre.outcomeOf(centre.noticeMail(notice, centre.a1.signing));
    CHECK(centre.target().state != TargetState::Updated);
}
