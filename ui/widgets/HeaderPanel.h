// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/domain/SoftwareVersion.h>

#include <QWidget>

class QLabel;
class QPushButton;

namespace rds {

class MainActions;

/// `update to : 1.0.02-0`, and the three buttons of a batch update. UI thread.
class HeaderPanel final : public QWidget {
    Q_OBJECT

public:
    HeaderPanel(const MainActions& actions, QWidget* parent);

    void setTargetVersion(const SoftwareVersion& version);
    /// The retry button is there only while something can be retried.
    void setRetryCount(int count);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void colorButtons();

    QLabel* m_target;
    QPushButton* m_start;
    QPushButton* m_retry;
    QPushButton* m_request;
    SoftwareVersion m_version;
    int m_retryCount = 0;
};

} // namespace rds
