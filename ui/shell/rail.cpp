// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/rail.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QAbstractButton>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace switchyard::shell {

using namespace theme;
using widgets::paintBox;
using widgets::paintFocusRing;

namespace {

constexpr int itemHeight = 36;
constexpr int edge = 8;
constexpr int brandSide = 24;

} // namespace

//! One page's entry.
class RailItem final : public QAbstractButton {
public:
    RailItem(QString iconName, QWidget* parent)
        : QAbstractButton(parent)
        , m_iconName(std::move(iconName))
    {
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFixedHeight(scaled(itemHeight));
    }

    void setCount(int count)
    {
        if (m_count == count)
            return;
        m_count = count;
        describe();
        update();
    }
    void setDirty(bool dirty)
    {
        m_dirty = dirty;
        describe();
        update();
    }
    void setCollapsed(bool collapsed)
    {
        m_collapsed = collapsed;
        setToolTip(collapsed ? text() : QString());
        update();
    }
    QSize sizeHint() const override { return { 120, scaled(itemHeight) }; }

    void describe()
    {
        QString name = text();
        if (m_count > 0)
            name += QStringLiteral(", ") + Rail::tr("%n problem(s)", nullptr, m_count);
        if (m_dirty)
            name += QStringLiteral(", ") + Rail::tr("unsaved changes");
        setAccessibleName(name);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = tokens();
        if (isChecked())
            paintBox(painter, rect(), radius::control, t.railOn, t.isHighContrast() ? t.accent : t.hairline);
        else if (isDown())
            paintBox(painter, rect(), radius::control, t.pressed, {});
        else if (underMouse())
            paintBox(painter, rect(), radius::control, t.hover, {});
        const QRectF iconRect = visual(QRect(m_collapsed ? (width() - size::iconRail) / 2 : 10,
                                             (height() - size::iconRail) / 2, size::iconRail, size::iconRail));
        paintIcon(painter, iconRect, m_iconName, isChecked() ? t.accent : t.text2, 1.75);
        if (m_collapsed) {
            paintBadge(painter);
        } else {
            painter.setFont(theme::font(isChecked() ? Type::BodyMedium : Type::Body));
            painter.setPen(isChecked() ? t.text : t.text2);
            const int textLeft = 10 + size::iconRail + 10;
            drawLine(painter, visual(QRect(textLeft, 0, width() - textLeft - 36, height())), text(), start());
            paintEnd(painter);
        }
        if (hasFocus())
            paintFocusRing(painter, rect(), radius::control, widgets::RingPlace::Inside);
    }

private:
    QRect visual(const QRect& logical) const { return QStyle::visualRect(layoutDirection(), rect(), logical); }
    Qt::Alignment start() const { return QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft); }

    void paintEnd(QPainter& painter) const
    {
        const Tokens& t = tokens();
        if (m_dirty) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.accent);
            painter.drawEllipse(QRectF(visual(QRect(width() - 18, (height() - 8) / 2, 8, 8))));
        } else if (m_count > 0) {
            const QString number = QLocale().toString(m_count);
            painter.setFont(theme::font(Type::CaptionSemibold));
            const int pillWidth = std::max(20, QFontMetrics(painter.font()).horizontalAdvance(number) + 12);
            const QRect pill = visual(QRect(width() - 8 - pillWidth, (height() - 20) / 2, pillWidth, 20));
            paintBox(painter, pill, radius::chip, isChecked() ? t.pressed : blend(t.text, t.rail, 0.08),
                     t.isHighContrast() ? t.text : QColor());
            painter.setPen(t.text2);
            painter.drawText(pill, Qt::AlignCenter, number);
        }
    }

    //! Collapsed there is no room for a number: a dot says that there is one.
    void paintBadge(QPainter& painter) const
    {
        if (!m_dirty && m_count == 0)
            return;
        const Tokens& t = tokens();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dirty ? t.accent : t.tone(Tone::Warn).mark);
        painter.drawEllipse(QRectF(visual(QRect(width() / 2 + 5, 6, 7, 7))));
    }

    QString m_iconName;
    int m_count = 0;
    bool m_dirty = false;
    bool m_collapsed = false;
};

