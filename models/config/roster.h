// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/effectivetree.h"
#include "config/schema.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Newer releases turn `agents.list[]` into `agents.entries{}` before they check a file, and take out the `default` markers
//! that mean something. This does the same to a tree while it lives, so that their schema can be asked, and puts
//! everything back when it is destroyed.
class RosterInNewShape final {
public:
    explicit RosterInNewShape(Node& root);
    ~RosterInNewShape();
    RosterInNewShape(const RosterInNewShape&) = delete;
    RosterInNewShape& operator=(const RosterInNewShape&) = delete;

    bool tookMarkersOut() const { return !m_markers.empty(); }
    bool wasConverted() const { return m_listAt.has_value(); }
    //! Violations found in the new shape, told in terms of the file. To be called after the shape is restored.
    static void restorePaths(std::vector<Violation>& violations, const Node& root, const std::vector<std::string>& ids);
    const std::vector<std::string>& ids() const { return m_ids; }
    void restore();

private:
    void convertList(Node& agents);
    void takeMarkersOut(Node& agents);

    Node& m_root;
    std::optional<std::size_t> m_listAt; //!< Index of `list` among the members of `agents`.
    std::vector<std::string> m_ids; //!< In the list's order.
    Node m_list; //!< The emptied list.
    std::vector<std::pair<std::size_t, Member>> m_idMembers; //!< Taken out of each agent, with their index there.
    struct Marker {
        std::size_t agent = 0;
        std::size_t at = 0;
        Member member;
    };
    std::vector<Marker> m_markers;
    bool m_restored = false;
};

} // namespace switchyard::config
