// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"
#include "widgets/card.h"

#include <array>
#include <map>

class QVBoxLayout;

namespace switchyard::widgets {
class Button;
} // namespace switchyard::widgets

namespace switchyard::shell {

//! The order of the pages, in the rail and elsewhere.
inline constexpr std::array railOrder { PageId::Health,   PageId::Providers, PageId::Routing, PageId::Agents,
                                        PageId::Activity, PageId::TryIt,     PageId::Settings };

class RailItem;
class PaletteField;

//! The left rail: mark and menu button, the palette's field, the pages, Settings at the foot. Icons only when collapsed.
class Rail final : public widgets::Panel {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    void addPage(PageId id, const QString& iconName);
    void setPageText(PageId id, const QString& text);
    void setCurrent(PageId id);
    //! A number at the item's end; 0 hides it.
    void setCount(PageId id, int count);
    //! An accent dot at the item's end: unsaved input.
    void setDirty(PageId id, bool dirty);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    void retranslate();
    widgets::Button* menuButton() const { return m_menu; }

Q_SIGNALS:
    void pageRequested(switchyard::shell::PageId id);
    void paletteRequested();
    void menuRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RailItem* item(PageId id) const;

    QVBoxLayout* m_layout;
    PaletteField* m_palette;
    widgets::Button* m_menu;
    std::map<PageId, RailItem*> m_items;
    bool m_collapsed = false;
};

} // namespace switchyard::shell
