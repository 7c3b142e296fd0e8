// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "SymbolicIcon.h"

#include <resources/Resources.h>

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>

namespace rds {

namespace {

QByteArray svgOf(const QString& name)
{
    initIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap render(QByteArray svg, const QSize& pixels)
{
    QBuffer buffer(&svg);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(pixels);
    return QPixmap::fromImage(reader.read());
}

class SymbolicIconEngine final : public QIconEngine {
public:
    SymbolicIconEngine(QString name, Tint tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        const int side = std::min(rect.width(), rect.height());
        QPixmap pixmap = drawn(QSize(side, side) * scale, mode);
        pixmap.setDevicePixelRatio(scale);
        painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, pixmap);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override { return drawn(size, mode); }

    [[nodiscard]] QIconEngine* clone() const override { return new SymbolicIconEngine(m_name, m_tint); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        }
        if (mode == QIcon::Selected) {
            return palette.color(QPalette::HighlightedText);
        }
        return tintColor(m_tint, palette);
    }

    [[nodiscard]] QPixmap drawn(const QSize& pixels, QIcon::Mode mode) const
    {
        const QByteArray rgb = color(mode).name().toLatin1();
        const QString key =
            QStringLiteral("rds/%1/%2/%3").arg(m_name, QLatin1String(rgb)).arg(std::max(1, pixels.width()));
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = render(svgOf(m_name).replace("currentColor", rgb), pixels);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    QString m_name;
    Tint m_tint;
};

} // namespace

QIcon symbolicIcon(const QString& name, Tint tint)
{
    return QIcon(new SymbolicIconEngine(name, tint)); // QIcon owns it
}

QIcon stateIcon(TargetState state)
{
    return symbolicIcon(stateIconName(state), stateTint(state));
}

QIcon programIcon()
{
    return symbolicIcon(QStringLiteral("rds-version-manager"));
}

} // namespace rds
