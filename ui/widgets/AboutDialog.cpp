// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AboutDialog.h"

#include "WidgetHelpers.h"

#include <ui/models/SymbolicIcon.h>

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace rds {

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About RDS Agent VersionManager"));
    auto* icon = new QLabel(this);
    icon->setPixmap(programIcon().pixmap(QSize(72, 72), devicePixelRatioF()));
    QLabel* name = makeTextLabel(QStringLiteral("aboutName"), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    name->setText(QStringLiteral("RDS Agent VersionManager"));
    QLabel* version = makeTextLabel(QStringLiteral("aboutVersion"), this);
    version->setText(tr("Version %1 · Qt %2").arg(QStringLiteral(RDS_VERSION), QLatin1String(qVersion())));
    setTextTint(*version, Tint::Muted);
    QLabel* text = makeTextLabel(QStringLiteral("aboutText"), this);
    text->setText(tr("Keeps the software of unattended monitoring agents up to date by mail alone.")
                  + QStringLiteral("\n\n")
                  + tr("Free software under the GNU General Public License, version 3 or later. "
                       "It comes without any warranty."));
    text->setMinimumWidth(380);
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("aboutClose"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setHorizontalSpacing(20);
    layout->setVerticalSpacing(10);
    layout->addWidget(icon, 0, 0, 3, 1, Qt::AlignTop);
    layout->addWidget(name, 0, 1);
    layout->addWidget(version, 1, 1);
    layout->addWidget(text, 2, 1);
    layout->addWidget(buttons, 3, 0, 1, 2);
}

} // namespace rds
