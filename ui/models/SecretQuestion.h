// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QString>

namespace rds {

/// A pass phrase or password that the centre needs and that nobody but the operator can give.
struct SecretQuestion {
    enum class Kind {
        KeyPassPhrase, ///< opens the centre's keys
        TokenPin, ///< of the security token that holds the signing key
        SmtpPassword,
        Pop3Password,
    };

    Kind kind = Kind::KeyPassPhrase;
    QString place; ///< whose it is: the centre's folder, a server
    bool wasWrong = false; ///< the answer before this question did not fit
    bool canRemember = false; ///< there is a key store to keep it in
};

} // namespace rds
