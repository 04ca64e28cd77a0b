// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "wording/error.h"

#include "wording/errordetails.h"

#include <QCoreApplication>

namespace switchyard::wording {

namespace {

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Error)
};

QString what(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unknown:
        break;
    case ErrorCode::InvalidArgument:
        return Words::tr("That value is not possible here.");
    case ErrorCode::NotFound:
        return Words::tr("It is not there any more.");
    case ErrorCode::AlreadyExists:
        return Words::tr("That name is taken. Choose another one.");
    case ErrorCode::Syntax:
        return Words::tr("The text cannot be read.");
    case ErrorCode::Schema:
        return Words::tr("OpenClaw does not accept this value.");
    case ErrorCode::LimitExceeded:
        return Words::tr("It is larger than allowed.");
    case ErrorCode::ReadFailed:
        return Words::tr("The file could not be read.");
    case ErrorCode::WriteFailed:
        return Words::tr("The file could not be written. Check the free space and the rights of its folder.");
    case ErrorCode::PermissionDenied:
        return Words::tr("The system does not allow it. Check the rights of the file.");
    case ErrorCode::Conflict:
        return Words::tr("It was changed by another program meanwhile.");
    case ErrorCode::AddressInUse:
        return Words::tr("Another program uses this port.");
    case ErrorCode::Network:
        return Words::tr("The connection failed.");
    case ErrorCode::Timeout:
        return Words::tr("There was no answer in time.");
    case ErrorCode::Cancelled:
        return Words::tr("Cancelled.");
    case ErrorCode::Protocol:
        return Words::tr("The server's answer makes no sense.");
    case ErrorCode::Unauthorized:
        return Words::tr("The key is missing or was refused.");
    case ErrorCode::Unavailable:
        return Words::tr("This service is not there.");
    case ErrorCode::Unsupported:
        return Words::tr("This is not possible here.");
    }
    return Words::tr("Something went wrong.");
}

//! A locked keychain is nothing about files, and has a remedy of its own.
bool isLockedKeychain(const Error& error)
{
    return error.code == ErrorCode::PermissionDenied && error.message.starts_with("the keychain is locked");
}

} // namespace

QString describe(const Error& error)
{
    if (isLockedKeychain(error))
        return Words::tr("The keychain is locked. Unlock it, then try again.");
    QString text = what(error.code);
    if (error.location)
        text = Words::tr("Line %L1, column %L2: %3")
                   .arg(error.location->line)
                   .arg(error.location->column)
                   .arg(text);
    if (error.message.empty() || error.code == ErrorCode::Cancelled)
        return text;
    return Words::tr("%1 (%2)", "sentence, details").arg(text, detailText(error.message));
}

} // namespace switchyard::wording
