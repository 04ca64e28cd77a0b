# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0

# Everything the project links, found in one place. `./run --deps` installs all of it on Debian 12.

find_package(Threads REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Sql Svg DBus LinguistTools)
find_package(Qt6Keychain REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(simdjson REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(ZLIB REQUIRED)
if(BUILD_TESTING OR NOT DEFINED BUILD_TESTING)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()

# llhttp has no library package: Debian's node-llhttp installs the generated C sources, which build as they are.
set(LLHTTP_SOURCE_DIR "/usr/share/llhttp" CACHE PATH "Folder with llhttp.c, api.c, http.c and llhttp.h")
find_path(LLHTTP_INCLUDE_DIR llhttp.h
    HINTS /usr/share/include/llhttp "${LLHTTP_SOURCE_DIR}" "${LLHTTP_SOURCE_DIR}/include")
if(NOT EXISTS "${LLHTTP_SOURCE_DIR}/llhttp.c" OR NOT LLHTTP_INCLUDE_DIR)
    message(FATAL_ERROR "llhttp's sources were not found in ${LLHTTP_SOURCE_DIR}; run './run --deps', "
                        "or set LLHTTP_SOURCE_DIR to a folder that holds llhttp.c, api.c and http.c")
endif()
add_library(llhttp STATIC
    "${LLHTTP_SOURCE_DIR}/llhttp.c" "${LLHTTP_SOURCE_DIR}/api.c" "${LLHTTP_SOURCE_DIR}/http.c")
target_include_directories(llhttp SYSTEM PUBLIC "${LLHTTP_INCLUDE_DIR}")
target_compile_options(llhttp PRIVATE -w)
set_target_properties(llhttp PROPERTIES POSITION_INDEPENDENT_CODE ON)
