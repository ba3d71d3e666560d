// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/deviceprofile.h"
#include "core/scan/grammarerror.h"
#include "core/scan/ignorerules.h"
#include "core/scan/scannedthing.h"

#include <QByteArray>
#include <QMap>

namespace pw::scan {

/// Packs whose market demands a cryptographic tail, and how long its parts are there.
struct TailRule
{
    QString market;
    QStringList gtins;               ///< beginnings of GTIN-14
    QMap<QString, QList<int>> parts; ///< AI "91", "92" or "93": the lengths permitted
    friend bool operator==(const TailRule &, const TailRule &) = default;
};

/// What a site has decided about the codes on its goods. The default takes GS1 only.
struct ScanRules
{
    QList<Scheme> schemes;    ///< other numberings whose codes are read
    bool ntinOfPpn = false;   ///< a German PPN is taken for the NTIN that IFA derives from it
    bool itf14 = false;       ///< 14 digits of ITF with a right check digit are a GTIN-14
    bool upcE = false;        ///< eight digits after ]E0 are a UPC-E as printed
    QList<IgnoreRule> ignore; ///< B7
    QList<TailRule> tails;
    QString badgePrefix;   ///< empty: there are no badges
    QByteArray commandKey; ///< of this site, kept among its secrets; empty: no commands

    /// Everything but the key, from JSON (schema 1). A rule that could swallow what names a unit is
    /// refused, as is a badge prefix that other codes begin with.
    static Result<ScanRules, ProfileError> fromJson(const QByteArray &json);

    /// The state of a label's tail. `lengths` of 91, 92, 93; -1 where there is none.
    CryptoTail judgeTail(const gs1::Gtin &gtin, CryptoTail lengths) const;

    friend bool operator==(const ScanRules &, const ScanRules &) = default;
};

} // namespace pw::scan
