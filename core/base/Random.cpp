// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Random.h"

#include <QRandomGenerator>
#include <QString>

namespace rds {

quint64 Random::below(quint64 bound)
{
    // Rejection keeps the distribution uniform; the loop ends after two turns on average at worst.
    const quint64 limit = bound * (~quint64{0} / bound);
    quint64 value = next();
    while (value >= limit) {
        value = next();
    }
    return value % bound;
}

QString Random::hex(int count)
{
    QByteArray bytes;
    bytes.reserve(count);
    while (bytes.size() < count) {
        quint64 word = next();
        for (int i = 0; i < 8 && bytes.size() < count; ++i, word >>= 8) {
            bytes.append(static_cast<char>(word & 0xFF));
        }
    }
    return QString::fromLatin1(bytes.toHex());
}

quint64 SystemRandom::next()
{
    return QRandomGenerator::system()->generate64();
}

} // namespace rds
