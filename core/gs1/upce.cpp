// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/upce.h"

#include "core/gs1/charset.h"

namespace pw::gs1 {

using namespace Qt::StringLiterals;

Result<Gtin, KeyError> gtinOfUpcE(QStringView eightDigits)
{
    if (eightDigits.size() != 8)
        return Failure{KeyError::WrongLength};
    if (!isAllDigits(eightDigits) || eightDigits[0] > u'1')
        return Failure{KeyError::NotDigits};
    const QString d = eightDigits.sliced(1, 6).toString();
    QString middle; // company and item of the UPC-A, ten digits
    switch (d[5].unicode()) {
    case u'0':
    case u'1':
    case u'2': middle = d.first(2) + d[5] + u"0000"_s + d.sliced(2, 3); break;
    case u'3': middle = d.first(3) + u"00000"_s + d.sliced(3, 2); break;
    case u'4': middle = d.first(4) + u"00000"_s + d[4]; break;
    default: middle = d.first(5) + u"0000"_s + d[5]; break;
    }
    return Gtin::parse(QString(eightDigits[0] + middle + eightDigits[7]));
}

} // namespace pw::gs1
