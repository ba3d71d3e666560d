// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/verdict.h"
#include "core/labels/symbolencoder.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace pw::labels {

/// A sentence in the languages the sheet is written in.
struct SheetText
{
    QString en;
    QString de;

    /// By language code; English for any language but German.
    const QString &in(QStringView language) const;
    friend bool operator==(const SheetText &, const SheetText &) = default;
};

/// One symbol of the sheet.
struct DemoCode
{
    QString id;       ///< of its entry; in a series with a number: "cardiolin-07"
    QString data;     ///< as encode() takes it
    QByteArray frame; ///< what a reader sends that transmits AIM identifiers, GS between elements
    friend bool operator==(const DemoCode &, const DemoCode &) = default;
};

/// One case a newcomer can try, with the codes that show it.
struct DemoEntry
{
    QString id;
    QString group; ///< id of a DemoGroup
    SheetText title;
    SheetText explanation;
    Symbology symbology = Symbology::Gs1DataMatrix;
    /// What each code brings, by itself, on a station that has synchronized with the fresh
    /// demonstration site, has leased its first blocks of numbers and has scanned only `setup`.
    domain::VerdictCode verdict = domain::VerdictCode::Unreadable;
    QStringList setup;      ///< ids of the codes to scan before
    bool unchecked = false; ///< wrong on purpose: only encodeUnchecked() makes it
    QList<DemoCode> codes;  ///< at least one
    friend bool operator==(const DemoEntry &, const DemoEntry &) = default;
};

struct DemoGroup
{
    QString id;
    SheetText title;
    friend bool operator==(const DemoGroup &, const DemoGroup &) = default;
};

/// The sheet of scannable codes that belongs to the demonstration site
/// (resources/demo/sheet.json).
struct DemoSheet
{
    struct Captions
    {
        SheetText title;
        SheetText introduction;
        SheetText validity; ///< %1 and %2: first and last day
        SheetText setup;    ///< %1: what to scan before
        friend bool operator==(const Captions &, const Captions &) = default;
    };

    QString version;  ///< of the site it belongs to
    QDate validFrom;  ///< the verdicts that depend on dates are true from this day…
    QDate validUntil; ///< …to this one
    Captions captions;
    QList<DemoGroup> groups;
    QList<DemoEntry> entries;

    const DemoEntry *entry(QStringView id) const;
    const DemoCode *code(QStringView id) const;

    struct Error
    {
        QString field; ///< path into the document, such as "entries[3].symbology"; else "byte 17"
        friend bool operator==(const Error &, const Error &) = default;
    };
    static Result<DemoSheet, Error> fromJson(const QByteArray &json);
    friend bool operator==(const DemoSheet &, const DemoSheet &) = default;
};

/// Which code of the sheet cannot be drawn.
struct SheetError
{
    QString codeId;
    EncodeError reason;
};

/// The sheet as one HTML page for A4 paper, symbols inside at true size. `language` as in
/// SheetText::in().
Result<QByteArray, SheetError> toHtml(const DemoSheet &sheet, QStringView language);

} // namespace pw::labels
