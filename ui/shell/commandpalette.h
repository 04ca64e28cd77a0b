// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QIcon>
#include <QKeySequence>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;

namespace switchyard::widgets {
class Label;
} // namespace switchyard::widgets

namespace switchyard::shell {

//! One thing the palette can do or open.
struct PaletteCommand {
    QString text; //!< What it does or opens.
    QString group; //!< "Go to", "Provider", …: shown in text2.
    QString iconName;
    QKeySequence shortcut;
    std::function<void()> run;
};

//! How well `pattern` fits `text`: letters in order, better at word starts and in a row; 0 when it does not. Letter case
//! and dotted or dotless i are one.
int fuzzyScore(const QString& pattern, const QString& text);

//! Ctrl+K: a field and the commands that fit it, over the window. Up, Down, Enter, Escape. Deletes itself when closed.
class CommandPalette final : public QWidget {
    Q_OBJECT

public:
    CommandPalette(std::vector<PaletteCommand> commands, QWidget* area);

    void open();
    void closePalette();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    class Model;
    void dismiss();
    void place();
    void filter(const QString& pattern);
    //! Says what is chosen to screen readers.
    void tell(const QString& text);
    void runCurrent();

    QPointer<QWidget> m_focusBefore;
    QWidget* m_box;
    QLineEdit* m_field;
    QListView* m_list;
    widgets::Label* m_nothing = nullptr;
    Model* m_model;
};

} // namespace switchyard::shell
