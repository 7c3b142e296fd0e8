// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "BatchBar.h"

#include <ui/models/Tint.h>

#include <QPainter>
#include <QPainterPath>
#include <QtMath>

namespace rds {

namespace {

constexpr int barHeight = 12;

} // namespace

BatchBar::BatchBar(QWidget* parent)
    : QProgressBar(parent)
{
    setTextVisible(false);
    setFixedHeight(barHeight);
}

void BatchBar::setCounts(int total, int updated, int failed)
{
    m_updated = updated;
    m_failed = failed;
    setRange(0, std::max(1, total));
    setValue(updated + failed);
    update();
}

QSize BatchBar::sizeHint() const
{
    return {200, barHeight};
}

void BatchBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath track;
    track.addRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.setClipPath(track);
    QColor empty = tintColor(Tint::Muted, palette());
    empty.setAlpha(isDark(palette()) ? 70 : 50);
    painter.fillPath(track, empty);

    const double unit = area.width() / maximum();
    painter.fillRect(QRectF(area.left(), area.top(), unit * m_updated, area.height()),
                     tintColor(Tint::Updated, palette()));
    const QRectF failed(area.right() - unit * m_failed, area.top(), unit * m_failed, area.height());
    painter.fillRect(failed, tintColor(Tint::Failed, palette()));
    QColor hatch = palette().color(QPalette::Base);
    hatch.setAlpha(110);
    painter.setPen(QPen(hatch, 2));
    painter.setClipRect(failed, Qt::IntersectClip);
    constexpr int distance = 6;
    const int lines = qCeil((failed.width() + area.height()) / distance);
    for (int line = 0; line < lines; ++line) {
        const double x = failed.left() - area.height() + line * distance;
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
    }
}

} // namespace rds
