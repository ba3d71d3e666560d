// SPDX-License-Identifier: Apache-2.0
#include "core/epcis/validator.h"

#include "core/epcis/cbv.h"
#include "core/epcis/instant.h"
#include "core/epcis/names.h"
#include "core/epcis/uri.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::epcis {

namespace {

using Code = DocumentError::Code;

/// What the frame of an event type allows (EPCIS 2.0, sections 7.4.2 to 7.4.6).
struct Frame
{
    bool epcs = false;
    bool parent = false;
    bool children = false;
    bool persistentDisposition = false;
    bool ilmd = false;
    bool action = true;
};

Frame frameOf(EventType type)
{
    switch (type) {
    case EventType::Object: return {.epcs = true, .persistentDisposition = true, .ilmd = true};
    case EventType::Aggregation:
    case EventType::Association: return {.parent = true, .children = true};
    case EventType::Transaction: return {.epcs = true, .parent = true};
    case EventType::Transformation:
        return {.persistentDisposition = true, .ilmd = true, .action = false};
    }
    Q_UNREACHABLE();
    return {};
}

bool isEventId(const QString &id)
{
    static const QRegularExpression form(
        u"^(?:urn:uuid:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
        "|ni:///sha-256;[0-9a-f]{64}\\?ver=CBV[0-9.]+)$"_s);
    return form.match(id).hasMatch();
}

/// Three-letter or shorter code of UN/ECE Recommendation 20.
bool isUnit(const QString &uom)
{
    return (uom.size() == 2 || uom.size() == 3) && std::all_of(uom.begin(), uom.end(), [](QChar c) {
               return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
           });
}

class Validator
{
public:
    Validator(const Event &event, const QString &path) : m_event(event), m_path(path) {}

    QList<DocumentError> run()
    {
        checkFrame();
        checkContents();
        checkWords();
        checkIdentifiers();
        checkExtensions();
        checkDeclaration();
        return m_errors;
    }

private:
    void add(Code code, const QString &member, const QString &detail = {})
    {
        m_errors.append({code, m_path + u'/' + member, detail.left(120)});
    }

    void checkFrame()
    {
        const Frame frame = frameOf(m_event.type);
        const auto only = [this](bool allowed, bool present, QLatin1StringView name) {
            if (present && !allowed)
                add(Code::NotAllowedHere, name);
        };
        only(frame.epcs, !m_event.epcs.isEmpty(), names::EpcList);
        only(frame.epcs, !m_event.quantities.isEmpty(), names::QuantityList);
        only(frame.parent, !m_event.parentId.isEmpty(), names::ParentId);
        only(frame.children, !m_event.childEpcs.isEmpty(), names::ChildEpcs);
        only(frame.children, !m_event.childQuantities.isEmpty(), names::ChildQuantityList);
        only(frame.persistentDisposition,
             !m_event.persistentSet.isEmpty() || !m_event.persistentUnset.isEmpty(),
             names::PersistentDisposition);
        const bool comesIntoBeing = m_event.action == Action::Add || !frame.action;
        only(frame.ilmd && comesIntoBeing, !m_event.ilmd.isEmpty(), names::Ilmd);
        only(frame.action, m_event.action.has_value(), names::Action);
        if (frame.action && !m_event.action)
            add(Code::MissingMember, names::Action);
        if (!m_event.eventId.isEmpty() && !isEventId(m_event.eventId))
            add(Code::BadValue, names::EventId, m_event.eventId);
    }

    bool hasExtension(QLatin1StringView name) const
    {
        return !m_event.extensions.value(name).toArray().isEmpty();
    }

    void checkContents()
    {
        const bool isDelete = m_event.action == Action::Delete;
        const bool noEpcs = m_event.epcs.isEmpty() && m_event.quantities.isEmpty();
        const bool noChildren = m_event.childEpcs.isEmpty() && m_event.childQuantities.isEmpty();
        switch (m_event.type) {
        case EventType::Object:
            // A sensor may report on a place instead of on things.
            if (noEpcs && (!hasExtension(names::SensorElementList) || m_event.readPoint.isEmpty()))
                add(Code::MissingMember, names::EpcList);
            break;
        case EventType::Aggregation:
        case EventType::Association:
            if (m_event.parentId.isEmpty()
                && (m_event.action != Action::Observe || m_event.type == EventType::Association))
                add(Code::MissingMember, names::ParentId);
            if (noChildren && !isDelete)
                add(Code::MissingMember, names::ChildEpcs);
            break;
        case EventType::Transaction:
            if (m_event.bizTransactions.isEmpty())
                add(Code::MissingMember, names::BizTransactionList);
            if (noEpcs && !isDelete)
                add(Code::MissingMember, names::EpcList);
            break;
        case EventType::Transformation: checkTransformation(); break;
        }
    }

    void checkTransformation()
    {
        const bool in = hasExtension(names::InputEpcList) || hasExtension(names::InputQuantityList);
        const bool out =
            hasExtension(names::OutputEpcList) || hasExtension(names::OutputQuantityList);
        const bool spread = m_event.extensions.contains(names::TransformationId);
        if (!in && !(spread && out))
            add(Code::MissingMember, names::InputEpcList);
        if (!out && !(spread && in))
            add(Code::MissingMember, names::OutputEpcList);
    }

    void checkWord(cbv::Vocabulary vocabulary, const QString &word, const QString &member)
    {
        if (word.isEmpty() || cbv::isWord(vocabulary, word))
            return;
        // Own words must be URIs and must not pretend to be CBV.
        if (!isUri(word) || word.startsWith("urn:epcglobal:cbv:"_L1))
            add(Code::BadValue, member, word);
    }

