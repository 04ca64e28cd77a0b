// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/commandpalette.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"

#include <QAbstractListModel>
#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::shell {

using namespace theme;

namespace {

constexpr int boxWidth = 560;
constexpr int boxTop = 72;
constexpr int rowHeight = 36;
constexpr int visibleRows = 10;

class PaletteBox final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        widgets::paintBox(painter, rect(), radius::sheet, tokens().card,
                          tokens().isHighContrast() ? tokens().text : tokens().buttonBorder);
    }
    void mousePressEvent(QMouseEvent* event) override { event->accept(); }
};

enum Role { GroupRole = Qt::UserRole + 1, IconRole, ShortcutRole };

class PaletteDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return { 100, scaled(rowHeight) }; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const Tokens& t = tokens();
        const QRect row = option.rect.adjusted(8, 0, -8, 0);
        const auto visual = [&](const QRect& logical) { return QStyle::visualRect(option.direction, row, logical); };
        const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
        const auto end = QStyle::visualAlignment(option.direction, Qt::AlignRight);
        if (option.state & QStyle::State_Selected)
            widgets::paintBox(*painter, row, radius::control, t.selected, t.selectedOutline);
        paintIcon(*painter, visual(QRect(row.left() + 10, row.center().y() - 7, 16, 16)),
                  index.data(IconRole).toString(), t.text2);
        QRect text = row.adjusted(38, 0, -12, 0);
        const QString shortcut = index.data(ShortcutRole).toString();
        if (!shortcut.isEmpty()) {
            painter->setFont(theme::font(Type::Hint));
            const int width = QFontMetrics(painter->font()).horizontalAdvance(shortcut) + 10;
            const QRect box = visual(QRect(text.right() - width, row.center().y() - 8, width, 18));
            widgets::paintBox(*painter, box, radius::segment, {}, t.buttonBorder);
            painter->setPen(t.text2);
            painter->drawText(box, Qt::AlignCenter, shortcut);
            text.adjust(0, 0, -width - 12, 0);
        }
        painter->setFont(theme::font(Type::Caption));
        painter->setPen(t.text2);
        const QString group = index.data(GroupRole).toString();
        const int groupWidth = QFontMetrics(painter->font()).horizontalAdvance(group);
        drawLine(*painter, visual(QRect(text.right() - groupWidth, row.top(), groupWidth + 1, row.height())), group, end);
        text.adjust(0, 0, -groupWidth - 12, 0);
        painter->setFont(theme::font(Type::Body));
        painter->setPen(t.text);
        drawLine(*painter, visual(text), index.data(Qt::DisplayRole).toString(), start);
        painter->restore();
    }
};

} // namespace

class CommandPalette::Model final : public QAbstractListModel {
public:
    Model(std::vector<PaletteCommand> commands, QObject* parent)
        : QAbstractListModel(parent)
        , m_commands(std::move(commands))
    {
        setPattern({});
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const PaletteCommand& command = commandAt(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return command.text;
        case Qt::AccessibleTextRole:
            return command.text + QStringLiteral(", ") + command.group;
        case GroupRole:
            return command.group;
        case IconRole:
            return command.iconName;
        case ShortcutRole:
            return command.shortcut.toString(QKeySequence::NativeText);
        default:
            return {};
        }
    }
    const PaletteCommand& commandAt(int row) const
    {
        return m_commands[m_shown[static_cast<std::size_t>(row)]];
    }
    void setPattern(const QString& pattern)
    {
        std::vector<std::pair<int, std::size_t>> scored;
        for (std::size_t i = 0; i < m_commands.size(); ++i) {
            const int score = pattern.isEmpty() ? 1 : fuzzyScore(pattern, m_commands[i].text + QLatin1Char(' ') + m_commands[i].group);
            if (score > 0)
                scored.emplace_back(score, i);
        }
        std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        beginResetModel();
        m_shown.clear();
        for (const auto& [score, i] : scored)
            m_shown.push_back(i);
        endResetModel();
    }

private:
    std::vector<PaletteCommand> m_commands;
    std::vector<std::size_t> m_shown;
};

