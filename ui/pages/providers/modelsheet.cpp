// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/modelsheet.h"

#include "config/configsession.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QIntValidator>
#include <QLineEdit>

namespace switchyard::pages {

namespace {

constexpr int largestTokens = 100'000'000;

//! The sheet's fields and their reading.
class ModelFields final : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(ModelFields)

public:
    ModelFields(const config::ConfigSession& session, const ModelRef& ref)
        : m_isNew(ref.model.empty())
    {
        auto* form = new QFormLayout(this);
        form->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
        form->setSpacing(theme::space::m);
        m_id = field(form, tr("Model id"), true);
        m_id->setReadOnly(!m_isNew);
        m_id->setText(wording::fromUtf8(ref.model));
        m_id->setPlaceholderText(tr("as the server names it"));
        m_alias = field(form, tr("Alias"), false);
        m_alias->setPlaceholderText(tr("none"));
        m_name = field(form, tr("Name"), false);
        m_context = number(form, tr("Context window"));
        m_output = number(form, tr("Longest answer"));
        m_image = new QCheckBox(tr("Reads images too"), this);
        form->addRow(tr("Input"), m_image);
        m_reasoning = new QCheckBox(tr("Thinks before it answers"), this);
        form->addRow(tr("Reasoning"), m_reasoning);
        const auto* model = session.config().findModel(ref);
        m_alias->setText(wording::fromUtf8(session.config().aliasOf(ref)));
        if (!model)
            return;
        m_name->setText(wording::fromUtf8(model->name));
        if (model->contextWindow)
            m_context->setText(QString::number(model->contextWindow->value));
        if (model->maxTokens)
            m_output->setText(QString::number(model->maxTokens->value));
        m_image->setChecked(model->takes(config::InputKind::Image));
        m_reasoning->setChecked(model->reasoning.value_or(false));
    }

    std::string id() const { return m_id->text().trimmed().toStdString(); }
    QLineEdit* firstField() const { return m_isNew ? m_id : m_alias; }

    config::ModelDraft draft() const
    {
        config::ModelDraft draft;
        draft.id = id();
        draft.name = m_name->text().trimmed().toStdString();
        draft.alias = m_alias->text().trimmed().toStdString();
        draft.input = inputs();
        draft.reasoning = m_reasoning->isChecked();
        if (!m_context->text().isEmpty())
            draft.contextWindow = TokenCount { m_context->text().toLongLong() };
        if (!m_output->text().isEmpty())
            draft.maxTokens = TokenCount { m_output->text().toLongLong() };
        return draft;
    }

    //! Only what differs from the file is written.
    config::ModelPatch patch(const config::ConfigSession& session, const ModelRef& ref) const
    {
        const auto* model = session.config().findModel(ref);
        const auto wanted = draft();
        config::ModelPatch patch;
        if (wanted.alias != session.config().aliasOf(ref))
            patch.alias = wanted.alias;
        if (!model)
            return patch;
        if (wanted.name != model->name && !wanted.name.empty())
            patch.name = wanted.name;
        if (wanted.contextWindow != model->contextWindow)
            patch.contextWindow = wanted.contextWindow.value_or(TokenCount {});
        if (wanted.maxTokens != model->maxTokens)
            patch.maxTokens = wanted.maxTokens.value_or(TokenCount {});
        if (m_image->isChecked() != model->takes(config::InputKind::Image))
            patch.input = inputs();
        if (m_reasoning->isChecked() != model->reasoning.value_or(false))
            patch.reasoning = m_reasoning->isChecked();
        return patch;
    }

private:
    QLineEdit* field(QFormLayout* form, const QString& label, bool mono)
    {
        auto* edit = new QLineEdit(this);
        if (mono)
            edit->setFont(theme::font(theme::Type::Mono));
        form->addRow(label, edit);
        edit->setAccessibleName(label);
        return edit;
    }

    QLineEdit* number(QFormLayout* form, const QString& label)
    {
        auto* edit = field(form, label, false);
        edit->setValidator(new QIntValidator(1, largestTokens, edit));
        edit->setPlaceholderText(tr("tokens, not set"));
        return edit;
    }

    std::vector<config::InputKind> inputs() const
    {
        std::vector<config::InputKind> kinds { config::InputKind::Text };
        if (m_image->isChecked())
            kinds.push_back(config::InputKind::Image);
        return kinds;
    }

    bool m_isNew;
    QLineEdit* m_id;
    QLineEdit* m_alias;
    QLineEdit* m_name;
    QLineEdit* m_context;
    QLineEdit* m_output;
    QCheckBox* m_image;
    QCheckBox* m_reasoning;
};

} // namespace

void openModelSheet(const shell::Context& context, const ModelRef& ref)
{
    const bool isNew = ref.model.empty();
    auto* sheet = new widgets::Sheet(isNew ? ModelFields::tr("Add a model") : ModelFields::tr("Model"), &context.overlay);
    auto* fields = new ModelFields(context.services.session, ref);
    sheet->setSheetSize({ 520, 470 });
    sheet->setContent(fields);
    auto* cancel = new widgets::Button(widgets::Button::Kind::Plain, ModelFields::tr("Cancel"));
    auto* save = new widgets::Button(widgets::Button::Kind::Primary, isNew ? ModelFields::tr("Add") : ModelFields::tr("Save"));
    sheet->addFootWidget(cancel);
    sheet->addFootWidget(save);
    QObject::connect(cancel, &QPushButton::clicked, sheet, &widgets::Sheet::closeSheet);
    QObject::connect(save, &QPushButton::clicked, sheet, [sheet, fields, ref, isNew, session = &context.services.session, toasts = &context.toasts] {
        if (fields->id().empty())
            return;
        const auto result = isNew ? session->addModel(ref.provider, fields->draft()) : session->updateModel(ref, fields->patch(*session, ref));
        if (!result) {
            toasts->show(wording::describe(result.error()));
            return;
        }
        sheet->closeSheet();
    });
    sheet->open();
    fields->firstField()->setFocus();
}

} // namespace switchyard::pages
