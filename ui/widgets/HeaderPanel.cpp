// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "HeaderPanel.h"

#include "MainActions.h"
#include "WidgetHelpers.h"

#include <ui/models/SymbolicIcon.h>

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace rds {

namespace {

QPushButton* makeButton(const char* name, QAction& action, QHBoxLayout& layout, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setIcon(action.icon());
    button->setMinimumHeight(34);
    drive(*button, action);
    layout.addWidget(button);
    return button;
}

} // namespace

HeaderPanel::HeaderPanel(const MainActions& actions, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_target = new QLabel(this);
    m_target->setObjectName(QStringLiteral("targetVersion"));
    m_target->setTextFormat(Qt::PlainText);
    m_target->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.45);
    large.setWeight(QFont::DemiBold);
    m_target->setFont(large);
    layout->addWidget(m_target, 1);
    m_request = makeButton("requestVersionsButton", *actions.requestVersions, *layout, this);
    m_retry = makeButton("retryFailedButton", *actions.retryFailed, *layout, this);
    m_retry->setIcon(symbolicIcon(QStringLiteral("retry"), Tint::Failed));
    m_start = makeButton("startBatchButton", *actions.startBatch, *layout, this);
    m_start->setIcon(symbolicIcon(QStringLiteral("start"), Tint::OnAccent));
    setTabOrder(m_start, m_retry);
    setTabOrder(m_retry, m_request);
    colorButtons();
    retranslate();
}

void HeaderPanel::setTargetVersion(const SoftwareVersion& version)
{
    m_version = version;
    retranslate();
}

void HeaderPanel::setRetryCount(int count)
{
    m_retryCount = count;
    retranslate();
}

void HeaderPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::ApplicationPaletteChange) {
        colorButtons();
    }
    QWidget::changeEvent(event);
}

void HeaderPanel::colorButtons()
{
    makePrimary(*m_start);
}

void HeaderPanel::retranslate()
{
    const QString version = m_version.isNull() ? QString(QChar(0x2013)) : m_version.toString();
    //: the headline of the window, as operators know it
    m_target->setText(tr("update to : %1").arg(version));
    // The space keeps icon and words apart.
    m_start->setText(u' ' + tr("Start &batch update"));
    m_retry->setText(u' ' + tr("&Retry failed agents (%L1)").arg(m_retryCount));
    m_retry->setVisible(m_retryCount > 0);
    m_request->setText(u' ' + tr("Re&quest versions"));
    for (QPushButton* button : {m_start, m_retry, m_request}) {
        fitButton(*button);
    }
}

} // namespace rds
