// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/addprovider/servertile.h"

#include "items/providerfacts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/statustile.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

//! Paints one provider mark.
class Mark final : public QWidget {
public:
    Mark(const QString& mark, const QString& name, QWidget* parent)
        : QWidget(parent)
        , m_mark(mark)
        , m_name(name)
    {
        setFixedSize(20, 20);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        theme::paintMark(painter, rect(), m_mark, m_name, theme::tokens().text);
    }

private:
    QString m_mark;
    QString m_name;
};

} // namespace

QString modelsText(const std::vector<health::ModelFacts>& models)
{
    const int count = static_cast<int>(models.size());
    if (count == 0)
        return ServerTile::tr("no models");
    const auto inState = [&models](health::LoadState state) {
        return static_cast<int>(
            std::count_if(models.begin(), models.end(), [state](const auto& facts) { return facts.state == state; }));
    };
    const QString all = ServerTile::tr("%n model(s)", nullptr, count);
    const int loaded = inState(health::LoadState::Ready);
    if (inState(health::LoadState::Unknown) == count)
        return all;
    if (loaded == 0)
        return ServerTile::tr("%1, none loaded").arg(all);
    if (loaded == count)
        return ServerTile::tr("%1, loaded").arg(all);
    return ServerTile::tr("%1, %2 loaded").arg(all, wording::count(loaded));
}

health::Status statusOf(const ports::DiscoveredServer& server)
{
    if (server.needsKey)
        return health::Status::SignInFailed;
    const auto has = [&server](health::LoadState state) {
        return std::any_of(server.models.begin(), server.models.end(),
                           [state](const auto& facts) { return facts.state == state; });
    };
    if (has(health::LoadState::Ready) || has(health::LoadState::Unknown))
        return health::Status::Ready;
    if (has(health::LoadState::Loading))
        return health::Status::Loading;
    return server.models.empty() ? health::Status::ModelMissing : health::Status::Cold;
}

ServerTile::ServerTile(const ports::DiscoveredServer& server, QWidget* parent)
    : Card(parent)
    , m_server(server)
{
    using widgets::Label;
    const auto& info = health::info(server.family);
    const QString name = wording::fromUtf8(info.displayName);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 12, 12);
    layout->setSpacing(1);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space::s);
    head->addWidget(new Mark(theme::markName(wording::fromUtf8(info.id), {}), name, this));
    auto* title = new widgets::ElidedLabel(name, theme::Type::Strong, theme::Ink::Text, this);
    head->addWidget(title, 1);
    auto* state = new widgets::StatusTile(this);
    state->setSide(16, true);
    const auto status = statusOf(server);
    state->setStatus(wording::statusTone(status), wording::statusIcon(status));
    head->addWidget(state);
    layout->addLayout(head);
    layout->addSpacing(4);
    const QString address = items::hostAndPort(wording::fromUtf8(server.baseUrl));
    layout->addWidget(new widgets::ElidedLabel(address, theme::Type::Mono, theme::Ink::Text2, this));
    layout->addWidget(new widgets::ElidedLabel(server.needsKey && server.models.empty() ? tr("models unknown") : modelsText(server.models),
                                               theme::Type::Caption, theme::Ink::Text2, this));
    layout->addWidget(new widgets::ElidedLabel(server.needsKey ? tr("Wants a key") : tr("No key needed"), theme::Type::Caption,
                                               theme::Ink::Text2, this));
    layout->addSpacing(theme::space::s);
    m_button = new widgets::Button(widgets::Button::Kind::Plain, {}, {}, this);
    m_button->setButtonSize(widgets::Button::Size::Small);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    setAccessibleName(tr("%1 at %2, %3").arg(name, address, modelsText(server.models)));
    connect(m_button, &QPushButton::clicked, this, &ServerTile::addRequested);
    showButton();
}

void ServerTile::setAdded(bool added)
{
    m_isAdded = added;
    showButton();
}

void ServerTile::showButton()
{
    m_button->setText(m_isAdded ? tr("Added") : m_server.needsKey ? tr("Enter key") : tr("Add"));
    m_button->setIconName(m_isAdded ? QStringLiteral("check") : m_server.needsKey ? QStringLiteral("key-round") : QStringLiteral("plus"));
    m_button->setEnabled(!m_isAdded);
    m_button->setAccessibleName(m_isAdded ? QString() : tr("Add %1").arg(wording::fromUtf8(health::info(m_server.family).displayName)));
}

PresetButton::PresetButton(const QString& mark, const QString& name, QWidget* parent)
    : QAbstractButton(parent)
    , m_mark(mark)
{
    setText(name);
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(theme::scaled(36));
    setAttribute(Qt::WA_Hover);
}

void PresetButton::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
    setAccessibleDescription(dimmed ? tr("not running") : QString());
    update();
}

QSize PresetButton::sizeHint() const
{
    return { 140, theme::scaled(36) };
}

void PresetButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void PresetButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void PresetButton::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = isDown() ? tokens.pressed : underMouse() ? tokens.hover : tokens.card;
    widgets::paintBox(painter, rect(), theme::radius::control, ground, tokens.buttonBorder);
    const QColor ink = m_isDimmed ? tokens.text3 : tokens.text;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF mark(mirrored ? width() - 12 - 16 : 12, (height() - 16) / 2.0, 16, 16);
    theme::paintMark(painter, mark, m_mark, text(), ink);
    painter.setFont(theme::font(theme::Type::Body));
    painter.setPen(m_isDimmed ? tokens.text2 : tokens.text);
    const QRectF label = mirrored ? QRectF(8, 0, width() - 46, height()) : QRectF(38, 0, width() - 46, height());
    theme::drawLine(painter, label, text());
    if (hasFocus())
        widgets::paintFocusRing(painter, rect(), theme::radius::control, widgets::RingPlace::Inside);
}

} // namespace switchyard::pages
