// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SecretSource.h"

#include <core/base/Logging.h>
#include <core/centre/CentreError.h>
#include <core/crypto/CryptoError.h>
#include <core/net/PasswordCommand.h>

#include <QPointer>

#include <utility>

namespace rds {

namespace {

constexpr int mostAnswers = 3;
/// A store that is locked asks its owner first; where nobody is there, a script must not hang for ever.
constexpr Duration keyStoreLimit = std::chrono::minutes(1);

Error missing(const SecretQuery& query)
{
    QStringList ways{QString::fromLatin1(environmentVariable(query.name))};
    if (const QString setting = commandSetting(query.name); !setting.isEmpty() && !query.isNew) {
        ways.append(QStringLiteral("rdsvm config %1 COMMAND").arg(setting));
    }
    if (mayBeRemembered(query.name) && !query.isNew) {
        ways.append(QStringLiteral("rdsvm keys remember %1").arg(toString(query.name)));
    }
    const bool isPassword = query.name == SecretName::Smtp || query.name == SecretName::Pop3;
    return {make_error_code(isPassword ? CentreError::PasswordMissing : CentreError::PassphraseMissing),
            query.subject.isEmpty() ? toString(query.name) : query.subject, ways.join(QStringLiteral(", "))};
}

} // namespace

/// One query on its way. A child of the source; deletes itself at its end.
class SecretSource::Search final : public QObject {
public:
    Search(SecretSource& source, SecretQuery query, Done done)
        : QObject(&source)
        , m_source(source)
        , m_clock(source.m_clock)
        , m_query(std::move(query))
        , m_done(std::move(done))
    {
    }

    ~Search() override { m_clock.cancel(m_timer); }

    void start() { later(&Search::lookAtEnvironment); }

private:
    using Step = void (Search::*)();

    void later(Step step)
    {
        m_clock.cancel(m_timer);
        m_timer = m_clock.callAt(m_clock.now(), [this, step] { (this->*step)(); });
    }

    void lookAtEnvironment()
    {
        const char* const variable = environmentVariable(m_query.name);
        if (const Secret secret(qEnvironmentVariable(variable)); !secret.isEmpty()) {
            take(secret, QString::fromLatin1(variable));
            return;
        }
        m_query.command.isEmpty() ? lookIntoKeyStore() : runCommand();
    }

    void runCommand()
    {
        m_command = std::make_unique<PasswordCommand>(m_clock, m_query.command, [this](const Result<QString>& printed) {
            m_printed = printed ? Result<Secret>(Secret(*printed)) : Result<Secret>(failure(printed.error()));
            // The command must not be deleted from within its own callback.
            later(&Search::takeFromCommand);
        });
        m_command->start();
    }

    void takeFromCommand()
    {
        m_printed ? take(*m_printed, commandSetting(m_query.name)) : finish(failure(m_printed.error()));
    }

    void lookIntoKeyStore()
    {
        KeyStore* const store = m_source.m_keyStore;
        if (store == nullptr || m_query.isNew || m_query.account.isEmpty() || !store->isAvailable()) {
            askSomebody();
            return;
        }
        m_timer = m_clock.callAfter(keyStoreLimit, [this] { onKeyStore(std::nullopt); });
        store->read(m_query.account, [self = QPointer(this)](std::optional<Secret> found) {
            if (self) {
                self->onKeyStore(std::move(found));
            }
        });
    }

    void onKeyStore(std::optional<Secret> found)
    {
        if (std::exchange(m_keyStoreAnswered, true)) {
            return; // too late: it was taken for silent
        }
        m_clock.cancel(m_timer);
        if (found && fits(*found)) {
            finish(*std::move(found));
        } else if (m_wrong && !mayAskAgain()) {
            finish(failure(*m_wrong));
        } else {
            askSomebody();
        }
    }

    void askSomebody()
    {
        if (m_source.m_prompt == nullptr) {
            giveUp();
            return;
        }
        const bool canRemember = !m_query.account.isEmpty() && mayBeRemembered(m_query.name)
            && m_source.m_keyStore != nullptr && m_source.m_keyStore->isAvailable();
        m_source.m_prompt->ask({m_query.name, m_query.subject, m_query.isNew, m_wrong.has_value(), canRemember},
                               [self = QPointer(this)](const std::optional<SecretPrompt::Answer>& answer) {
                                   if (self) {
                                       self->onAnswer(answer);
                                   }
                               });
    }

    void onAnswer(const std::optional<SecretPrompt::Answer>& answer)
    {
        ++m_answers;
        if (!answer || answer->secret.isEmpty()) {
            giveUp();
        } else if (fits(answer->secret)) {
            if (answer->remember) {
                remember(answer->secret);
            }
            finish(answer->secret);
        } else if (mayAskAgain() && m_answers < mostAnswers) {
            later(&Search::askSomebody);
        } else {
            finish(failure(*m_wrong));
        }
    }

    void remember(const Secret& secret)
    {
        m_source.m_keyStore->write(m_query.account, secret, [](const Result<void>& written) {
            if (!written) {
                qCWarning(logCentre).noquote() << written.error().toLogLine();
            }
        });
    }

    /// Takes what was set up on purpose, or says that it does not fit and where it came from.
    void take(const Secret& secret, const QString& origin)
    {
        if (fits(secret)) {
            finish(secret);
        } else {
            finish(failure(mayAskAgain() ? Error(m_wrong->code(), m_wrong->subject(), origin) : *m_wrong));
        }
    }

    [[nodiscard]] bool fits(const Secret& secret)
    {
        const Result<void> checked = m_query.check ? m_query.check(secret) : Result<void>();
        m_wrong = checked ? std::nullopt : std::optional(checked.error());
        return checked.has_value();
    }

    /// @pre m_wrong
    [[nodiscard]] bool mayAskAgain() const { return m_wrong->is(CryptoError::WrongPassPhrase); }

    void giveUp() { finish(failure(m_wrong ? *m_wrong : missing(m_query))); }

    void finish(Result<Secret> result)
    {
        deleteLater();
        if (const Done done = std::exchange(m_done, {})) {
            done(std::move(result));
        }
    }

    SecretSource& m_source; ///< gone already where a search ends with it
    Clock& m_clock;
    SecretQuery m_query;
    Done m_done;
    std::unique_ptr<PasswordCommand> m_command;
    Result<Secret> m_printed;
    std::optional<Error> m_wrong; ///< why the newest candidate does not fit
    int m_answers = 0;
    bool m_keyStoreAnswered = false;
    Clock::TimerId m_timer = 0;
};

SecretSource::SecretSource(Clock& clock, KeyStore* keyStore, SecretPrompt* prompt, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_keyStore(keyStore)
    , m_prompt(prompt)
{
}

SecretSource::~SecretSource() = default;

void SecretSource::get(SecretQuery query, Done done)
{
    auto* const search = new Search(*this, std::move(query), std::move(done));
    search->start();
}

QString accountOf(const QString& fleet, SecretName name)
{
    return fleet + u'/' + toString(name);
}

} // namespace rds
