# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0

# Language, warnings and definitions of our own targets, linked PRIVATE so that they never leak into others.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(SWITCHYARD_WERROR "Treat compiler warnings as errors" OFF)
option(SWITCHYARD_PCH "Precompile the Qt headers of the larger targets" ON)

add_library(project_options INTERFACE)
target_compile_options(project_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wconversion
    -Wsign-conversion -Wold-style-cast -Wextra-semi -Wimplicit-fallthrough -Wformat=2 -Wundef
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast -Wsuggest-override>
    $<$<BOOL:${SWITCHYARD_WERROR}>:-Werror>)
target_compile_definitions(project_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_STRICT_ITERATORS
    QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# switchyard_library(<name> ROOT <include root> SOURCES … [LINK …] [PRIVATE_LINK …] [MOC] [PCH <header>…])
#
# A static library `<name>` with the alias Switchyard::<name>. ROOT is the layer's include root (models, ui or app):
# a target sees only the roots of what it links, so an include against the direction of dependencies does not compile.
function(switchyard_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "MOC" "ROOT" "SOURCES;LINK;PRIVATE_LINK;PCH")
    add_library(${name} STATIC ${arg_SOURCES})
    add_library(Switchyard::${name} ALIAS ${name})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}/${arg_ROOT}")
    target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE project_options ${arg_PRIVATE_LINK})
    set_target_properties(${name} PROPERTIES AUTOMOC ${arg_MOC})
    if(arg_PCH AND SWITCHYARD_PCH)
        target_precompile_headers(${name} PRIVATE ${arg_PCH})
    endif()
endfunction()
