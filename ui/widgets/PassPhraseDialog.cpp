// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "PassPhraseDialog.h"

#include "WidgetHelpers.h"

#include <ui/models/SymbolicIcon.h>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace rds {

namespace {

constexpr int iconSide = 40;

using Kind = SecretQuestion::Kind;

struct Words {
    QString title;
    QString text; ///< %1: whose it is
    QString field;
    QString wrong;
};

Words wordsOf(Kind kind)
{
    switch (kind) {
    case Kind::KeyPassPhrase:
        return {PassPhraseDialog::tr("Unlock the centre"),
                PassPhraseDialog::tr("Its keys are encrypted: without their pass phrase nothing can be signed, and "
                                     "the list can only be looked at."),
                PassPhraseDialog::tr("&Pass phrase of the keys"),
                PassPhraseDialog::tr("This is not the pass phrase of these keys. Check Caps Lock and the keyboard "
                                     "layout.")};
    case Kind::TokenPin:
        return {PassPhraseDialog::tr("Unlock the security token"),
                PassPhraseDialog::tr("The signing key of the centre is on a token. After several wrong PINs it locks "
                                     "itself."),
                PassPhraseDialog::tr("&PIN of the token"), PassPhraseDialog::tr("The token refused this PIN.")};
    case Kind::SmtpPassword:
        return {PassPhraseDialog::tr("Log in to send mail"),
                PassPhraseDialog::tr("The centre sends its mail through this server."),
                PassPhraseDialog::tr("&Password"), PassPhraseDialog::tr("The mail server refused this password.")};
    case Kind::Pop3Password:
        return {PassPhraseDialog::tr("Log in to fetch mail"),
                PassPhraseDialog::tr("The centre fetches its replies from this server."),
                PassPhraseDialog::tr("&Password"), PassPhraseDialog::tr("The mail server refused this password.")};
    }
    return {};
}

QLineEdit* makeSecretField(QWidget* parent)
{
    auto* field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("secretField"));
    field->setEchoMode(QLineEdit::Password);
    field->setMinimumHeight(30);
    // No input method learns it, nothing completes it.
    field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                               | Qt::ImhNoAutoUppercase);
    return field;
}

} // namespace

PassPhraseDialog::PassPhraseDialog(QWidget* parent)
    : QDialog(parent)
    , m_icon(new QLabel(this))
    , m_title(makeTextLabel(QStringLiteral("secretTitle"), this))
    , m_text(makeTextLabel(QStringLiteral("secretText"), this))
    , m_fieldTitle(new QLabel(this))
    , m_secret(makeSecretField(this))
    , m_outcome(makeTextLabel(QStringLiteral("secretOutcome"), this))
    , m_show(new QCheckBox(this))
    , m_remember(new QCheckBox(this))
{
    setObjectName(QStringLiteral("passPhraseDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(480);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.15);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_fieldTitle->setBuddy(m_secret);
    m_outcome->setMinimumHeight(2 * fontMetrics().lineSpacing() + 4);
    m_outcome->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_show->setObjectName(QStringLiteral("secretShow"));
    m_remember->setObjectName(QStringLiteral("secretRemember"));
    auto* buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("secretAccept"));
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(QStringLiteral("secretCancel"));
    makePrimary(*m_accept);
    m_accept->setDefault(true);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(6);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, 3, 1, Qt::AlignTop);
    int row = 0;
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_title, m_text, m_fieldTitle, m_secret, m_outcome, m_show, m_remember}) {
        layout->addWidget(widget, row++, 1);
    }
    layout->setRowStretch(row++, 1);
    layout->addWidget(buttons, row, 0, 1, 2);
    connect(buttons, &QDialogButtonBox::accepted, this, &PassPhraseDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connectSignals();
    drawIcon();
    ask({});
}

void PassPhraseDialog::connectSignals()
{
    connect(m_secret, &QLineEdit::textEdited, this, [this] {
        m_outcome->clear();
        updateAccept();
    });
    connect(m_show, &QCheckBox::toggled, this,
            [this](bool shown) { m_secret->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
}

void PassPhraseDialog::ask(const SecretQuestion& question)
{
    m_question = question;
    setTrying(false);
    m_remember->setVisible(question.canRemember);
    retranslate();
    m_secret->setFocus();
}

void PassPhraseDialog::submit()
{
    if (m_trying || m_secret->text().isEmpty()) {
        return;
    }
    const Secret secret(m_secret->text());
    m_secret->clear();
    m_show->setChecked(false);
    setTrying(true);
    Q_EMIT given(secret, m_question.canRemember && m_remember->isChecked());
}

void PassPhraseDialog::setTrying(bool trying)
{
    m_trying = trying;
    m_secret->setEnabled(!trying);
    setTextTint(*m_outcome, trying ? Tint::Muted : Tint::Failed);
    m_outcome->setText(trying ? tr("Trying it…") : QString());
    updateAccept();
}

void PassPhraseDialog::updateAccept()
{
    m_accept->setEnabled(!m_trying && !m_secret->text().isEmpty());
}

void PassPhraseDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::ApplicationPaletteChange) {
        drawIcon();
        makePrimary(*m_accept);
    }
    QDialog::changeEvent(event);
}

void PassPhraseDialog::drawIcon()
{
    m_icon->setPixmap(
        symbolicIcon(QStringLiteral("key"), Tint::Accent).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
}

void PassPhraseDialog::retranslate()
{
    const Words words = wordsOf(m_question.kind);
    setWindowTitle(words.title);
    m_title->setText(words.title);
    const QString place = QDir::toNativeSeparators(m_question.place);
    m_text->setText(place.isEmpty() ? words.text : place + u'\n' + words.text);
    m_fieldTitle->setText(words.field);
    if (m_question.wasWrong && !m_trying) {
        m_outcome->setText(words.wrong);
        m_secret->setAccessibleDescription(words.wrong);
    }
    m_show->setText(tr("&Show what is typed"));
    m_remember->setText(tr("&Remember in the key store of this desktop"));
    m_accept->setText(tr("&Unlock"));
    m_cancel->setText(tr("Cancel"));
    fitButton(*m_accept);
}

} // namespace rds
