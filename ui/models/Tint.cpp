// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Tint.h"

#include <QPalette>

namespace rds {

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor tintColor(Tint tint, const QPalette& palette)
{
    const bool dark = isDark(palette);
    switch (tint) {
    case Tint::Text:
        return palette.color(QPalette::WindowText);
    case Tint::Muted:
        return dark ? QColor(0xa4, 0xad, 0xb6) : QColor(0x5c, 0x64, 0x6c);
    case Tint::OnAccent:
        return dark ? QColor(0x0c, 0x1a, 0x28) : QColor(Qt::white);
    case Tint::Accent:
        return dark ? QColor(0x6f, 0xb3, 0xf2) : QColor(0x1b, 0x63, 0xad);
    case Tint::Updated:
        return dark ? QColor(0x4c, 0xc9, 0xa8) : QColor(0x00, 0x70, 0x5a);
    case Tint::Failed:
        return dark ? QColor(0xff, 0x91, 0x66) : QColor(0xb8, 0x34, 0x00);
    case Tint::Busy:
        return dark ? QColor(0x79, 0xb8, 0xf3) : QColor(0x1b, 0x62, 0xa8);
    case Tint::Delayed:
        return dark ? QColor(0xe0, 0xb8, 0x4c) : QColor(0x7a, 0x5a, 0x00);
    }
    return {};
}

Tint stateTint(TargetState state)
{
    switch (state) {
    case TargetState::Queued:
        return Tint::Muted;
    case TargetState::Sending:
    case TargetState::Settling:
    case TargetState::Asking:
    case TargetState::Asked:
        return Tint::Busy;
    case TargetState::Deferred:
    case TargetState::InDoubt:
        return Tint::Delayed;
    case TargetState::Updated:
        return Tint::Updated;
    case TargetState::Failed:
        return Tint::Failed;
    }
    return Tint::Text;
}

QString stateIconName(TargetState state)
{
    switch (state) {
    case TargetState::Queued:
        return QStringLiteral("queued");
    case TargetState::Sending:
        return QStringLiteral("sending");
    case TargetState::Deferred:
        return QStringLiteral("delayed");
    case TargetState::InDoubt:
        return QStringLiteral("doubt");
    case TargetState::Settling:
        return QStringLiteral("settling");
    case TargetState::Asking:
        return QStringLiteral("request");
    case TargetState::Asked:
        return QStringLiteral("asked");
    case TargetState::Updated:
        return QStringLiteral("updated");
    case TargetState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

Tint enrolmentTint(EnrolmentSituation situation)
{
    switch (situation) {
    case EnrolmentSituation::Enrolled:
        return Tint::Text;
    case EnrolmentSituation::Waiting:
    case EnrolmentSituation::Revoked:
        return Tint::Muted;
    case EnrolmentSituation::SecondBox:
    case EnrolmentSituation::CodeExpired:
    case EnrolmentSituation::WrongCode:
        return Tint::Delayed;
    }
    return Tint::Text;
}

QString enrolmentIconName(EnrolmentSituation situation)
{
    switch (situation) {
    case EnrolmentSituation::Enrolled:
        return {};
    case EnrolmentSituation::SecondBox:
        return QStringLiteral("twoboxes");
    case EnrolmentSituation::Waiting:
        return QStringLiteral("invited");
    case EnrolmentSituation::CodeExpired:
        return QStringLiteral("expired");
    case EnrolmentSituation::WrongCode:
        return QStringLiteral("wrongcode");
    case EnrolmentSituation::Revoked:
        return QStringLiteral("revoked");
    }
    return {};
}

} // namespace rds
