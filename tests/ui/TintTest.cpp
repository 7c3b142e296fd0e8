// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include <tests/support/QtStringMaker.h>
#include <ui/models/SymbolicIcon.h>

#include <QDir>
#include <QGuiApplication>
#include <QPalette>
#include <QPixmap>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace rds;

namespace {

double luminance(const QColor& color)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.2, contrast ratio.
double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

TEST_CASE("every colour of a state can be read on light and on dark")
{
    const QColor ground = GENERATE(QColor("#ffffff"), QColor("#f3f5f7"), QColor("#22272d"), QColor("#1a1e23"));
    const QPalette palette(ground, ground);
    for (const Tint tint : {Tint::Muted, Tint::Accent, Tint::Updated, Tint::Failed, Tint::Busy, Tint::Delayed}) {
        CAPTURE(int(tint), ground.name());
        CHECK(contrast(tintColor(tint, palette), ground) >= 4.5);
    }
    CHECK(contrast(tintColor(Tint::OnAccent, palette), tintColor(Tint::Accent, palette)) >= 4.5);
}

TEST_CASE("every state has an icon of its own shape")
{
    QSet<QString> names;
    for (const TargetState state : allTargetStates) {
        names << stateIconName(state);
        CHECK_FALSE(stateIcon(state).pixmap(QSize(16, 16), 1.0).isNull());
    }
    CHECK(names.size() == int(allTargetStates.size()));
}

TEST_CASE("every icon can be drawn, in the colour that is asked for and at any size")
{
    (void)programIcon(); // makes the resources readable
    const QStringList files = QDir(":/icons").entryList({"*.svg"});
    REQUIRE(files.size() > 20);
    for (const QString& file : files) {
        const QString name = file.chopped(4);
        const QImage image = symbolicIcon(name, Tint::Failed).pixmap(QSize(64, 64), 1.0).toImage();
        CAPTURE(name);
        REQUIRE(image.size() == QSize(64, 64));
        bool drawn = false;
        bool tinted = false;
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x) {
                const QColor color = image.pixelColor(x, y);
                drawn = drawn || color.alpha() > 200;
                tinted = tinted
                    || (color.alpha() == 255
                        && color.rgb() == tintColor(Tint::Failed, QGuiApplication::palette()).rgb());
            }
        }
        CHECK(drawn);
        CHECK((tinted || name == "rds-version-manager"));
    }
}
