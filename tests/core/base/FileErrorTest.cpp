// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/base/FileError.h>

#include <tests/support/QtStringMaker.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace rds;
using rds::test::require;

namespace {

constexpr uid_t nobody = 65534;

/// While it lives, no file grows beyond `bytes`: the disk that fills up during a write.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_oldHandler(std::signal(SIGXFSZ, SIG_IGN))
    {
        REQUIRE(getrlimit(RLIMIT_FSIZE, &m_oldLimit) == 0);
        const rlimit limit{bytes, m_oldLimit.rlim_max};
        REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_oldLimit);
        std::signal(SIGXFSZ, m_oldHandler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    void (*m_oldHandler)(int);
    rlimit m_oldLimit{};
};

/// Permissions do not bind the superuser; while this lives, the process is not it.
class OrdinaryUser {
public:
    OrdinaryUser()
        : m_dropped(geteuid() == 0 && seteuid(nobody) == 0)
    {
    }
    ~OrdinaryUser()
    {
        if (m_dropped && seteuid(0) != 0) {
            std::abort();
        }
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

private:
    bool m_dropped;
};

template <class T> void checkError(const Result<T>& result, FileError code, const QString& path)
{
    REQUIRE_FALSE(result);
    INFO(result.error().toLogLine().toStdString());
    CHECK(result.error().is(code));
    CHECK(result.error().subject() == path);
}

mode_t modeOf(const QString& path)
{
    struct stat status { };
    REQUIRE(stat(QFile::encodeName(path).constData(), &status) == 0);
    return status.st_mode & 07777;
}

QStringList filesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

TEST_CASE("What was written is read")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a");
    for (const QByteArray& content : {QByteArray("text\n"), QByteArray(), QByteArray(100'000, '\0')}) {
        require(writeFileAtomically(path, content));
        CHECK((require(readFile(path, 1'000'000)) == content));
    }
    CHECK(filesIn(folder) == QStringList{"a"});
}

TEST_CASE("A missing file is told apart from one that cannot be read")
{
    const QTemporaryDir folder;
    checkError(readFile(folder.filePath("missing"), 10), FileError::NotFound, folder.filePath("missing"));
}

TEST_CASE("A file without permission is not readable")
{
    QTemporaryDir folder;
    const QString path = folder.filePath("secret");
    require(writeFileAtomically(path, "x", true));
    REQUIRE(chmod(QFile::encodeName(folder.path()).constData(), 0755) == 0);
    REQUIRE(chmod(QFile::encodeName(path).constData(), 0) == 0);
    const OrdinaryUser user;
    checkError(readFile(path, 10), FileError::NotReadable, path);
}

TEST_CASE("A folder is not a file")
{
    const QTemporaryDir folder;
    checkError(readFile(folder.path(), 10), FileError::NotAFile, folder.path());
}

TEST_CASE("A device is not a file")
{
    checkError(readFile("/dev/zero", 10), FileError::NotAFile, "/dev/zero");
}

TEST_CASE("A file over the limit is refused, one at the limit is read")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a");
    require(writeFileAtomically(path, "12345"));
    CHECK(require(readFile(path, 5)) == "12345");
    checkError(readFile(path, 4), FileError::TooLarge, path);
}

TEST_CASE("A file that claims to be empty but is not stays within the limit")
{
    const QString path = "/proc/self/status";
    CHECK_FALSE(require(readFile(path, 1'000'000)).isEmpty());
    checkError(readFile(path, 10), FileError::TooLarge, path);
}

TEST_CASE("A file in a folder that is not there cannot be written")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("no/such/a");
    checkError(writeFileAtomically(path, "x"), FileError::NotWritable, path);
}

TEST_CASE("A folder is not overwritten by a file")
{
    const QTemporaryDir folder;
    checkError(writeFileAtomically(folder.path(), "x"), FileError::NotWritable, folder.path());
    CHECK(QFileInfo(folder.path()).isDir());
}

TEST_CASE("The old content stays where the folder is read-only")
{
    QTemporaryDir folder;
    const QString path = folder.filePath("a");
    require(writeFileAtomically(path, "old"));
    REQUIRE(chmod(QFile::encodeName(path).constData(), 0666) == 0);
    REQUIRE(chmod(QFile::encodeName(folder.path()).constData(), 0555) == 0);
    {
        const OrdinaryUser user;
        checkError(writeFileAtomically(path, "new"), FileError::NotWritable, path);
        CHECK(require(readFile(path, 10)) == "old");
    }
    REQUIRE(chmod(QFile::encodeName(folder.path()).constData(), 0755) == 0);
    CHECK(filesIn(folder) == QStringList{"a"});
}

TEST_CASE("The old content stays where the new one does not fit")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a");
    require(writeFileAtomically(path, "old"));
    for (const int size : {5000, 5'000'000}) {
        const FileSizeLimit limit(4096);
        checkError(writeFileAtomically(path, QByteArray(size, 'x')), FileError::NotWritable, path);
    }
    CHECK(require(readFile(path, 10)) == "old");
    CHECK(filesIn(folder) == QStringList{"a"});
}

TEST_CASE("A full disk is told apart from other errors")
{
    QFile full("/dev/full");
    REQUIRE(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    REQUIRE(full.write("x") != 1);
    const Error error = fileError(full);
    CHECK(error.is(FileError::DiskFull));
    CHECK(error.subject() == "/dev/full");
}

TEST_CASE("A file for the owner only has mode 0600, whatever it replaces")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("key");
    require(writeFileAtomically(path, "open"));
    REQUIRE(chmod(QFile::encodeName(path).constData(), 0644) == 0);
    require(writeFileAtomically(path, "secret", true));
    CHECK(modeOf(path) == 0600);
    CHECK(require(readFile(path, 10)) == "secret");
    require(writeFileAtomically(folder.filePath("new"), "secret", true));
    CHECK(modeOf(folder.filePath("new")) == 0600);
}
