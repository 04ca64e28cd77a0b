// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace switchyard {

//! A value that must not leak: no stream operator, no implicit conversion, no QVariant. Its memory is overwritten when
//! it is destroyed or assigned. `reveal()` marks the few places that really need the text: a request header, the
//! keychain, a masked field.
class Secret final {
public:
    Secret() = default;
    explicit Secret(std::string value)
        : m_value(std::move(value))
    {
    }
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept
        : m_value(std::move(other.m_value))
    {
        other.wipe();
    }
    Secret& operator=(const Secret& other)
    {
        if (this != &other) {
            wipe();
            m_value = other.m_value;
        }
        return *this;
    }
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            wipe();
            m_value = std::move(other.m_value);
            other.wipe();
        }
        return *this;
    }
    ~Secret() { wipe(); }

    bool isEmpty() const { return m_value.empty(); }
    std::string_view reveal() const { return m_value; }
    //! At most the last four characters, and none of a secret shorter than twelve: enough to recognise a key.
    std::string lastCharacters() const { return m_value.size() < 12 ? std::string {} : m_value.substr(m_value.size() - 4); }

    friend bool operator==(const Secret&, const Secret&) = default;

private:
    void wipe() noexcept;

    std::string m_value;
};

} // namespace switchyard
