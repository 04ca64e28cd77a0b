// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "wording/error.h"

#include "wording/format.h"

#include <QCoreApplication>

namespace switchyard::wording {

namespace {

QString what(ErrorCode code)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Error", text); };
    switch (code) {
    case ErrorCode::Unknown:
        break;
    case ErrorCode::InvalidArgument:
        return tr("That value is not possible here.");
    case ErrorCode::NotFound:
        return tr("It is not there any more.");
    case ErrorCode::AlreadyExists:
        return tr("That name is taken. Choose another one.");
    case ErrorCode::Syntax:
        return tr("The text cannot be read.");
    case ErrorCode::Schema:
        return tr("OpenClaw does not accept this value.");
    case ErrorCode::LimitExceeded:
        return tr("It is larger than allowed.");
    case ErrorCode::ReadFailed:
        return tr("The file could not be read.");
    case ErrorCode::WriteFailed:
        return tr("The file could not be written. Check the free space and the rights of its folder.");
    case ErrorCode::PermissionDenied:
        return tr("The system does not allow it. Check the rights of the file.");
    case ErrorCode::Conflict:
        return tr("It was changed by another program meanwhile.");
    case ErrorCode::AddressInUse:
        return tr("Another program uses this port.");
    case ErrorCode::Network:
        return tr("The connection failed.");
    case ErrorCode::Timeout:
        return tr("There was no answer in time.");
    case ErrorCode::Cancelled:
        return tr("Cancelled.");
    case ErrorCode::Protocol:
        return tr("The server's answer makes no sense.");
    case ErrorCode::Unauthorized:
        return tr("The key is missing or was refused.");
    case ErrorCode::Unavailable:
        return tr("This service is not there.");
    case ErrorCode::Unsupported:
        return tr("This is not possible here.");
    }
    return tr("Something went wrong.");
}

} // namespace

QString describe(const Error& error)
{
    QString text = what(error.code);
    if (error.location)
        text = QCoreApplication::translate("Error", "Line %L1, column %L2: %3")
                   .arg(error.location->line)
                   .arg(error.location->column)
                   .arg(text);
    if (error.message.empty() || error.code == ErrorCode::Cancelled)
        return text;
    return QCoreApplication::translate("Error", "%1 (%2)", "sentence, details").arg(text, fromUtf8(error.message));
}

} // namespace switchyard::wording
