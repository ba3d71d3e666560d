// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/xml12names.h"

#include <QJsonObject>
#include <QXmlStreamWriter>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using cbv::Vocabulary;

/// What came with CBV 2.0.
bool isLater(Vocabulary vocabulary, QStringView word)
{
    static constexpr QLatin1StringView Steps[] = {"sampling"_L1, "sensor_reporting"_L1};
    static constexpr QLatin1StringView Dispositions[] = {"available"_L1,
                                                         "completeness_inferred"_L1,
                                                         "completeness_verified"_L1,
                                                         "conformant"_L1,
                                                         "container_open"_L1,
                                                         "mismatch_class"_L1,
                                                         "mismatch_instance"_L1,
                                                         "mismatch_quantity"_L1,
                                                         "needs_replacement"_L1,
                                                         "non_conformant"_L1,
                                                         "unavailable"_L1};
    static constexpr QLatin1StringView Transactions[] = {"cert"_L1, "testprd"_L1, "testres"_L1,
                                                         "upevt"_L1};
    const auto in = [word](const auto &words) {
        return std::find(std::begin(words), std::end(words), word) != std::end(words);
    };
    switch (vocabulary) {
    case Vocabulary::BizStep: return in(Steps);
    case Vocabulary::Disposition: return in(Dispositions);
    case Vocabulary::BizTransactionType: return in(Transactions);
    case Vocabulary::SourceDestType:
    case Vocabulary::ErrorReason: return false;
    }
    return false;
}

struct Prefixes
{
    QLatin1StringView urn;
    QLatin1StringView web;
};

Prefixes prefixesOf(Vocabulary vocabulary)
{
    switch (vocabulary) {
    case Vocabulary::BizStep: return {"bizstep:"_L1, "BizStep-"_L1};
    case Vocabulary::Disposition: return {"disp:"_L1, "Disp-"_L1};
    case Vocabulary::BizTransactionType: return {"btt:"_L1, "BTT-"_L1};
    case Vocabulary::SourceDestType: return {"sdt:"_L1, "SDT-"_L1};
    case Vocabulary::ErrorReason: return {"er:"_L1, "ER-"_L1};
    }
    return {};
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// A name every XML parser takes (no colon); ASCII, which JSON names here are as well.
bool isXmlName(QStringView name)
{
    return !name.isEmpty() && (isAsciiLetter(name.front()) || name.front() == u'_')
           && std::all_of(name.begin(), name.end(), [](QChar c) {
                  return isAsciiLetter(c) || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-'
                         || c == u'.';
              });
}

} // namespace

Xml12Names::Xml12Names(const QJsonArray &context)
{
    // The GS1 context knows this one; in XML its name has no colon at the end.
    m_namespaces.insert(u"cbvmda"_s, u"urn:epcglobal:cbv:mda"_s);
    for (const QJsonValue &part : context) {
        const QJsonObject terms = part.toObject();
        for (auto it = terms.begin(); it != terms.end(); ++it) {
            const QString space = it->toString();
            if (!space.isEmpty() && isXmlName(it.key()) && it.key() != u"cbvmda"
                && !it.key().startsWith("xml"_L1, Qt::CaseInsensitive) && it.key() != u"epcis")
                m_namespaces.insert(it.key(), space == u"urn:epcglobal:cbv:mda:"
                                                  ? u"urn:epcglobal:cbv:mda"_s
                                                  : space);
        }
    }
}

std::optional<Xml12Names::Name> Xml12Names::nameOf(const QString &jsonName) const
{
    const qsizetype colon = jsonName.indexOf(u':');
    if (colon < 0)
        return {};
    const auto known = m_namespaces.constFind(jsonName.first(colon));
    if (known != m_namespaces.constEnd()) {
        const QString local = jsonName.sliced(colon + 1);
        return isXmlName(local) ? std::optional(Name{*known, local}) : std::nullopt;
    }
    const auto last = std::find_if(jsonName.crbegin(), jsonName.crend(),
                                   [](QChar c) { return c == u'/' || c == u'#' || c == u':'; });
    const qsizetype end = jsonName.crend() - last;
    const QString local = jsonName.sliced(end);
    // `prefix:local` with an unknown prefix would look like a namespace of its own.
    if (end == colon + 1 || !isXmlName(local))
        return {};
    return Name{jsonName.first(end), local};
}

void Xml12Names::writeNamespaces(QXmlStreamWriter &xml) const
{
    for (auto it = m_namespaces.begin(); it != m_namespaces.end(); ++it)
        xml.writeNamespace(*it, it.key());
}

QString Xml12Names::word(cbv::Vocabulary vocabulary, const QString &bareWord)
{
    if (bareWord.isEmpty() || !cbv::isWord(vocabulary, bareWord))
        return bareWord;
    const Prefixes prefixes = prefixesOf(vocabulary);
    if (isLater(vocabulary, bareWord))
        return u"https://ref.gs1.org/cbv/"_s + prefixes.web + bareWord;
    return u"urn:epcglobal:cbv:"_s + prefixes.urn + bareWord;
}

QString Xml12Names::textOf(const QJsonValue &scalar)
{
    if (scalar.isBool())
        return scalar.toBool() ? u"true"_s : u"false"_s;
    if (scalar.isDouble())
        return QString::number(scalar.toDouble(), 'g', QLocale::FloatingPointShortest);
    return scalar.toString();
}

} // namespace pw::epcis
