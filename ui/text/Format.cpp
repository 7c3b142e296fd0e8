// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>

namespace rds {

namespace {

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QDateTime toLocal(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(time));
}

QString fourDigitYear(QString format)
{
    return format.contains(QLatin1String("yyyy")) ? format : format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
}

/// The locale's format without seconds, which some short formats have.
QString withoutSeconds(QString format)
{
    return format.remove(QLatin1String(":ss")).remove(QLatin1String(".ss"));
}

QString unit(int index, qint64 value)
{
    switch (index) {
    case 0:
        return FormatText::tr("%1 d").arg(value);
    case 1:
        return FormatText::tr("%1 h").arg(value);
    case 2:
        return FormatText::tr("%1 min").arg(value);
    default:
        return FormatText::tr("%1 s").arg(value);
    }
}

} // namespace

QString formatTime(Timestamp time, const QLocale& locale)
{
    return formatDate(time, locale) + u' '
        + locale.toString(toLocal(time).time(), withoutSeconds(locale.timeFormat(QLocale::ShortFormat)));
}

QString formatDate(Timestamp time, const QLocale& locale)
{
    return locale.toString(toLocal(time).date(), fourDigitYear(locale.dateFormat(QLocale::ShortFormat)));
}

QString formatTimeOfDay(Timestamp time, const QLocale& locale)
{
    QString format = locale.timeFormat(QLocale::ShortFormat);
    if (!format.contains(QLatin1String("ss"))) {
        format.replace(QLatin1String("mm"), QLatin1String("mm:ss"));
    }
    return locale.toString(toLocal(time).time(), format);
}

QString formatUtc(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(time), Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

QString formatDuration(Duration duration)
{
    const qint64 seconds = std::max<qint64>(0, (duration.count() + 500) / 1000);
    const std::array<qint64, 4> parts{seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60};
    for (int i = 0; i < 4; ++i) {
        if (parts[i] == 0 && i < 3) {
            continue;
        }
        QString text = unit(i, parts[i]);
        if (i < 3 && parts[i + 1] != 0) {
            text += u' ' + unit(i + 1, parts[i + 1]);
        }
        return text;
    }
    return {};
}

QString formatCountdown(Duration left)
{
    // Rounded up, so that zero is shown only once the time has come.
    const qint64 seconds = std::max<qint64>(0, (left.count() + 999) / 1000);
    const auto twoDigits = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    const QString minutesAndSeconds = twoDigits(seconds % 60);
    if (seconds < 3600) {
        return QString::number(seconds / 60) + u':' + minutesAndSeconds;
    }
    return QString::number(seconds / 3600) + u':' + twoDigits(seconds / 60 % 60) + u':' + minutesAndSeconds;
}

QString formatAgentCount(int count)
{
    return FormatText::tr("%Ln agent(s)", nullptr, count);
}

QString formatOutcome(int updated, int failed, int waiting)
{
    const QLocale locale;
    QStringList parts{FormatText::tr("%1 updated").arg(locale.toString(updated)),
                      FormatText::tr("%1 failed").arg(locale.toString(failed))};
    if (waiting > 0) {
        parts << FormatText::tr("%1 waiting").arg(locale.toString(waiting));
    }
    //: between the parts of "14 updated, 3 failed"
    return parts.join(FormatText::tr(", "));
}

} // namespace rds
