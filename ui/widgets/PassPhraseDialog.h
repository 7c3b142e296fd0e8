// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <core/base/Secret.h>
#include <ui/models/SecretQuestion.h>

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace rds {

/// Asks for a pass phrase, a PIN or a password of the centre, and says beside the field when it was wrong.
///
/// It stays open while an answer is tried: the next ask() says that it was wrong, or asks for something else; whoever
/// knows that all is well closes it. What is typed is never stored here, and leaves the field at once. UI thread.
class PassPhraseDialog final : public QDialog {
    Q_OBJECT

public:
    explicit PassPhraseDialog(QWidget* parent);

    void ask(const SecretQuestion& question);

Q_SIGNALS:
    /// rejected() otherwise: the operator does not want to say.
    void given(const rds::Secret& secret, bool remember);

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectSignals();
    void retranslate();
    void drawIcon();
    void submit();
    void setTrying(bool trying);
    void updateAccept();

    SecretQuestion m_question;
    bool m_trying = false;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_fieldTitle;
    QLineEdit* m_secret;
    QLabel* m_outcome;
    QCheckBox* m_show;
    QCheckBox* m_remember;
    QPushButton* m_accept;
    QPushButton* m_cancel;
};

} // namespace rds
