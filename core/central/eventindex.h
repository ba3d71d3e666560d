// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/epcis/event.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace pw::central {

/// What an event is found by, besides the members that have columns of their own.
///
/// Fields are named as the query parameters of the EPCIS REST binding name them behind `EQ_`:
/// `quantity`, `source_owning_party`, `ILMD_{urn:epcglobal:cbv:mda:}lotNumber`. Names of extensions
/// are `{namespace}local`; `INNER_` stands before those below the first level.
struct EventIndex
{
    enum Role {
        Epc = 1, ///< epcList, childEPCs
        Parent = 2,
        Input = 4,
        Output = 8,
        AnyEpc = Epc | Parent | Input | Output,
        Class = 16, ///< quantityList, childQuantityList
        InputClass = 32,
        OutputClass = 64,
        AnyClass = Class | InputClass | OutputClass
    };
    struct Name
    {
        QString key; ///< see unitkey.h
        int roles = 0;
        friend bool operator==(const Name &, const Name &) = default;
    };
    struct Text
    {
        QString field;
        QString value; ///< shortened by valueKey()
        friend bool operator==(const Text &, const Text &) = default;
    };
    struct Number
    {
        QString field;
        double value = 0; ///< times in milliseconds since 1970 UTC
        friend bool operator==(const Number &, const Number &) = default;
    };
    QString readPoint;   ///< key
    QString bizLocation; ///< key
    QList<Name> names;   ///< each key once
    QList<Text> texts;   ///< each field that is there has at least one, `` where it is an object
    QList<Number> numbers;
};

/// `context` is what the event's context says beyond ours (EventRecord::context).
EventIndex indexOf(const epcis::Event &event, const QByteArray &context);

/// The value as the index keeps it: long ones by their hash.
QString valueKey(const QString &value);

/// The value of a standard member in the index: URIs by their key, so that every spelling of an
/// identifier is the same, other texts as they are.
QString indexedText(const QString &value);

/// The bare word of a measurement type in any spelling: `Temperature`.
QString measurementWord(const QString &type);

} // namespace pw::central
