// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Secret.h"

#include <cstring>
#include <vector>

namespace rds {

class Secret::Bytes {
public:
    explicit Bytes(std::string_view utf8)
        : m_bytes(utf8.begin(), utf8.end())
    {
    }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    ~Bytes()
    {
        if (!m_bytes.empty()) {
            explicit_bzero(m_bytes.data(), m_bytes.size());
        }
    }

    [[nodiscard]] std::string_view view() const { return {m_bytes.data(), m_bytes.size()}; }

private:
    std::vector<char> m_bytes;
};

Secret::Secret(const QString& text)
{
    QByteArray utf8 = text.toUtf8();
    m_bytes = std::make_shared<const Bytes>(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    explicit_bzero(utf8.data(), static_cast<std::size_t>(utf8.size()));
}

Secret::Secret(std::string_view utf8)
    : m_bytes(std::make_shared<const Bytes>(utf8))
{
}

std::string_view Secret::view() const
{
    return m_bytes ? m_bytes->view() : std::string_view();
}

} // namespace rds
