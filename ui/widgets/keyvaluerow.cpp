// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/keyvaluerow.h"

#include "theme/metrics.h"

#include <QHBoxLayout>

#include <algorithm>

namespace switchyard::widgets {

using namespace theme;

namespace {
constexpr int smallestKey = 112;
} // namespace

KeyValueRow::KeyValueRow(const QString& key, const QString& value, bool mono, QWidget* parent)
    : QWidget(parent)
    , m_key(new Label(key, Type::Body, Ink::Text2, this))
    , m_value(new ElidedLabel(value, mono ? Type::Mono : Type::Body, Ink::Text, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, space::xs, 0, space::xs);
    layout->setSpacing(space::s);
    m_key->setMinimumWidth(smallestKey);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_key);
    layout->addWidget(m_value, 1);
}

void KeyValueRow::setKey(const QString& key)
{
    m_key->setText(key);
}

void KeyValueRow::setValue(const QString& value)
{
    m_value->setText(value);
}

void KeyValueRow::align(const std::vector<KeyValueRow*>& rows)
{
    int width = smallestKey;
    for (const KeyValueRow* row : rows)
        width = std::max(width, row->m_key->sizeHint().width());
    for (KeyValueRow* row : rows)
        row->m_key->setMinimumWidth(width);
}

SettingRow::SettingRow(const QString& title, const QString& note, QWidget* control, QWidget* parent)
    : QWidget(parent)
    , m_title(new Label(title, Type::Body, Ink::Text, this))
    , m_note(new Label(note, Type::Caption, Ink::Text2, this))
    , m_control(control)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::l);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addWidget(m_note);
    texts->addStretch();
    m_note->setWordWrap(true);
    m_title->setBuddy(control);
    layout->addLayout(texts, 1);
    layout->addWidget(control, 0, Qt::AlignVCenter);
    setMinimumHeight(scaled(size::rowSetting));
    setTexts(title, note);
}

void SettingRow::setTexts(const QString& title, const QString& note)
{
    m_title->setText(title);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_control->setAccessibleName(title);
    m_control->setAccessibleDescription(note);
}

} // namespace switchyard::widgets
