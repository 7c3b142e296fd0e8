// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "CliProcess.h"

#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace rds;
using namespace rds::test;

namespace {

/// A centre with two approvers, both of whom must approve a package.
struct StrictCentre : CliCentre {
    StrictCentre()
    {
        for (const char* const name : {"anna", "ben"}) {
            succeed({"keys", "approver", "-o", path(QString(name) + ".pem"), "--name", name});
        }
        succeed({"keys", "approvers", "--add", path("anna.pem.crt"), "--add", path("ben.pem.crt"), "--required", "2",
                 "--root-key", path("offline/root-key.pem")});
        configureMail(25, 110);
        succeed({"agents", "add", "A1", "a1@b.example"});
        enrol({"A1"});
    }

    QString approvals(const QString& package) const
    {
        const QString shown = run({"package", "show", package}).output;
        return shown.section("Approvals: ", 1, 1).section('\n', 0, 0);
    }
    QString approve(const QString& package, const QString& name) const
    {
        const CliResult result = run({"package", "approve", package, "--key", path(name + ".pem")});
        INFO(result.errors.toStdString());
        REQUIRE(result.code == 0);
        CHECK(result.errors.contains("1.0.02-0")); // what is being approved is shown
        return result.output.section("in ", 1, 1).section(". Keep", 0, 0);
    }
    QStringList approversInForce() const
    {
        QStringList names;
        for (const auto& name : keys().value("approvers").toArray()) {
            names.append(name.toString());
        }
        return names;
    }
    QJsonObject keys() const { return run({"keys", "show", "--json"}).json().value("keySet").toObject(); }
};

} // namespace

TEST_CASE("A package counts only once enough people have approved it")
{
    const StrictCentre centre;
    const QString package = centre.buildPackage();
    CHECK(centre.approvals(package) == "0 of 2");
    const QString none = centre.refusal({"batch", "start", package});
    CHECK(none.contains(package));
    CHECK(none.contains("0 of 2"));
    (void)centre.approve(package, "anna");
    (void)centre.approve(package, "anna"); // twice the same is one
    CHECK(centre.approvals(package) == "1 of 2");
    CHECK(centre.refusal({"batch", "start", package}).contains("1 of 2"));
    CHECK(centre.states().isEmpty());
    (void)centre.approve(package, "ben");
    CHECK(centre.approvals(package) == "2 of 2");
}

TEST_CASE("An approval of another package does not count, and the operator is told which file it is")
{
    const StrictCentre centre;
    const QString package = centre.buildPackage();
    const QString approval = centre.approve(package, "anna");
    centre.write("mailer", "another mailer\n");
    const QString other = centre.path("other.rdspkg");
    centre.succeed({"package", "build", "--script", centre.path("install.sh"), "--module", centre.path("mailer"),
                    "--software-version", "1.0.02-0", "-o", other});
    const QString copy = QString(approval).replace("update.rdspkg", "other.rdspkg");
    REQUIRE(QFile::copy(approval, copy));
    const CliResult shown = centre.run({"package", "show", other});
    CHECK(shown.code == 0);
    CHECK(shown.output.contains("Approvals: 0 of 2"));
    CHECK(shown.errors.contains(copy));
    CHECK(shown.errors.contains("another package"));
    CHECK(centre.refusal({"batch", "start", other}).contains("0 of 2"));
}

TEST_CASE("Who is no approver, or does not know the pass phrase, approves nothing")
{
    const StrictCentre centre;
    const QString package = centre.buildPackage();
    centre.succeed({"keys", "approver", "-o", centre.path("eve.pem"), "--name", "eve"});
    CHECK(centre.run({"package", "approve", package, "--key", centre.path("eve.pem")}).code == 1);
    CHECK(
        centre
            .run({"package", "approve", package, "--key", centre.path("anna.pem")}, {"RDSVM_APPROVER_PASSPHRASE=guess"})
            .code
        == 1);
    CHECK(centre.approvals(package) == "0 of 2");
    CHECK(QDir(centre.path()).entryList({"*.approval"}).isEmpty());
}

TEST_CASE("An approver needs no centre, only its root certificate, its key set and the package")
{
    const StrictCentre centre;
    const QString package = centre.buildPackage();
    const QTemporaryDir nowhere(temporaryTemplate());
    const QStringList approve{"--data", nowhere.path(), "package", "approve", package, "--key", centre.path("ben.pem")};
    CHECK(runCli(approve).code == 1);
    const CliResult approved = runCli(approve
                                      + QStringList{"--root-certificate", centre.path("keys/root-certificate.pem"),
                                                    "--key-set", centre.path("keys/key-set.p7m")});
    INFO(approved.errors.toStdString());
    CHECK(approved.code == 0);
    CHECK(centre.approvals(package) == "1 of 2");
}

TEST_CASE("Approvers come and go by the root key, and there are never fewer than the rule needs")
{
    const StrictCentre centre;
    const QString root = centre.path("offline/root-key.pem");
    const QStringList before = centre.approversInForce();
    REQUIRE(before.size() == 2);
    const QStringList remove{"keys", "approvers", "--remove", before[0].left(8), "--root-key", root};
    CHECK(centre.refusal(remove).contains("1 of 2"));
    CHECK(centre.refusal({"keys", "approvers", "--remove", "00000000", "--root-key", root}).contains("00000000"));
    CHECK(centre.refusal({"keys", "approvers", "--add", centre.path("none.crt"), "--root-key", root})
              .contains(centre.path("none.crt")));
    CHECK(centre.approversInForce() == before);
    centre.succeed(remove + QStringList{"--required", "1"});
    CHECK(centre.approversInForce() == QStringList{before[1]});
    CHECK(centre.keys().value("approvalsRequired").toInt() == 1);
}

TEST_CASE("An approver's key is made once")
{
    const CliCentre centre;
    const QStringList make{"keys", "approver", "-o", centre.path("anna.pem"), "--name", "anna"};
    centre.succeed(make);
    CHECK(centre.refusal(make).contains(centre.path("anna.pem")));
}