//! Looks like a field, opens the command palette.
class PaletteField final : public QAbstractButton {
public:
    explicit PaletteField(QWidget* parent)
        : QAbstractButton(parent)
    {
        setFixedHeight(scaled(size::control));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
    }
    void setCollapsed(bool collapsed)
    {
        m_collapsed = collapsed;
        update();
    }
    QSize sizeHint() const override { return { 120, scaled(size::control) }; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = tokens();
        paintBox(painter, rect(), radius::control, underMouse() ? t.hover : t.card, t.buttonBorder);
        const auto visual = [this](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
        paintIcon(painter, visual(QRect(m_collapsed ? (width() - 16) / 2 : 10, (height() - 16) / 2, 16, 16)),
                  QStringLiteral("search"), t.text2);
        if (!m_collapsed) {
            const QString hint = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(QLatin1Char('+'), QLatin1Char(' '));
            painter.setFont(theme::font(Type::Hint));
            const int hintWidth = QFontMetrics(painter.font()).horizontalAdvance(hint) + 10;
            const QRect box = visual(QRect(width() - 7 - hintWidth, (height() - 18) / 2, hintWidth, 18));
            paintBox(painter, box, radius::segment, {}, t.buttonBorder);
            painter.setPen(t.text2);
            painter.drawText(box, Qt::AlignCenter, hint);
            painter.setFont(theme::font(Type::Body));
            painter.setPen(t.text3);
            drawLine(painter, visual(QRect(32, 0, width() - 32 - hintWidth - 12, height())), text(),
                     QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
        }
        if (hasFocus())
            paintFocusRing(painter, rect(), radius::control, widgets::RingPlace::Inside);
    }

private:
    bool m_collapsed = false;
};

Rail::Rail(QWidget* parent)
    : Panel(Ground::Rail, Qt::RightEdge, parent)
    , m_layout(new QVBoxLayout(this))
    , m_palette(new PaletteField(this))
    , m_menu(widgets::Button::iconOnly(QStringLiteral("menu"), {}, widgets::Button::Kind::Quiet, this))
{
    m_layout->setContentsMargins(edge, 0, edge, edge);
    m_layout->setSpacing(2);
    auto* brand = new QHBoxLayout;
    brand->setContentsMargins(8, 12, 0, 12);
    brand->addStretch();
    brand->addWidget(m_menu);
    m_layout->addLayout(brand);
    m_layout->addWidget(m_palette);
    m_layout->addSpacing(10);
    m_layout->addStretch();
    setFixedWidth(size::rail);
    connect(m_menu, &QAbstractButton::clicked, this, &Rail::menuRequested);
    connect(m_palette, &QAbstractButton::clicked, this, &Rail::paletteRequested);
    retranslate();
}

void Rail::addPage(PageId id, const QString& iconName)
{
    auto* item = new RailItem(iconName, this);
    m_items.emplace(id, item);
    connect(item, &QAbstractButton::clicked, this, [this, id] { Q_EMIT pageRequested(id); });
    // Everything up to the stretch is the upper part; Settings alone stands below it.
    if (id == PageId::Settings) {
        m_layout->addWidget(item);
        return;
    }
    const int stretch = m_layout->count() - 1 - (m_items.contains(PageId::Settings) ? 1 : 0);
    if (id == PageId::TryIt) {
        auto* line = new QWidget(this);
        auto* lineLayout = new QVBoxLayout(line);
        lineLayout->setContentsMargins(8, 10, 8, 10);
        lineLayout->addWidget(new widgets::Hairline(Qt::Horizontal, line));
        m_layout->insertWidget(stretch, line);
        m_layout->insertWidget(stretch + 1, item);
        return;
    }
    m_layout->insertWidget(stretch, item);
}

RailItem* Rail::item(PageId id) const
{
    const auto found = m_items.find(id);
    return found == m_items.end() ? nullptr : found->second;
}

void Rail::setPageText(PageId id, const QString& text)
{
    if (auto* entry = item(id)) {
        entry->setText(text);
        entry->describe();
        entry->setCollapsed(m_collapsed);
    }
}

void Rail::setCurrent(PageId id)
{
    if (auto* entry = item(id)) {
        entry->setChecked(true);
        return;
    }
    // A page without a place in the rail: none is the current one.
    for (const auto& [page, entry] : m_items) {
        entry->setAutoExclusive(false);
        entry->setChecked(false);
        entry->setAutoExclusive(true);
    }
}

void Rail::setCount(PageId id, int count)
{
    if (auto* entry = item(id))
        entry->setCount(count);
}

void Rail::setDirty(PageId id, bool dirty)
{
    if (auto* entry = item(id))
        entry->setDirty(dirty);
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? size::railCollapsed : size::rail);
    m_palette->setCollapsed(collapsed);
    for (const auto& [id, entry] : m_items)
        entry->setCollapsed(collapsed);
    update();
}

void Rail::retranslate()
{
    m_palette->setText(tr("Find or run"));
    m_palette->setAccessibleName(tr("Find or run a command"));
    m_menu->setName(tr("Menu"));
    setAccessibleName(tr("Pages"));
}

void Rail::paintEvent(QPaintEvent* event)
{
    Panel::paintEvent(event);
    if (m_collapsed)
        return;
    QPainter painter(this);
    const int rowTop = 12 + (m_menu->height() - brandSide) / 2;
    const auto visual = [this](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    paintAppMark(painter, visual(QRect(16, rowTop, brandSide, brandSide)));
    painter.setFont(theme::font(Type::Strong));
    painter.setPen(tokens().text);
    painter.drawText(visual(QRect(50, rowTop, 110, brandSide)),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     QStringLiteral("Switchyard"));
}

} // namespace switchyard::shell
