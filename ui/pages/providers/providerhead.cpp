// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/providerhead.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/providerfacts.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr int roomyHead = 740; // below, the place in the chain is left out
constexpr int roomForTest = 620; // below, the models' own menus offer it

} // namespace

//! The provider's mark in a framed square.
class ProviderHead::MarkTile final : public QWidget {
public:
    explicit MarkTile(QWidget* parent)
        : QWidget(parent)
    {
        setFixedSize(44, 44);
    }

    void setMark(const QString& mark, const QString& name)
    {
        m_mark = mark;
        m_name = name;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto& tokens = theme::tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        widgets::paintBox(painter, rect(), theme::radius::card, tokens.card, tokens.hairline);
        theme::paintMark(painter, QRectF(10, 10, 24, 24), m_mark, m_name, tokens.text);
    }

private:
    QString m_mark;
    QString m_name;
};

ProviderHead::ProviderHead(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    using widgets::Button;
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::s);
    layout->setSpacing(theme::space::s);
    m_mark = new MarkTile(this);
    layout->addWidget(m_mark);
    layout->addSpacing(theme::space::xs);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* first = new QHBoxLayout;
    first->setSpacing(theme::space::s);
    m_name = new widgets::ElidedLabel({}, theme::Type::Title, theme::Ink::Text, this);
    m_state = new widgets::Chip({}, widgets::Chip::Kind::Tone, this);
    m_place = new widgets::Chip({}, widgets::Chip::Kind::Line, this);
    // It goes where the editor is narrow, and must not keep it from becoming so.
    m_place->setMinimumWidth(1);
    m_place->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    first->addWidget(m_name);
    first->addWidget(m_state);
    first->addWidget(m_place);
    first->addStretch(1);
    texts->addLayout(first);
    m_checked = new widgets::ElidedLabel({}, theme::Type::Caption, theme::Ink::Text2, this);
    texts->addWidget(m_checked);
    layout->addLayout(texts, 1);
    m_check = new Button(Button::Kind::Plain, {}, QStringLiteral("refresh-cw"), this);
    m_test = new Button(Button::Kind::Plain, {}, QStringLiteral("send"), this);
    m_pause = new Button(Button::Kind::Plain, {}, QStringLiteral("pause"), this);
    m_more = Button::iconOnly(QStringLiteral("ellipsis"), {}, Button::Kind::Plain, this);
    layout->addWidget(m_check);
    layout->addWidget(m_test);
    layout->addWidget(m_pause);
    layout->addWidget(m_more);
    connect(m_check, &Button::clicked, this, [this] { m_context.services.health.checkNow(m_provider); });
    connect(m_test, &Button::clicked, this, [this] {
        const auto* provider = m_context.services.session.config().findProvider(m_provider);
        if (provider && !provider->models.empty())
            m_context.navigator.openPage(shell::PageId::TryIt, wording::fromUtf8(ModelRef { m_provider, provider->models.front().id }.toString()));
    });
    connect(m_pause, &Button::clicked, this, [this] {
        const auto* endpoint = m_context.services.health.book().endpoint(m_provider);
        m_context.services.health.setEndpointPaused(m_provider, !(endpoint && endpoint->isPaused));
    });
    connect(m_more, &Button::clicked, this, [this] { Q_EMIT moreRequested(m_more->mapToGlobal(QPoint(0, m_more->height() + 4))); });
}

void ProviderHead::retranslate()
{
    m_check->setText(tr("Check"));
    m_test->setText(tr("Test…"));
    m_test->setToolTip(tr("Asks one of its models a question through the routing engine"));
    m_more->setName(tr("More"));
}

QString ProviderHead::name() const
{
    return m_name->text();
}

void ProviderHead::show(const ProviderId& id, std::optional<health::Status> status)
{
    m_provider = id;
    const auto& services = m_context.services;
    const auto& book = services.health.book();
    const auto facts = items::factsOf(m_provider, services.session.config(), services.catalogue, &book);
    m_mark->setMark(theme::markName(facts.family, wording::fromUtf8(m_provider.value())), facts.name);
    m_name->setText(facts.name);
    const auto* endpoint = book.endpoint(m_provider);
    m_state->setVisible(status.has_value());
    if (status) {
        m_state->setTone(wording::statusTone(*status));
        m_state->setIconName(wording::statusIcon(*status));
        m_state->setText(wording::statusText(*status));
    }
    const QString places = placesText();
    m_place->setVisible(!places.isEmpty() && width() >= roomyHead);
    m_place->setText(places);
    m_checked->setText(checkedText());
    const bool isPaused = endpoint && endpoint->isPaused;
    m_pause->setText(isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setIconName(isPaused ? QStringLiteral("play") : QStringLiteral("pause"));
    const auto* provider = services.session.config().findProvider(m_provider);
    m_test->setEnabled(provider && !provider->models.empty());
}

QString ProviderHead::checkedText() const
{
    const auto& services = m_context.services;
    const auto* endpoint = services.health.book().endpoint(m_provider);
    if (!endpoint || !endpoint->lastChecked)
        return tr("Not checked yet");
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(services.clock.steadyNow() - *endpoint->lastChecked);
    const QString reason = wording::reasonText(endpoint->reason, endpoint->httpStatus);
    if (!reason.isEmpty())
        return tr("Checked %1: %2").arg(wording::ago(age), reason);
    if (endpoint->lastLatency)
        return tr("Checked %1, %2. Free check, nothing was generated.").arg(wording::ago(age), wording::duration(*endpoint->lastLatency));
    return tr("Checked %1").arg(wording::ago(age));
}

QString ProviderHead::placesText() const
{
    QStringList ranks;
    const auto& entries = m_context.services.session.config().chain({}).entries;
    for (std::size_t rank = 0; rank < entries.size(); ++rank) {
        if (entries[rank].ref.provider == m_provider)
            ranks << QLocale().toString(static_cast<qlonglong>(rank + 1));
    }
    if (ranks.size() < 2)
        return ranks.isEmpty() ? QString() : tr("Step %1 in Defaults").arg(ranks.front());
    const QString last = ranks.takeLast();
    return tr("Steps %1 and %2 in Defaults").arg(ranks.join(QLatin1String(", ")), last);
}

void ProviderHead::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_place->setVisible(!m_place->text().isEmpty() && width() >= roomyHead);
    m_test->setVisible(width() >= roomForTest);
}

} // namespace switchyard::pages
