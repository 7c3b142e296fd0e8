// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors

// OpenSSL 3 has engines deprecated in favour of providers. Debian 12 has no PKCS#11 provider, only the engine; this
// is the one file that knows of it.
#define OPENSSL_SUPPRESS_DEPRECATED // NOLINT(cppcoreguidelines-macro-usage): OpenSSL asks for a macro

#include "TokenEngine.h"

#include <openssl/engine.h>
#include <openssl/ui.h>

#include <vector>

namespace rds {

namespace {

using Engine = std::unique_ptr<ENGINE, openssl::Deleter<&ENGINE_free>>;
using RunningEngine = std::unique_ptr<ENGINE, openssl::Deleter<&ENGINE_finish>>;

/// A PIN as the text that C wants, wiped at the end.
class ClearPin {
public:
    explicit ClearPin(const Secret& pin)
        : m_text(pin.view().begin(), pin.view().end())
    {
        m_text.push_back('\0');
    }
    ClearPin(const ClearPin&) = delete;
    ClearPin& operator=(const ClearPin&) = delete;
    ~ClearPin() { OPENSSL_cleanse(m_text.data(), m_text.size()); }

    [[nodiscard]] const char* text() const { return m_text.data(); }

private:
    std::vector<char> m_text;
};

bool command(ENGINE* engine, const char* name, const char* value)
{
    return ENGINE_ctrl_cmd_string(engine, name, value, 0) == 1;
}

/// The engine writes to standard error unless it is told not to.
bool configure(ENGINE* engine, const TokenAddress& address, const Secret& pin)
{
    const QByteArray module = address.modulePath.toUtf8();
    return command(engine, "QUIET", nullptr) && (module.isEmpty() || command(engine, "MODULE_PATH", module.constData()))
        && command(engine, "PIN", ClearPin(pin).text());
}

Unexpected tokenFailure(const TokenAddress& address, const QString& otherwise)
{
    const QString reasons = openssl::takeErrors();
    return failure(CryptoError::TokenFailed, address.object, reasons.isEmpty() ? otherwise : reasons);
}

} // namespace

std::mutex& tokenMutex()
{
    static std::mutex mutex;
    return mutex;
}

Result<openssl::Key> loadTokenKey(const TokenAddress& address, const Secret& pin)
{
    const Engine engine(ENGINE_by_id("pkcs11"));
    if (!engine) {
        return failure(CryptoError::TokenFailed, address.object,
                       QStringLiteral("OpenSSL's engine for PKCS#11 is not installed; the package is "
                                      "libengine-pkcs11-openssl"));
    }
    ERR_clear_error(); // OpenSSL looks for an engine in several places, and remembers where there was none
    if (!configure(engine.get(), address, pin) || ENGINE_init(engine.get()) != 1) {
        return tokenFailure(address, QStringLiteral("OpenSSL's engine for PKCS#11 does not start"));
    }
    // A key keeps the engine running for itself. Without one it stops here, and begins anew at the next attempt.
    const RunningEngine running(engine.get());
    // Nobody is asked for a PIN: the one given is right, or not.
    openssl::Key key(ENGINE_load_private_key(engine.get(), address.object.toUtf8().constData(),
                                             const_cast<UI_METHOD*>(UI_null()), nullptr));
    if (!key) {
        return tokenFailure(address, QStringLiteral("no such key, or no such token"));
    }
    return key;
}

} // namespace rds
