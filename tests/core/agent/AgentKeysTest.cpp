// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AgentBench.h"

#include <core/agent/AgentError.h>
#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace rds;
using namespace rds::test;

namespace {

const Timestamp someDay = fromMillis(1'760'000'000'000);

/// The data folder of an agent that was never started.
struct Box {
    Box() { require(folder.create()); }

    [[nodiscard]] Result<AgentKeys> open() const { return openAgentKeys(folder, settings, someDay); }
    [[nodiscard]] QString path(const QString& file) const { return folder.keys() + '/' + file; }
    [[nodiscard]] qint64 version() const { return require(open()).trust.keySet.version; }

    QTemporaryDir directory;
    AgentFolder folder{directory.filePath("agent"), Durability::Unsynced};
    AgentSettings settings = benchSettings(directory.filePath("agent"));
};

const QStringList keyFiles{"encryption-certificate.pem", "encryption-key.pem", "key-set.p7m", "signing-certificate.pem",
                           "signing-key.pem"};

KeySet expiredKeySet(const AgentBench& bench)
{
    KeySet keySet = benchKeySet();
    keySet.notAfter = bench.clock.now() - std::chrono::hours(1);
    return keySet;
}

} // namespace

TEST_CASE("An agent makes its keys at its first start, for itself alone, and keeps them")
{
    const Box box;
    const AgentKeys first = require(box.open());
    CHECK(QDir(box.folder.keys()).entryList(QDir::Files) == keyFiles);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString& file : keyFiles) {
        CHECK((QFileInfo(box.path(file)).permissions() & others) == 0);
    }
    CHECK((QFileInfo(box.folder.keys()).permissions() & (others | QFile::ExeOther)) == 0);

    const AgentKeys again = require(box.open());
    CHECK(certificatesOf(again) == certificatesOf(first));
    CHECK(again.self.signing.privateKeyPem() == first.self.signing.privateKeyPem());
    CHECK(certificatesOf(first).signingKeyId == first.self.signing.certificate().keyId());
    CHECK(first.self.signing.certificate().notAfter() > someDay + std::chrono::hours(24 * 365 * 19));

    const Box other;
    CHECK_FALSE(certificatesOf(require(other.open())) == certificatesOf(first));
}

TEST_CASE("Keys of which the making was interrupted are made anew, all of them")
{
    const Box box;
    REQUIRE(QDir().mkpath(box.folder.keys() + ".new"));
    writeAll(box.folder.keys() + ".new/signing-key.pem", "half a k");
    const AgentKeys made = require(box.open());
    CHECK(QDir(box.folder.keys()).entryList(QDir::Files) == keyFiles);
    CHECK_FALSE(QFile::exists(box.folder.keys() + ".new"));
    CHECK(certificatesOf(require(box.open())) == certificatesOf(made));
}

