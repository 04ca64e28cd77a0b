// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "testlib/fakeservices.h"

#include <QString>

namespace switchyard::screenshots {

//! What the pictures show: an ordinary yard, a first start, things gone wrong, forty endpoints.
enum class Scene { Normal, Empty, Broken, Crowded };

//! "normal", for file names.
QString sceneName(Scene scene);
//! Fills the services with the scene's fixed data.
void fill(testlib::FakeServices& services, Scene scene);

} // namespace switchyard::screenshots
