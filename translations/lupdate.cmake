# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0

# Run by the targets translations_lupdate (MODE lupdate: takes the texts of the sources into the catalogues) and
# translations_check (MODE check: fails when the catalogues lack a text of the sources or a translation).

# English needs a catalogue for its plurals only.
function(update language folder)
    set(only_plurals "")
    if(language STREQUAL "en")
        set(only_plurals -pluralonly)
    endif()
    execute_process(
        COMMAND "${LUPDATE}" "@${SOURCE_LIST}" -I "${INCLUDE_FOLDERS}" ${only_plurals} -locations none -no-obsolete
                -no-ui-lines -ts "${folder}/switchyard_${language}.ts"
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "lupdate failed: ${output}")
    endif()
endfunction()

if(MODE STREQUAL "lupdate")
    foreach(language en tr)
        update(${language} "${TS_FOLDER}")
    endforeach()
    return()
endif()

file(REMOVE_RECURSE "${WORK_FOLDER}")
file(MAKE_DIRECTORY "${WORK_FOLDER}")
set(problems "")
foreach(language en tr)
    file(COPY "${TS_FOLDER}/switchyard_${language}.ts" DESTINATION "${WORK_FOLDER}")
    update(${language} "${WORK_FOLDER}")
    file(READ "${TS_FOLDER}/switchyard_${language}.ts" committed)
    file(READ "${WORK_FOLDER}/switchyard_${language}.ts" updated)
    if(NOT committed STREQUAL updated)
        string(APPEND problems "switchyard_${language}.ts does not hold the texts of the sources; "
                               "build the target translations_lupdate and translate what is new. ")
    endif()
    string(REGEX MATCHALL "type=\"unfinished\"" unfinished "${updated}")
    list(LENGTH unfinished count)
    if(count GREATER 0)
        string(APPEND problems "switchyard_${language}.ts lacks ${count} translations. ")
    endif()
endforeach()
if(problems)
    message(FATAL_ERROR "${problems}")
endif()
message(STATUS "translations are complete")
