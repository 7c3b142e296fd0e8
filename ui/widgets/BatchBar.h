// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QProgressBar>

namespace rds {

/// A batch as a bar: updated from the left, failed from the right and hatched, what is open between them.
/// A QProgressBar to screen readers. UI thread.
class BatchBar final : public QProgressBar {
    Q_OBJECT

public:
    explicit BatchBar(QWidget* parent);

    void setCounts(int total, int updated, int failed);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_updated = 0;
    int m_failed = 0;
};

} // namespace rds
