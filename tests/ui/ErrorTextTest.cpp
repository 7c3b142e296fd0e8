// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <core/agent/AgentError.h>
#include <core/base/Csv.h>
#include <core/base/FileError.h>
#include <core/centre/CentreError.h>
#include <core/crypto/CryptoError.h>
#include <core/domain/DomainError.h>
#include <core/mime/MimeError.h>
#include <core/net/NetError.h>
#include <core/package/PackageError.h>
#include <core/protocol/ProtocolError.h>
#include <db/DbError.h>
#include <tests/support/QtStringMaker.h>
#include <ui/text/ErrorText.h>
#include <ui/text/Translations.h>

#include <QSet>

using namespace rds;

namespace {

/// Every code of an enum: they count up from 1 until the module itself knows no text.
template <class Enum> std::vector<std::error_code> codesOf()
{
    std::vector<std::error_code> codes;
    for (int value = 1;; ++value) {
        const std::error_code code = make_error_code(static_cast<Enum>(value));
        if (code.message().rfind("unknown ", 0) == 0) {
            return codes;
        }
        codes.push_back(code);
    }
}

template <class... Enums> std::vector<std::error_code> allCodes()
{
    std::vector<std::error_code> codes;
    (
        [&codes] {
            const auto more = codesOf<Enums>();
            codes.insert(codes.end(), more.begin(), more.end());
        }(),
        ...);
    return codes;
}

std::vector<std::error_code> everyCode()
{
    return allCodes<AgentError, CentreError, CryptoError, CsvError, DbError, DomainError, FileError, MimeError,
                    NetError, PackageError, ProtocolError>();
}

} // namespace

TEST_CASE("every error has a sentence of its own in its module, in every language")
{
    const QString language = GENERATE(QString("en"), QString("ja"));
    Translations translations;
    translations.setLanguage(language);
    const auto codes = everyCode();
    REQUIRE(codes.size() > 100);
    // What an unknown code gets: its own English message behind these words.
    const QString generic = language == "ja" ? "問題が発生しました" : "Something failed";
    REQUIRE(sentence(Error(std::make_error_code(std::errc::io_error), {})).startsWith(generic));
    QSet<QString> sentences;
    for (const std::error_code& code : codes) {
        const QString text = sentence(Error(code, {}));
        const QString where = QString("%1 %2").arg(code.category().name()).arg(code.value());
        CAPTURE(where, text);
        CHECK_FALSE(text.startsWith(generic));
        // Two halves: what is wrong, and what to do.
        CHECK(text.count(language == "ja" ? u'。' : u'.') >= 2);
        const QString key = QString(code.category().name()) + text;
        CHECK_FALSE(sentences.contains(key));
        sentences.insert(key);
    }
}

TEST_CASE("a sentence names the place first and ends with the evidence")
{
    const Error error(make_error_code(NetError::AuthenticationFailed), "mail.example:465",
                      "535 5.7.8 bad\r\n password");
    CHECK(sentence(error)
          == "mail.example:465: The mail server refused the user name or the password. Check both in the settings. "
             "(535 5.7.8 bad password)");
}

TEST_CASE("a line of a file is named in the operator's language")
{
    Translations translations;
    translations.setLanguage("ja");
    const Error error(make_error_code(DomainError::InvalidMailAddress), "fleet.csv, line 5", "x@@y");
    CHECK(sentence(error).startsWith("fleet.csv、5行目: メールアドレスではありません。"));
    CHECK(sentence(Error(make_error_code(CsvError::UnclosedQuote), "line 7")).startsWith("7行目: "));
}

TEST_CASE("an error of a foreign category still says what it knows")
{
    const Error error(std::make_error_code(std::errc::no_space_on_device), "/tmp/x");
    CHECK(sentence(error).startsWith("/tmp/x: Something failed: "));
}

TEST_CASE("evidence of any length stays one short line")
{
    const Error error(make_error_code(NetError::ServerRefused), "m:25",
                      QString(5000, 'x') + "\n\n" + QString(5000, 'y'));
    CHECK(sentence(error).size() < 500);
    CHECK_FALSE(sentence(error).contains('\n'));
}
