// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/digitallink.h"

#include "core/gs1/gln.h"
#include "core/gs1/gtin.h"
#include "core/gs1/sscc.h"

namespace pw::gs1 {

using namespace Qt::StringLiterals;

QString percentEncoded(QStringView value)
{
    return QString::fromLatin1(value.toUtf8().toPercentEncoding());
}

namespace {

std::optional<QString> percentDecoded(QStringView text)
{
    for (qsizetype i = text.indexOf(u'%'); i >= 0; i = text.indexOf(u'%', i + 1)) {
        bool isHex = false;
        (void)text.sliced(i + 1).left(2).toUInt(&isHex, 16);
        if (!isHex || text.size() < i + 3)
            return {};
    }
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

} // namespace

Result<DigitalLink, DigitalLinkError> DigitalLink::parse(QStringView uri)
{
    if (!uri.startsWith(u"https://") && !uri.startsWith(u"http://"))
        return Failure{DigitalLinkError::NotAUri};
    QStringView rest = uri.sliced(uri.indexOf(u"://") + 3);
    rest = rest.left(rest.indexOf(u'#') < 0 ? rest.size() : rest.indexOf(u'#'));
    rest = rest.left(rest.indexOf(u'?') < 0 ? rest.size() : rest.indexOf(u'?'));
    const auto segments = rest.split(u'/');
    for (qsizetype i = 1; i + 1 < segments.size(); ++i) {
        const QStringView ai = segments[i];
        DigitalLink link;
        for (qsizetype j = i; j + 1 < segments.size(); j += 2) {
            const auto value = percentDecoded(segments[j + 1]);
            if (!value)
                return Failure{DigitalLinkError::BadEscape};
            link.path.append({segments[j].toString(), *value});
        }
        QString &key = link.path[0].value;
        if (ai == "01"_L1) {
            const auto gtin = Gtin::parse(key);
            if (!gtin)
                return Failure{DigitalLinkError::BadValue};
            key = gtin->toString();
            return link;
        }
        if ((ai == "00"_L1 && Sscc::parse(key)) || (ai == "414"_L1 && Gln::parse(key)))
            return link;
    }
    return Failure{DigitalLinkError::NoKey};
}

QString DigitalLink::toCanonicalUri() const
{
    QString uri = u"https://id.gs1.org"_s;
    for (const Part &part : path)
        uri += u'/' + part.ai + u'/' + percentEncoded(part.value);
    return uri;
}

} // namespace pw::gs1