int fuzzyScore(const QString& pattern, const QString& text)
{
    const QString wanted = widgets::foldedForSearch(pattern.simplified());
    const QString given = widgets::foldedForSearch(text);
    if (wanted.isEmpty())
        return 1;
    if (const qsizetype at = given.indexOf(wanted); at >= 0)
        return 1000 - static_cast<int>(std::min<qsizetype>(at, 400)) + (at == 0 ? 500 : 0);
    int score = 1;
    int run = 0;
    qsizetype at = 0;
    for (const QChar c : wanted) {
        if (c.isSpace()) {
            run = 0;
            continue;
        }
        const qsizetype found = given.indexOf(c, at);
        if (found < 0)
            return 0;
        const bool startsWord = found == 0 || !given.at(found - 1).isLetterOrNumber();
        run = found == at ? run + 1 : 0;
        score += 1 + run * 3 + (startsWord ? 8 : 0);
        at = found + 1;
    }
    return score;
}

CommandPalette::CommandPalette(std::vector<PaletteCommand> commands, QWidget* area)
    : QWidget(area)
    , m_box(new PaletteBox(this))
    , m_field(new widgets::SearchField(tr("Find or run"), m_box))
    , m_list(new QListView(m_box))
    , m_model(new Model(std::move(commands), this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Find or run a command"));
    auto* layout = new QVBoxLayout(m_box);
    layout->setContentsMargins(space::m, space::m, space::m, space::s);
    layout->setSpacing(space::s);
    m_field->setMinimumHeight(scaled(size::controlProminent));
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_nothing = new widgets::Label({}, Type::Body, Ink::Text2, m_box);
    m_nothing->setContentsMargins(space::m, 0, space::m, 0);
    m_nothing->setMinimumHeight(scaled(rowHeight));
    m_nothing->hide();
    layout->addWidget(m_nothing);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Commands"));
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    m_field->installEventFilter(this);
    area->installEventFilter(this);
    hide();
}

void CommandPalette::open()
{
    place();
    show();
    raise();
    m_focusBefore = QApplication::focusWidget();
    m_field->setFocus(Qt::PopupFocusReason);
    filter({});
}

void CommandPalette::closePalette()
{
    if (isHidden())
        return;
    const QPointer<QWidget> before = m_focusBefore;
    dismiss();
    if (before)
        before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::dismiss()
{
    hide();
    Q_EMIT closed();
    deleteLater();
}

void CommandPalette::place()
{
    const QWidget* area = parentWidget();
    setGeometry(area->rect());
    const int width = std::min(boxWidth, area->width() - 2 * space::xl);
    const int rows = std::clamp(m_model->rowCount(), 1, visibleRows);
    const int height = scaled(size::controlProminent) + rows * scaled(rowHeight) + space::m + 2 * space::s + 4;
    m_box->setGeometry((area->width() - width) / 2, boxTop, width, std::min(height, area->height() - boxTop - space::l));
}

void CommandPalette::filter(const QString& pattern)
{
    m_model->setPattern(pattern);
    const bool isEmpty = m_model->rowCount() == 0;
    if (!isEmpty)
        m_list->setCurrentIndex(m_model->index(0));
    m_nothing->setText(tr("Nothing fits “%1”.").arg(pattern));
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    tell(isEmpty ? m_nothing->text() : m_list->currentIndex().data(Qt::AccessibleTextRole).toString());
    place();
}

void CommandPalette::tell(const QString& text)
{
    // The field keeps the focus: a screen reader hears of the chosen row through it.
    m_field->setAccessibleDescription(text);
    QAccessibleEvent event(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const std::function<void()> run = m_model->commandAt(current.row()).run;
    closePalette();
    if (run)
        run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible())
        dismiss(); // the focus went where it is wanted
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            closePalette();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: {
            const int step = key->key() == Qt::Key_Up ? -1
                : key->key() == Qt::Key_Down          ? 1
                : key->key() == Qt::Key_PageUp        ? -visibleRows
                                                      : visibleRows;
            const int last = m_model->rowCount() - 1;
            const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(last, 0));
            if (last >= 0) {
                m_list->setCurrentIndex(m_model->index(row));
                tell(m_list->currentIndex().data(Qt::AccessibleTextRole).toString());
            }
            return true;
        }
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokens().scrim);
}

void CommandPalette::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    closePalette();
}

} // namespace switchyard::shell
