// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "Theme.h"

#include <ui/models/Tint.h>

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

namespace rds {

namespace {

struct Colors {
    QRgb window, base, alternate, text, disabled, placeholder, button, highlight, inactiveHighlight, link, shade;
};

constexpr Colors light{0xfff3f5f7, 0xffffffff, 0xfff7f9fb, 0xff1c2126, 0xff9aa2aa, 0xff6b737b,
                       0xfffcfdfe, 0xff1b63ad, 0xffd5e4f3, 0xff1b63ad, 0xffb9c1c9};
constexpr Colors dark{0xff22272d, 0xff1a1e23, 0xff1f242a, 0xffe4e8ec, 0xff737c85, 0xff98a1aa,
                      0xff2f363d, 0xff2c6cb0, 0xff2d4258, 0xff6fb3f2, 0xff12161a};

constexpr QRgb darkBox = 0xff46505a;

QPalette paletteOf(const Colors& colors)
{
    QPalette palette(QColor(colors.button), QColor(colors.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb rgb) { palette.setColor(role, QColor(rgb)); };
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternate);
    set(QPalette::ToolTipBase, colors.button);
    set(QPalette::PlaceholderText, colors.placeholder);
    set(QPalette::Link, colors.link);
    set(QPalette::LinkVisited, colors.link);
    set(QPalette::Highlight, colors.highlight);
    set(QPalette::HighlightedText, 0xffffffff);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::Dark, colors.shade);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        set(role, colors.text);
        palette.setColor(QPalette::Disabled, role, QColor(colors.disabled));
    }
    palette.setColor(QPalette::Inactive, QPalette::Highlight, QColor(colors.inactiveHighlight));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, QColor(colors.text));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(colors.inactiveHighlight));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(colors.disabled));
    return palette;
}

bool hasDesktopStyle()
{
    return QApplication::style()->name() != QLatin1String("fusion");
}

} // namespace

void applyTheme(Theme theme)
{
    if (theme == Theme::System && hasDesktopStyle()) {
        return;
    }
    const bool wantsDark = theme == Theme::Dark || (theme == Theme::System && isDark(QApplication::palette()));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QPalette palette = paletteOf(wantsDark ? dark : light);
    QApplication::setPalette(palette);
    QPalette boxes = palette;
    if (wantsDark) {
        boxes.setColor(QPalette::Base, QColor(darkBox)); // an empty box must be seen on a dark ground
    }
    QApplication::setPalette(boxes, "QCheckBox");
    QApplication::setPalette(boxes, "QRadioButton");
}

} // namespace rds