    void checkDispositions(const QStringList &words, const QString &member)
    {
        for (const QString &word : words)
            checkWord(cbv::Vocabulary::Disposition, word, member);
        if (QSet<QString>(words.begin(), words.end()).size() != words.size())
            add(Code::BadValue, member, u"the same value twice"_s);
    }

    void checkWords()
    {
        checkWord(cbv::Vocabulary::BizStep, m_event.bizStep, names::BizStep);
        checkWord(cbv::Vocabulary::Disposition, m_event.disposition, names::Disposition);
        checkDispositions(m_event.persistentSet, u"persistentDisposition/set"_s);
        checkDispositions(m_event.persistentUnset, u"persistentDisposition/unset"_s);
        for (const BizTransaction &transaction : m_event.bizTransactions)
            checkWord(cbv::Vocabulary::BizTransactionType, transaction.type,
                      names::BizTransactionList);
        for (const QLatin1StringView list : {names::SourceList, names::DestinationList}) {
            for (const QJsonValue &party : m_event.extensions.value(list).toArray())
                checkWord(cbv::Vocabulary::SourceDestType,
                          cbv::bareWord(cbv::Vocabulary::SourceDestType, party[u"type"].toString()),
                          list);
        }
    }

    void checkIdentifier(const QString &uri, const QString &member)
    {
        if (uri.isEmpty())
            return;
        if (!isUri(uri) || isBrokenIdentifier(uri))
            add(Code::BadIdentifier, member, uri);
    }

    void checkList(const QStringList &uris, QLatin1StringView member)
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < uris.size(); ++i) {
            const QString at = member + u'/' + QString::number(i);
            checkIdentifier(uris[i], at);
            if (seen.contains(uris[i]))
                add(Code::BadValue, at, u"listed twice: "_s + uris[i]);
            seen.insert(uris[i]);
        }
    }

    void checkQuantities(const QList<QuantityElement> &elements, QLatin1StringView member)
    {
        for (qsizetype i = 0; i < elements.size(); ++i) {
            const QString at = member + u'/' + QString::number(i);
            checkIdentifier(elements[i].epcClass, at + u"/epcClass"_s);
            if (!elements[i].uom.isEmpty() && !isUnit(elements[i].uom))
                add(Code::BadValue, at + u"/uom"_s, elements[i].uom);
        }
    }

    void checkIdentifiers()
    {
        checkList(m_event.epcs, names::EpcList);
        checkList(m_event.childEpcs, names::ChildEpcs);
        checkIdentifier(m_event.parentId, names::ParentId);
        checkQuantities(m_event.quantities, names::QuantityList);
        checkQuantities(m_event.childQuantities, names::ChildQuantityList);
        checkIdentifier(m_event.readPoint, u"readPoint/id"_s);
        checkIdentifier(m_event.bizLocation, u"bizLocation/id"_s);
        for (const BizTransaction &transaction : m_event.bizTransactions) {
            if (!isUri(transaction.id))
                add(Code::BadIdentifier, names::BizTransactionList, transaction.id);
        }
        for (const QLatin1StringView list : {names::InputEpcList, names::OutputEpcList}) {
            QStringList uris;
            for (const QJsonValue &item : m_event.extensions.value(list).toArray())
                uris.append(item.toString());
            checkList(uris, list);
        }
    }

    bool isStandardMember(const QString &name) const
    {
        static constexpr QLatin1StringView Everywhere[] = {
            names::Context,         names::CertificationInfo, names::SourceList,
            names::DestinationList, names::SensorElementList, names::ReadPoint,
            names::BizLocation,     names::ErrorDeclaration,
        };
        static constexpr QLatin1StringView Transformations[] = {
            names::InputEpcList,       names::InputQuantityList, names::OutputEpcList,
            names::OutputQuantityList, names::TransformationId,
        };
        const auto in = [&name](const auto &list) {
            return std::find(std::begin(list), std::end(list), name) != std::end(list);
        };
        return in(Everywhere) || (m_event.type == EventType::Transformation && in(Transformations));
    }

    void checkExtensions()
    {
        for (auto it = m_event.extensions.begin(); it != m_event.extensions.end(); ++it) {
            if (!isUri(it.key()) && !isStandardMember(it.key()))
                add(Code::NotAllowedHere, it.key());
        }
        for (auto it = m_event.ilmd.begin(); it != m_event.ilmd.end(); ++it) {
            if (!isUri(it.key()))
                add(Code::NotAllowedHere, u"ilmd/"_s + it.key());
        }
    }

    void checkDeclaration()
    {
        if (!m_event.errorDeclaration)
            return;
        const ErrorDeclaration &declaration = *m_event.errorDeclaration;
        checkWord(cbv::Vocabulary::ErrorReason, declaration.reason, u"errorDeclaration/reason"_s);
        if (declaration.reason == u"did_not_occur" && !declaration.correctiveEventIds.isEmpty())
            add(Code::NotAllowedHere, u"errorDeclaration/correctiveEventIDs"_s);
        for (const QString &id : declaration.correctiveEventIds) {
            if (!isUri(id))
                add(Code::BadIdentifier, u"errorDeclaration/correctiveEventIDs"_s, id);
        }
    }

    const Event &m_event;
    QString m_path;
    QList<DocumentError> m_errors;
};

} // namespace

QList<DocumentError> validate(const Event &event, const QString &path)
{
    return Validator(event, path).run();
}

} // namespace pw::epcis
