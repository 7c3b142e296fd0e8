// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include "OpenSsl.h"

namespace rds {

/// The decoded bytes of one PEM block (RFC 7468), wiped when freed. Move-only; usable in any thread.
class PemBlock {
public:
    /// The only block in `pem`, which must carry `label`; text around it is allowed. Fails with `error` where the
    /// block is missing, damaged, encrypted, of another kind, or followed by a second one.
    [[nodiscard]] static Result<PemBlock> read(const QByteArray& pem, const char* label, CryptoError error);

    [[nodiscard]] const unsigned char* data() const { return m_data.get(); }
    [[nodiscard]] long size() const { return m_data.get_deleter().size; }

private:
    struct ClearFree {
        long size = 0;
        void operator()(unsigned char* bytes) const { OPENSSL_clear_free(bytes, static_cast<std::size_t>(size)); }
    };

    PemBlock(unsigned char* data, long size)
        : m_data(data, ClearFree{size})
    {
    }

    std::unique_ptr<unsigned char, ClearFree> m_data;
};

} // namespace rds
