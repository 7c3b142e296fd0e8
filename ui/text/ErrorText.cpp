// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "ErrorText.h"

#include "ErrorWords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <string_view>

namespace rds {

namespace {

constexpr int longestDetail = 300;

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

template <class Enum> ErrorWords wordsOf(int code)
{
    return errorWords(static_cast<Enum>(code));
}

struct Module {
    std::string_view category;
    ErrorWords (*words)(int);
};

constexpr std::array modules{
    Module{"agent", &wordsOf<AgentError>},
    Module{"centre", &wordsOf<CentreError>},
    Module{"crypto", &wordsOf<CryptoError>},
    Module{"csv", &wordsOf<CsvError>},
    Module{"db", &wordsOf<DbError>},
    Module{"domain", &wordsOf<DomainError>},
    Module{"file", &wordsOf<FileError>},
    Module{"mime", &wordsOf<MimeError>},
    Module{"net", &wordsOf<NetError>},
    Module{"package", &wordsOf<PackageError>},
    Module{"password", &wordsOf<PasswordError>},
    Module{"protocol", &wordsOf<ProtocolError>},
};

ErrorWords wordsFor(const std::error_code& code)
{
    const std::string_view category = code.category().name();
    for (const Module& module : modules) {
        if (module.category == category) {
            return module.words(code.value());
        }
    }
    return {};
}

QString shortened(const QString& evidence)
{
    const QString line = evidence.simplified();
    return line.size() > longestDetail ? line.left(longestDetail) + QChar(0x2026) : line;
}

/// "fleet.csv, line 5" in the program's language; any other subject as it is.
QString place(const QString& subject)
{
    static const QRegularExpression fileAndLine(QStringLiteral(R"(\A(?:(.*), )?line (\d+)\z)"));
    const QRegularExpressionMatch match = fileAndLine.match(subject);
    if (!match.hasMatch()) {
        return shortened(subject);
    }
    const QString line = ErrorText::tr("line %1").arg(match.captured(2));
    //: %1: a file; %2: "line 5"
    return match.captured(1).isEmpty() ? line : ErrorText::tr("%1, %2").arg(shortened(match.captured(1)), line);
}

} // namespace

QString sentence(const Error& error)
{
    ErrorWords words = wordsFor(error.code());
    if (words.what.isEmpty()) {
        words.what = ErrorText::tr("Something failed: %1.").arg(QString::fromStdString(error.code().message()));
    }
    QString text = words.what;
    if (!error.subject().isEmpty()) {
        //: %1: a file, a server, a line of a file; %2: a sentence about it
        text = ErrorText::tr("%1: %2").arg(place(error.subject()), text);
    }
    if (!words.todo.isEmpty()) {
        //: two sentences after each other; Japanese needs no space
        text = ErrorText::tr("%1 %2").arg(text, words.todo);
    }
    if (!error.detail().isEmpty()) {
        //: %1: sentences; %2: the evidence as it came from a server or a library
        text = ErrorText::tr("%1 (%2)").arg(text, shortened(error.detail()));
    }
    return text;
}

} // namespace rds
