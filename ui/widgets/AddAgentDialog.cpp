// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "AddAgentDialog.h"

#include "WidgetHelpers.h"

#include <core/domain/DomainError.h>
#include <core/domain/PackageManifest.h>
#include <ui/text/ErrorText.h>

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace rds {

namespace {

constexpr int longestNote = 1000;

QString problemOf(const Error& error)
{
    // The field stands beside the words: naming its content again would only be noise.
    return sentence(Error(error.code(), {}));
}

bool hardwareClassFits(const QString& text)
{
    return text.isEmpty() || isHardwareClass(text);
}

} // namespace

AddAgentDialog::AddAgentDialog(Objection objection, QWidget* parent)
    : SettingsFilesDialog(QStringLiteral("addAgent"), parent)
    , m_objection(std::move(objection))
{
    setObjectName(QStringLiteral("addAgentDialog"));
    m_id = makeField("addAgentId");
    m_address = makeField("addAgentAddress");
    m_class = makeField("addAgentClass");
    m_note = makeField("addAgentNote");
    m_note.edit->setMaxLength(longestNote);
    m_note.problem->hide(); // nothing is wrong with a note
    form().addStretch(1);
    endTabOrder(*m_note.edit);
    connectSignals();
    retranslate();
    m_id.edit->setFocus();
}

AddAgentDialog::Field AddAgentDialog::makeField(const char* name)
{
    Field field{new QLabel(this), new QLineEdit(this),
                makeTextLabel(QLatin1String(name) + QStringLiteral("Problem"), this)};
    field.edit->setObjectName(QLatin1String(name));
    field.edit->setMinimumHeight(30);
    field.title->setBuddy(field.edit);
    setTextTint(*field.problem, Tint::Failed);
    // Room for two lines, so that the dialog stays still while one types.
    field.problem->setMinimumHeight(2 * fontMetrics().lineSpacing() + 4);
    field.problem->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    for (QWidget* widget : {static_cast<QWidget*>(field.title), static_cast<QWidget*>(field.edit),
                            static_cast<QWidget*>(field.problem)}) {
        form().addWidget(widget);
    }
    return field;
}

void AddAgentDialog::connectSignals()
{
    for (Field* field : {&m_id, &m_address, &m_class, &m_note}) {
        connect(field->edit, &QLineEdit::textEdited, this, &AddAgentDialog::check);
        connect(field->edit, &QLineEdit::editingFinished, this, [this, field] {
            field->touched = field->touched || !field->edit->text().isEmpty();
            check();
        });
    }
}

void AddAgentDialog::submit()
{
    if (const auto valid = agent()) {
        Q_EMIT agentAccepted(*valid);
    }
}

Result<Agent> AddAgentDialog::agent() const
{
    const auto id = AgentId::parse(m_id.edit->text().trimmed());
    if (!id) {
        return failure(id.error());
    }
    const auto address = MailAddress::parse(m_address.edit->text().trimmed());
    if (!address) {
        return failure(address.error());
    }
    Agent agent;
    agent.id = *id;
    agent.address = *address;
    agent.hardwareClass = m_class.edit->text().trimmed();
    agent.note = m_note.edit->text().simplified();
    return agent;
}

void AddAgentDialog::check()
{
    clearProblem();
    const auto id = AgentId::parse(m_id.edit->text().trimmed());
    const auto address = MailAddress::parse(m_address.edit->text().trimmed());
    // While an address is being typed it is not wrong yet: it is only judged once its field is left.
    const bool judgeId = m_id.touched || !m_id.edit->text().isEmpty();
    showProblem(m_id, !id && judgeId ? problemOf(id.error()) : QString());
    showProblem(m_address, !address && m_address.touched ? problemOf(address.error()) : QString());
    const bool isClass = hardwareClassFits(m_class.edit->text().trimmed());
    showProblem(m_class,
                isClass ? QString() : problemOf(Error(make_error_code(DomainError::InvalidHardwareClass), {})));
    Agent known;
    known.id = id.value_or(AgentId());
    known.address = address.value_or(MailAddress());
    const auto objection = m_objection(known);
    if (objection) {
        showProblem(objection->is(DomainError::DuplicateMailAddress) ? m_address : m_id, problemOf(*objection));
    }
    acceptButton().setEnabled(id && address && isClass && !objection && !isWaiting());
}

void AddAgentDialog::showProblem(Field& field, const QString& problem)
{
    field.problem->setText(problem);
    field.edit->setAccessibleDescription(problem);
}

void AddAgentDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    SettingsFilesDialog::changeEvent(event);
}

void AddAgentDialog::retranslate()
{
    setWindowTitle(tr("Add agent"));
    m_id.title->setText(tr("RDS Agent &ID"));
    m_id.edit->setPlaceholderText(tr("for example AGENT0000018"));
    m_address.title->setText(tr("Mail a&ddress"));
    m_address.edit->setPlaceholderText(tr("for example agent@customer.example"));
    m_class.title->setText(tr("&Hardware class of the box (optional)"));
    m_class.edit->setPlaceholderText(tr("for example arm-2; packages for other classes are refused"));
    m_note.title->setText(tr("&Note (optional)"));
    m_note.edit->setPlaceholderText(tr("for example the customer’s name"));
    acceptButton().setText(tr("&Add agent"));
    fitButton(acceptButton());
    check();
}

} // namespace rds
