// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TerminalPrompt.h"

#include <core/base/Printable.h>

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>
#include <string>

#include <termios.h>
#include <unistd.h>

namespace rds::cli {

namespace {

constexpr std::size_t longestSecret = 1024;

/// A terminal that shows nothing of what is typed, and hands over each key; as it was before once this is gone.
/// Keys that end a program arrive as characters, so that nothing ends it between the two.
class QuietTerminal {
public:
    QuietTerminal()
    {
        if (::tcgetattr(STDIN_FILENO, &m_before) != 0) {
            return;
        }
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        m_quiet = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_quiet) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        }
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

    [[nodiscard]] bool isQuiet() const { return m_quiet; }

private:
    termios m_before{};
    bool m_quiet = false;
};

/// A line as it is typed: memory of its own, wiped at its end.
class Line {
public:
    Line() { m_bytes.reserve(longestSecret); }
    ~Line() { clear(); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    void add(char byte)
    {
        if (m_bytes.size() < longestSecret) {
            m_bytes.push_back(byte);
        }
    }
    /// The last character, all bytes of it (UTF-8).
    void removeLast()
    {
        while (!m_bytes.empty() && (static_cast<unsigned char>(m_bytes.back()) & 0xC0U) == 0x80U) {
            m_bytes.pop_back();
        }
        if (!m_bytes.empty()) {
            m_bytes.pop_back();
        }
    }
    void clear()
    {
        ::explicit_bzero(m_bytes.data(), m_bytes.size());
        m_bytes.clear();
    }
    [[nodiscard]] Secret secret() const { return Secret(std::string_view(m_bytes)); }

private:
    std::string m_bytes;
};

std::optional<char> readKey()
{
    char key = 0;
    ssize_t count = 0;
    do {
        count = ::read(STDIN_FILENO, &key, 1);
    } while (count < 0 && errno == EINTR);
    return count == 1 ? std::optional(key) : std::nullopt;
}

/// None where the person has given up.
std::optional<Secret> readLine()
{
    Line line;
    while (const auto key = readKey()) {
        switch (*key) {
        case '\r':
        case '\n':
            return line.secret();
        case '\x03': // Ctrl+C
        case '\x04': // Ctrl+D
            return std::nullopt;
        case '\x15': // Ctrl+U
            line.clear();
            break;
        case '\b':
        case '\x7F':
            line.removeLast();
            break;
        default:
            line.add(*key);
        }
    }
    return std::nullopt;
}

struct TerminalPromptWords {
    Q_DECLARE_TR_FUNCTIONS(TerminalPrompt)
};

void say(const QString& text)
{
    std::fputs(qUtf8Printable(printable(text)), stderr);
    std::fflush(stderr);
}

QString wording(const SecretPrompt::Question& question)
{
    switch (question.name) {
    case SecretName::Key:
        return question.isNew ? TerminalPromptWords::tr("New pass phrase for the centre’s keys (%1): ")
                              : TerminalPromptWords::tr("Pass phrase of the centre’s keys (%1): ");
    case SecretName::Root:
        return question.isNew ? TerminalPromptWords::tr("New pass phrase for the root key (%1): ")
                              : TerminalPromptWords::tr("Pass phrase of the root key (%1): ");
    case SecretName::Approver:
        return question.isNew ? TerminalPromptWords::tr("New pass phrase for the approver’s key (%1): ")
                              : TerminalPromptWords::tr("Pass phrase of the approver’s key (%1): ");
    case SecretName::Token:
        return TerminalPromptWords::tr("PIN of the token with the signing key (%1): ");
    case SecretName::Smtp:
    case SecretName::Pop3:
        return TerminalPromptWords::tr("Password for the mail server %1: ");
    }
    return {};
}

std::optional<Secret> askFor(const QString& question)
{
    say(question);
    auto secret = readLine();
    say(QStringLiteral("\n"));
    return secret;
}

/// Twice the same, for what nobody could correct later.
std::optional<Secret> askTwice(const QString& question)
{
    while (true) {
        auto first = askFor(question);
        if (!first || first->isEmpty()) {
            return first;
        }
        const auto second = askFor(TerminalPromptWords::tr("The same again: "));
        if (!second || second->view() == first->view()) {
            return second ? first : std::nullopt;
        }
        say(TerminalPromptWords::tr("The two are not the same.") + u'\n');
    }
}

} // namespace

void TerminalPrompt::ask(const Question& question, Done done)
{
    if (::isatty(STDIN_FILENO) == 0) {
        done(std::nullopt);
        return;
    }
    std::optional<Secret> secret;
    {
        const QuietTerminal terminal;
        if (terminal.isQuiet()) {
            if (question.wasWrong) {
                say(TerminalPromptWords::tr("That was wrong.") + u'\n');
            }
            const QString words = wording(question).arg(question.subject);
            secret = question.isNew ? askTwice(words) : askFor(words);
        }
    }
    done(secret ? std::optional(Answer{*secret}) : std::nullopt);
}

} // namespace rds::cli
