// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <app/setup/SecretSource.h>
#include <core/centre/CentreError.h>

#include <QCoreApplication>

#include <map>

namespace rds::test {

inline QString textOf(const Secret& secret)
{
    const std::string_view bytes = secret.view();
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// A key store in memory; answers through the event loop, or never.
class FakeKeyStore final : public KeyStore {
public:
    [[nodiscard]] bool isAvailable() const override { return available; }
    void read(const QString& account, Read done) override
    {
        reads.append(account);
        if (silent) {
            return;
        }
        const auto entry = entries.find(account);
        const auto found = entry == entries.end() ? std::nullopt : std::optional(Secret(entry->second));
        QMetaObject::invokeMethod(
            qApp, [done = std::move(done), found] { done(found); }, Qt::QueuedConnection);
    }
    void write(const QString& account, const Secret& secret, Done done) override
    {
        entries[account] = textOf(secret);
        QMetaObject::invokeMethod(
            qApp, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
    }
    void remove(const QString& account, Done done) override
    {
        entries.erase(account);
        done({});
    }

    std::map<QString, QString> entries;
    QStringList reads;
    bool available = true;
    bool silent = false;
};

/// Somebody who gives prepared answers, and goes away after the last.
class FakePrompt final : public SecretPrompt {
public:
    void ask(const Question& question, Done done) override
    {
        questions.push_back(question);
        if (answers.empty()) {
            done(std::nullopt);
            return;
        }
        const Answer answer{Secret(answers.takeFirst()), remember};
        done(answer);
    }

    std::vector<Question> questions;
    QStringList answers;
    bool remember = false;
};

/// An environment variable for the length of a test.
class Variable {
public:
    Variable(const char* name, const QByteArray& value)
        : m_name(name)
    {
        qputenv(name, value);
    }
    ~Variable() { qunsetenv(m_name); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
};

} // namespace rds::test
