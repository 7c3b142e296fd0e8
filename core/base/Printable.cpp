// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Printable.h"

namespace rds {

namespace {

bool isHarmless(QChar character)
{
    if (character == u'\n' || character == u'\t') {
        return true;
    }
    const char16_t code = character.unicode();
    const bool isBidiOverride = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return character.category() != QChar::Other_Control && !isBidiOverride;
}

} // namespace

QString printable(QString text)
{
    for (QChar& character : text) {
        if (!isHarmless(character)) {
            character = QChar::ReplacementCharacter;
        }
    }
    return text;
}

} // namespace rds
