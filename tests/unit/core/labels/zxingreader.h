// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace pw::test {

/// What an independent decoder reads in one picture.
struct DecodedSymbol
{
    QByteArray aim;   ///< AIM identifier, such as "]d2"; empty: nothing found
    QByteArray bytes; ///< the data, GS kept
};

/// Debian's ZXingReader (package zxing-cpp-tools), empty where it is not installed.
QString zxingReader();

/// Reads all pictures with one call; as many answers as pictures, in their order. Empty where the
/// program could not do its work.
QList<DecodedSymbol> readSymbols(const QStringList &pictures);

} // namespace pw::test
