// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors

// OpenSSL 3 has engines deprecated in favour of providers. Debian 12 has no PKCS#11 provider, only the engine; this
// is the one file that knows of it.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "TokenEngine.h"

#include <openssl/engine.h>
#include <openssl/ui.h>

#include <vector>

namespace rds {

namespace {

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

/// Held until the process ends, since an unloaded engine leaks what it had. Null where it is not installed.
ENGINE* findEngine()
{
    static ENGINE* engine = nullptr;
    if (engine == nullptr) {
        engine = ENGINE_by_id("pkcs11");
    }
    ERR_clear_error(); // OpenSSL looks in several places, and remembers where there was none
    return engine;
}

bool command(ENGINE* engine, const char* name, const char* value)
{
    return ENGINE_ctrl_cmd_string(engine, name, value, 0) == 1;
}

/// Always with a library, since the engine keeps the last one that it was told. It writes to standard error unless it
/// is told not to.
bool configure(ENGINE* engine, const TokenAddress& address, const Secret& pin)
{
    const QByteArray module =
        address.modulePath.isEmpty() ? QByteArrayLiteral("p11-kit-proxy.so") : address.modulePath.toUtf8();
    return command(engine, "QUIET", nullptr) && command(engine, "MODULE_PATH", module.constData())
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
    ENGINE* engine = findEngine();
    if (engine == nullptr) {
        return failure(CryptoError::TokenFailed, address.object,
                       QStringLiteral("OpenSSL's engine for PKCS#11 is not installed; the package is "
                                      "libengine-pkcs11-openssl"));
    }
    if (!configure(engine, address, pin) || ENGINE_init(engine) != 1) {
        return tokenFailure(address, QStringLiteral("OpenSSL's engine for PKCS#11 does not start"));
    }
    // A key keeps the engine running for itself. Without one it stops here, and begins anew at the next attempt.
    const RunningEngine running(engine);
    // Nobody is asked for a PIN: the one given is right, or not.
    openssl::Key key(ENGINE_load_private_key(engine, address.object.toUtf8().constData(),
                                             const_cast<UI_METHOD*>(UI_null()), nullptr));
    if (!key) {
        return tokenFailure(address, QStringLiteral("no such key, or no such token"));
    }
    return key;
}

} // namespace rds
