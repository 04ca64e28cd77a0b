# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0

cmake_minimum_required(VERSION 3.25)

# cmake -D ROOT=<tree> -P layering.cmake
#
# Reads every #include and checks it against docs/architecture.md: which folder may see which, which folders are plain
# C++ without Qt, and that Asio, llhttp and OpenSSL stay inside app/engine. The compiler holds part of this already
# (a target sees only what it links); this test holds all of it and names file and line.

# What each folder of models/ may include besides itself and the standard library.
set(MAY_base "")
set(MAY_json base)
set(MAY_json5 base json)
set(MAY_traffic base json routing)
set(MAY_health base json json5 routing traffic)
set(MAY_dialects base json)
set(MAY_routing base json dialects)
set(MAY_config base json json5 health routing)
set(MAY_alerts base health routing traffic)
set(MAY_ports base json json5 config health traffic routing)
set(MAY_items base json json5 config health traffic routing ports)
set(PLAIN_CXX alerts base json json5 traffic health dialects routing)

set(violations 0)
macro(report file line text)
    math(EXPR violations "${violations} + 1")
    message("${file}:${line}: ${text}")
endmacro()

file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/models/*.h" "${ROOT}/models/*.cpp" "${ROOT}/ui/*.h" "${ROOT}/ui/*.cpp"
    "${ROOT}/app/*.h" "${ROOT}/app/*.cpp")
list(LENGTH files count)
if(count EQUAL 0)
    message(FATAL_ERROR "no source found under ${ROOT}")
endif()

foreach(file IN LISTS files)
    string(REGEX MATCH "^(models|ui|app)/" layer "${file}")
    string(REGEX REPLACE "/$" "" layer "${layer}")
    string(REGEX REPLACE "^[^/]+/([^/]+).*" "\\1" folder "${file}")
    file(STRINGS "${ROOT}/${file}" includes REGEX "^[ \t]*#[ \t]*include")
    foreach(include IN LISTS includes)
        string(REGEX MATCH "[<\"]([^>\"]+)[>\"]" unused "${include}")
        set(target "${CMAKE_MATCH_1}")
        set(quoted FALSE)
        if(include MATCHES "\"")
            set(quoted TRUE)
        endif()

        if(layer STREQUAL "models")
            if(folder IN_LIST PLAIN_CXX AND target MATCHES "^(Q[A-Z]|Qt|qt6keychain)")
                report("${file}" "${target}" "models/${folder} is plain C++, it must not include Qt")
            endif()
            if(target MATCHES "^(QWidget|QApplication|QtWidgets|QNetwork|QTcp|QUdp|QSql|QProcess|QThread|QFile$|QSaveFile|boost/|openssl/|sys/socket)")
                report("${file}" "${target}" "models/ holds no widgets, sockets, files, processes or threads")
            endif()
            if(quoted AND target MATCHES "^([^/]+)/")
                set(seen "${CMAKE_MATCH_1}")
                if(EXISTS "${ROOT}/models/${target}")
                    if(NOT seen STREQUAL folder AND NOT seen IN_LIST MAY_${folder})
                        report("${file}" "${target}" "models/${folder} may see only: ${folder} ${MAY_${folder}}")
                    endif()
                elseif(EXISTS "${ROOT}/ui/${target}" OR EXISTS "${ROOT}/app/${target}")
                    report("${file}" "${target}" "models/ must not include ui/ or app/")
                endif()
            endif()
        elseif(layer STREQUAL "ui")
            if(quoted AND EXISTS "${ROOT}/app/${target}" AND NOT EXISTS "${ROOT}/models/${target}" AND NOT EXISTS "${ROOT}/ui/${target}")
                report("${file}" "${target}" "ui/ must not include app/; ask for it through models/ports")
            endif()
            if(target MATCHES "^(QNetwork|QTcp|QSql|boost/|openssl/|llhttp|qt6keychain)")
                report("${file}" "${target}" "ui/ reaches the world only through models/ports")
            endif()
        else()
            if(target MATCHES "^(boost/|openssl/|llhttp)" AND NOT file MATCHES "^app/engine/.*(\\.cpp|_p\\.h)$")
                report("${file}" "${target}" "Asio, llhttp and OpenSSL stay inside app/engine's .cpp and _p.h files")
            endif()
            if(quoted AND EXISTS "${ROOT}/ui/${target}" AND NOT EXISTS "${ROOT}/app/${target}" AND NOT EXISTS "${ROOT}/models/${target}"
                AND NOT file MATCHES "^app/(application|main)[^/]*\\.(h|cpp)$")
                report("${file}" "${target}" "only the composition root (app/application*) connects ui and app")
            endif()
            if(folder STREQUAL "engine" AND target MATCHES "^(Q[A-Z]|Qt)")
                report("${file}" "${target}" "the engine holds no Qt")
            endif()
        endif()
    endforeach()
endforeach()

if(violations GREATER 0)
    message(FATAL_ERROR "${violations} includes go against the layers of docs/architecture.md")
endif()
message("${count} files keep the layers")
