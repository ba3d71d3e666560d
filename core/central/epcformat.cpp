// SPDX-License-Identifier: Apache-2.0
#include "core/central/epcformat.h"

#include "core/epcis/pureidentity.h"
#include "core/epcis/strictjson.h"
#include "core/epcis/uri.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::central {

namespace {

struct FormatName
{
    EpcFormat format;
    const char *name;
};

constexpr FormatName FormatNames[] = {{EpcFormat::NoPreference, "No_Preference"},
                                      {EpcFormat::DigitalLink, "Always_GS1_Digital_Link"},
                                      {EpcFormat::Urn, "Always_EPC_URN"},
                                      {EpcFormat::Never, "Never_Translates"}};

/// Where identifiers stand in an event: the member itself (a text or a list of them), or `inner`
/// of the object or objects in it.
struct Place
{
    QByteArrayView member;
    QByteArrayView inner;
};

constexpr Place Places[] = {{"epcList", {}},
                            {"childEPCs", {}},
                            {"parentID", {}},
                            {"inputEPCList", {}},
                            {"outputEPCList", {}},
                            {"transformationID", {}},
                            {"quantityList", "epcClass"},
                            {"childQuantityList", "epcClass"},
                            {"inputQuantityList", "epcClass"},
                            {"outputQuantityList", "epcClass"},
                            {"readPoint", "id"},
                            {"bizLocation", "id"},
                            {"bizTransactionList", "bizTransaction"},
                            {"sourceList", "source"},
                            {"destinationList", "destination"}};

class Translator
{
public:
    Translator(EpcFormat format, const epc::CompanyPrefixes &prefixes)
        : m_format(format), m_prefixes(prefixes)
    {}

    Result<QByteArray, Untranslatable> event(const QByteArray &text)
    {
        const QByteArray result = object(text, [this](QByteArrayView name, QByteArrayView value) {
            const auto place = std::find_if(std::begin(Places), std::end(Places),
                                            [name](const Place &p) { return p.member == name; });
            return place == std::end(Places) ? value.toByteArray() : values(value, place->inner);
        });
        if (m_untranslatable)
            return Failure{*m_untranslatable};
        return result;
    }

private:
    template <typename Change>
    QByteArray object(QByteArrayView text, const Change &change)
    {
        QByteArray result = "{";
        for (const epcis::strictjson::Member &member : epcis::strictjson::membersOf(text)) {
            if (result.size() > 1)
                result += ',';
            result += '"' + member.name.toByteArray() + "\":" + change(member.name, member.value);
        }
        return result + '}';
    }

    QByteArray values(QByteArrayView text, QByteArrayView inner)
    {
        if (text.startsWith('[')) {
            QByteArrayList items;
            for (const QByteArrayView item : epcis::strictjson::elementsOf(text)) {
                // Two spellings of one object have become one, and lists have each once.
                const QByteArray translated = values(item, inner);
                if (!inner.isEmpty() || !items.contains(translated))
                    items.append(translated);
            }
            return '[' + items.join(',') + ']';
        }
        if (text.startsWith('{')) {
            return object(text, [this, inner](QByteArrayView name, QByteArrayView value) {
                return name == inner ? uri(value) : value.toByteArray();
            });
        }
        return inner.isEmpty() ? uri(text) : text.toByteArray();
    }

    QByteArray uri(QByteArrayView text)
    {
        const QByteArray wrapped = '[' + text.toByteArray() + ']';
        const QJsonValue value = QJsonDocument::fromJson(wrapped)[0];
        const auto translated = translatedUri(value.toString(), m_format, m_prefixes);
        if (!translated && !m_untranslatable)
            m_untranslatable = translated.error();
        if (!translated || *translated == value.toString())
            return text.toByteArray();
        const QByteArray list =
            QJsonDocument(QJsonArray{*translated}).toJson(QJsonDocument::Compact);
        return list.sliced(1, list.size() - 2);
    }

    EpcFormat m_format;
    const epc::CompanyPrefixes &m_prefixes;
    std::optional<Untranslatable> m_untranslatable;
};

} // namespace

std::optional<EpcFormat> epcFormatFrom(const QByteArray &header)
{
    if (header.isEmpty())
        return EpcFormat::DigitalLink;
    for (const FormatName &entry : FormatNames) {
        if (header == entry.name)
            return entry.format;
    }
    return {};
}

QByteArray toHeader(EpcFormat format)
{
    for (const FormatName &entry : FormatNames) {
        if (entry.format == format)
            return entry.name;
    }
    Q_UNREACHABLE();
    return {};
}

Result<QString, Untranslatable> translatedUri(const QString &uri, EpcFormat format,
                                              const epc::CompanyPrefixes &prefixes)
{
    switch (format) {
    case EpcFormat::NoPreference:
    case EpcFormat::Never: return uri;
    case EpcFormat::DigitalLink:
        return uri.startsWith("urn:epc:"_L1) ? epcis::canonicalId(uri) : uri;
    case EpcFormat::Urn: break;
    }
    if (uri.startsWith("urn:"_L1))
        return uri;
    const auto lengthOf = [&prefixes](QStringView digits) -> std::optional<int> {
        const auto length = prefixes.lengthIn(digits);
        return length ? std::optional(*length) : std::nullopt;
    };
    const auto urn = epcis::pureIdentityOf(uri, lengthOf);
    if (urn)
        return *urn;
    switch (urn.error()) {
    case epcis::PureIdentityError::NotAnIdentifier:
    case epcis::PureIdentityError::NoUrn: break;
    case epcis::PureIdentityError::NoCompanyPrefix: return Failure{Untranslatable{uri}};
    }
    return uri;
}

Result<QByteArray, Untranslatable> translatedEvent(const QByteArray &event, EpcFormat format,
                                                   const epc::CompanyPrefixes &prefixes)
{
    if (format == EpcFormat::NoPreference || format == EpcFormat::Never)
        return event;
    return Translator(format, prefixes).event(event);
}

} // namespace pw::central
