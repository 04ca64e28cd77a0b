// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "health/status.h"
#include "shell/context.h"

#include <QWidget>

#include <optional>

namespace switchyard::widgets {
class Button;
class Chip;
class Label;
}

namespace switchyard::pages {

//! The top of the editor: the provider's mark and name, how it is, where it stands in the chain, and what can be done
//! with it at once.
class ProviderHead final : public QWidget {
    Q_OBJECT

public:
    explicit ProviderHead(const shell::Context& context, QWidget* parent = nullptr);

    //! Shows a provider and reads its name, places and health again. `status` is the list's word for it; none hides it.
    void show(const ProviderId& id, std::optional<health::Status> status);
    void retranslate();
    QString name() const;

Q_SIGNALS:
    //! `place` is where a menu belongs, in global coordinates.
    void moreRequested(const QPoint& place);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString checkedText() const;
    QString placesText() const;

    shell::Context m_context;
    ProviderId m_provider;
    class MarkTile;
    MarkTile* m_mark;
    widgets::Label* m_name;
    widgets::Chip* m_state;
    widgets::Chip* m_place;
    widgets::Label* m_checked;
    widgets::Button* m_check;
    widgets::Button* m_test;
    widgets::Button* m_pause;
    widgets::Button* m_more;
};

} // namespace switchyard::pages