TEST_CASE("A key file that is damaged or missing is told with the way out, and the way out works")
{
    const Box box;
    const AgentCertificates before = certificatesOf(require(box.open()));
    for (const QString& file : keyFiles) {
        CAPTURE(file.toStdString());
        const QByteArray sound = readAll(box.path(file));
        QByteArray flipped = sound;
        flipped[sound.size() / 2] = static_cast<char>(flipped[sound.size() / 2] ^ 1);
        const std::vector<std::optional<QByteArray>> damages{QByteArray(), sound.left(sound.size() / 2), flipped,
                                                             QByteArray(300'000, 'x'), std::nullopt};
        for (const auto& damage : damages) {
            REQUIRE(QFile::remove(box.path(file)));
            if (damage) {
                writeAll(box.path(file), *damage);
            }
            const auto opened = box.open();
            REQUIRE_FALSE(opened);
            INFO(opened.error().toLogLine().toStdString());
            CHECK(opened.error().is(AgentError::InvalidKeys));
            CHECK(opened.error().subject().startsWith(box.folder.keys() + '/'));
            CHECK(opened.error().detail().contains("remove the folder " + box.folder.keys()));
            CHECK(opened.error().detail().contains("load a new settings file"));
            if (!damage) {
                writeAll(box.path(file), {});
            }
        }
        writeAll(box.path(file), sound);
        CHECK(certificatesOf(require(box.open())) == before);
    }
    writeAll(box.path("signing-key.pem"), readAll(box.path("encryption-key.pem")));
    CHECK_FALSE(box.open());

    REQUIRE(QDir(box.folder.keys()).removeRecursively());
    CHECK_FALSE(certificatesOf(require(box.open())) == before);
}

TEST_CASE("The newer one of the settings' key set and the stored one counts")
{
    Box box;
    CHECK(box.version() == 1);
    require(storeKeySet(box.folder, require(signKeySet(benchKeySet(3), benchKeys().root))));
    CHECK(box.version() == 3);

    box.settings = benchSettings(box.folder.path(), benchKeySet(5));
    CHECK(box.version() == 5);
    SECTION("an older settings file does not bring revoked keys back")
    {
        box.settings = benchSettings(box.folder.path(), benchKeySet(4));
        CHECK(box.version() == 5);
    }
    SECTION("a settings file of another root is a new beginning")
    {
        const Identity& other = benchKeys().approver;
        box.settings.rootCertificate = other.certificate().toPem();
        box.settings.keySet = require(signKeySet(benchKeySet(2), other));
        const auto before = certificatesOf(require(box.open()));
        CHECK(box.version() == 2);
        CHECK(certificatesOf(require(box.open())) == before);
    }
    SECTION("and so is one of another fleet")
    {
        KeySet keySet = benchKeySet(2);
        keySet.fleet = "fleet-2";
        box.settings = benchSettings(box.folder.path(), keySet);
        box.settings.fleet = "fleet-2";
        CHECK(box.version() == 2);
    }
}

TEST_CASE("An agent follows a new key set, and a key that is not in it is revoked")
{
    AgentBench bench;
    CHECK(bench.ask().keySetVersion == 1);
    const Identity& next = benchKeys().nextSigning;
    UpdateSpec spec;
    SECTION("before, the next key counts for nothing")
    {
        bench.mail.deliver(bench.mailOf(makeUpdate(spec, bench.clock.now()), next));
        const auto reply = bench.ask();
        CHECK_FALSE(reply.lastUpdate);
        CHECK(bench.notices().empty());
        return;
    }
    bench.mail.deliver(keySetMail(benchKeySet(2, next), bench.clock.now()));
    bench.poll();
    if (GENERATE(false, true)) {
        bench.restart();
    }
    const auto ask = [&](const QString& id) {
        bench.mail.deliver(versionRequestMail(id, bench.clock.now(), next));
        bench.poll();
        return bench.replies().back();
    };
    CHECK(ask("first").keySetVersion == 2);

    bench.mail.deliver(bench.mailOf(spec));
    bench.mail.deliver(versionRequestMail("by-a-revoked-key", bench.clock.now()));
    CHECK_FALSE(ask("second").lastUpdate);
    CHECK(bench.replies().back().requestId == "second");

    bench.mail.deliver(bench.mailOf(makeUpdate(spec, bench.clock.now()), next));
    CHECK(ask("third").lastUpdate->code == "installed");
}

TEST_CASE("Mail behind a key set in the same mailbox is read with the new keys")
{
    AgentBench bench;
    bench.mail.deliver(keySetMail(benchKeySet(2, benchKeys().nextSigning), bench.clock.now()));
    bench.mail.deliver(versionRequestMail("old", bench.clock.now()));
    bench.mail.deliver(versionRequestMail("new", bench.clock.now(), benchKeys().nextSigning));
    bench.poll();
    REQUIRE(bench.replies().size() == 1);
    CHECK(bench.replies().front().requestId == "new");
}

TEST_CASE("An agent does not go back to an older key set, and follows nobody but its root")
{
    AgentBench bench;
    const Timestamp now = bench.clock.now();
    bench.mail.deliver(keySetMail(benchKeySet(3), now));
    bench.poll();
    SECTION("older")
    {
        bench.mail.deliver(keySetMail(benchKeySet(2, benchKeys().nextSigning), now));
    }
    SECTION("the same again, with other content")
    {
        bench.mail.deliver(keySetMail(benchKeySet(3, benchKeys().nextSigning), now));
    }
    SECTION("signed by a key of the day")
    {
        bench.mail.deliver(keySetMail(benchKeySet(4, benchKeys().nextSigning), now, benchKeys().signing));
    }
    SECTION("of another fleet")
    {
        KeySet keySet = benchKeySet(4, benchKeys().nextSigning);
        keySet.fleet = "fleet-2";
        bench.mail.deliver(keySetMail(keySet, now));
    }
    bench.poll();
    CHECK(bench.ask().keySetVersion == 3);
    bench.restart();
    CHECK(bench.ask().keySetVersion == 3);
}

TEST_CASE("With expired keys an agent refuses updates, answers, and is healed by a newer key set")
{
    AgentBench bench;
    bench.settings = benchSettings(bench.folder(), expiredKeySet(bench));
    REQUIRE(QDir(bench.folder() + "/keys").removeRecursively());
    bench.restart();
    UpdateSpec spec;
    CHECK(bench.update(spec).lastUpdate->code == "keys-expired");
    REQUIRE(bench.notices().size() == 1);

    bench.mail.deliver(keySetMail(benchKeySet(2), bench.clock.now()));
    spec.sequence = 2;
    CHECK(bench.update(spec).lastUpdate->code == "installed");
}

TEST_CASE("An agent with a damaged key file does not start, and leaves everything as it is")
{
    AgentBench bench;
    bench.end();
    writeAll(bench.folder() + "/keys/signing-key.pem", "rubbish");
    const auto agent = MonitoringAgent::create(
        bench.settings, {bench.clock, bench.random, bench.executor, bench.mail, bench.shell, Durability::Unsynced});
    REQUIRE_FALSE(agent);
    CHECK(agent.error().is(AgentError::InvalidKeys));
    CHECK(bench.installedFiles() == oldFiles());

    REQUIRE(QDir(bench.folder() + "/keys").removeRecursively());
    bench.settings.enrolmentCode = QString(32, 'd');
    bench.restart();
    bench.start();
    REQUIRE(bench.enrolmentRequests().size() == 1);
    CHECK(bench.enrolmentRequests().front().code == QString(32, 'd'));
}
