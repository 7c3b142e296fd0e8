// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "KeysDialog.h"

#include "WidgetHelpers.h"

#include <ui/models/KeyTableModel.h>
#include <ui/models/SymbolicIcon.h>
#include <ui/text/Format.h>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace rds {

namespace {

constexpr int mostRowsShown = 6;

/// Half of a fingerprint in a line: nobody compares 95 characters at once.
QString inTwoLines(const QString& fingerprint)
{
    const qsizetype middle = fingerprint.indexOf(u':', fingerprint.size() / 2);
    return middle < 0 ? fingerprint : fingerprint.left(middle) + u'\n' + fingerprint.mid(middle + 1);
}

Tint healthTint(KeyOverview::Health health)
{
    switch (health) {
    case KeyOverview::Health::Fine:
        return Tint::Text;
    case KeyOverview::Health::ExpiresSoon:
        return Tint::Delayed;
    case KeyOverview::Health::Expired:
        return Tint::Failed;
    }
    return Tint::Text;
}

QString expiry(const KeyOverview& keys, Timestamp now)
{
    const QString day = formatDate(keys.notAfter);
    return keys.health(now) == KeyOverview::Health::Expired
        ? KeysDialog::tr("expired on %1").arg(day)
        : KeysDialog::tr("valid until %1 (%Ln more day(s))", nullptr, keys.daysLeft(now)).arg(day);
}

} // namespace

KeysDialog::KeysDialog(QWidget* parent)
    : QDialog(parent)
    , m_model(new KeyTableModel(this))
    , m_table(new QTableView(this))
    , m_how(makeTextLabel(QStringLiteral("keysHow"), this))
{
    setObjectName(QStringLiteral("keysDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(8);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    m_root = addLine(*grid, QStringLiteral("keysRoot"));
    m_root.value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_set = addLine(*grid, QStringLiteral("keysSet"));
    m_followed = addLine(*grid, QStringLiteral("keysFollowed"));
    m_rule = addLine(*grid, QStringLiteral("keysRule"));
    layout->addLayout(grid);
    setUpTable();
    layout->addWidget(m_table, 1);
    layout->addSpacing(4);
    layout->addWidget(m_how);
    m_renew = addCommand(*layout, QStringLiteral("keysRenew"));
    m_revoke = addCommand(*layout, QStringLiteral("keysRevoke"));
    layout->addSpacing(6);
    auto* buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_close->setObjectName(QStringLiteral("keysClose"));
    m_close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(720, 560);
    retranslate();
    m_close->setFocus();
}

KeysDialog::Line KeysDialog::addLine(QGridLayout& grid, const QString& name)
{
    const int row = grid.rowCount();
    Line line{new QLabel(this), makeTextLabel(name, this)};
    grid.addWidget(line.title, row, 0, Qt::AlignTop);
    grid.addWidget(line.value, row, 1);
    setTextTint(*line.title, Tint::Muted);
    return line;
}

KeysDialog::CommandLine KeysDialog::addCommand(QLayout& layout, const QString& name)
{
    CommandLine line{new QLabel(this), new QLineEdit(this), new QPushButton(this)};
    line.command->setObjectName(name);
    line.command->setReadOnly(true);
    line.command->setMinimumHeight(30);
    line.command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    line.title->setBuddy(line.command);
    line.copy->setObjectName(name + QStringLiteral("Copy"));
    line.copy->setIcon(symbolicIcon(QStringLiteral("copy")));
    line.copy->setMinimumHeight(30);
    line.copy->setAutoDefault(false);
    connect(line.copy, &QPushButton::clicked, this,
            [command = line.command] { QGuiApplication::clipboard()->setText(command->text()); });
    auto* row = new QHBoxLayout;
    row->addWidget(line.command, 1);
    row->addWidget(line.copy);
    layout.addWidget(line.title);
    static_cast<QVBoxLayout&>(layout).addLayout(row);
    return line;
}

void KeysDialog::setUpTable()
{
    m_table->setObjectName(QStringLiteral("keysTable"));
    m_table->setModel(m_model);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(26, fontMetrics().height() + 9));
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(KeyTableModel::Name, QHeaderView::Stretch);
    m_table->setMinimumHeight(4 * m_table->verticalHeader()->defaultSectionSize());
    m_table->setMaximumHeight((mostRowsShown + 2) * m_table->verticalHeader()->defaultSectionSize());
}

void KeysDialog::showKeys(const KeyOverview& keys, const KeyFollowers& followers, Timestamp now)
{
    m_keys = keys;
    m_followers = followers;
    m_now = now;
    m_model->setKeys(keys.keys);
    fill();
}

void KeysDialog::fill()
{
    m_root.value->setText(inTwoLines(m_keys.rootFingerprint));
    m_set.value->setText(tr("Version %1, made on %2, %3")
                             .arg(QString::number(m_keys.version), formatDate(m_keys.created), expiry(m_keys, m_now)));
    setTextTint(*m_set.value, healthTint(m_keys.health(m_now)));
    m_followed.value->setText(m_followers.sentence());
    m_rule.value->setText(m_keys.approvalsRequired > 0
                              ? tr("On: %Ln approval(s) for each package.", nullptr, m_keys.approvalsRequired)
                              : tr("Off: the signature of the centre is enough."));
    m_renew.command->setText(m_keys.renewCommand);
    m_revoke.command->setText(m_keys.revokeCommand);
    for (QLineEdit* command : {m_renew.command, m_revoke.command}) {
        command->setCursorPosition(0);
    }
}

void KeysDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void KeysDialog::retranslate()
{
    setWindowTitle(tr("Keys of the centre"));
    m_root.title->setText(tr("Root key (SHA-256)"));
    m_set.title->setText(tr("Key set"));
    m_followed.title->setText(tr("Agents"));
    m_rule.title->setText(tr("Two-person rule"));
    m_table->setAccessibleName(tr("Keys in force"));
    m_how->setText(
        tr("Only the root key makes new keys, and it is kept away from this computer. With it at hand, close "
           "this program and run the command in a terminal. Agents follow by themselves."));
    m_renew.title->setText(tr("&Once a year, or when a key set is about to expire:"));
    m_revoke.title->setText(tr("&When somebody else may have a key:"));
    for (const CommandLine& line : {m_renew, m_revoke}) {
        line.copy->setText(tr("Copy"));
        line.copy->setToolTip(tr("Copy the command"));
    }
    m_close->setText(tr("Close"));
    m_model->retranslate();
    fill();
}

} // namespace rds
