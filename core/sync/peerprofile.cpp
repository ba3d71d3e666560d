// SPDX-License-Identifier: Apache-2.0
#include "core/sync/peerprofile.h"

#include "core/scan/objectreader.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace pw::sync {

using namespace Qt::StringLiterals;
using scan::ObjectReader;
using scan::ProfileError;

namespace {

constexpr int Schema = 1;
const QString BuiltInFolder = u":/packwright/peer-profiles"_s;

bool isId(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.';
    });
}

PeerProfileError notJson(const QByteArray &json, const QJsonParseError &parsed)
{
    const QByteArray before = json.first(std::min<qsizetype>(parsed.offset, json.size()));
    const qsizetype column = before.size() - (before.lastIndexOf('\n') + 1);
    return {ProfileError::Code::NotJson,
            u"line %1, column %2"_s.arg(before.count('\n') + 1).arg(column + 1)};
}

std::chrono::seconds seconds(ObjectReader &reader, QLatin1StringView key, int most,
                             std::chrono::seconds fallback)
{
    return std::chrono::seconds(reader.integer(key, 1, most, int(fallback.count())));
}

void readCapture(ObjectReader reader, PeerProfile &profile)
{
    using Job = PeerProfile::Job;
    using Repeats = PeerProfile::Repeats;
    profile.captureAnswers.clear();
    const QStringList answers = reader.textList("answers"_L1);
    for (qsizetype i = 0; i < answers.size(); ++i) {
        const int status = answers[i].toInt();
        if (status < 200 || status > 202)
            reader.bad(u"answers[%1]"_s.arg(i));
        profile.captureAnswers.append(status);
    }
    if (answers.isEmpty())
        reader.missing("answers"_L1);
    profile.job = reader.choice(
        "job"_L1, Job::Location,
        {{"none"_L1, Job::None}, {"location"_L1, Job::Location}, {"bareId"_L1, Job::BareId}});
    profile.errorBehaviourHeaders.clear();
    for (const QString &name : reader.textList("errorBehaviourHeaders"_L1))
        profile.errorBehaviourHeaders.append(name.toLatin1());
    profile.repeats = reader.choice(
        "repeats"_L1, Repeats::StoredTwice,
        {{"recognised"_L1, Repeats::Recognised}, {"storedTwice"_L1, Repeats::StoredTwice}});
    profile.asksLimits = reader.flag("asksLimits"_L1);
    profile.firstEvents = reader.integer("firstEvents"_L1, 1, 10'000, 50);
    profile.mostEvents = reader.integer("mostEvents"_L1, 1, 10'000, 500);
    profile.firstBytes = reader.integer("firstBytes"_L1, 1'000, 100'000'000, 16'000);
    profile.mostBytes = reader.integer("mostBytes"_L1, 1'000, 100'000'000, 1'000'000);
    if (profile.firstEvents > profile.mostEvents)
        reader.bad(u"firstEvents"_s);
    if (profile.firstBytes > profile.mostBytes)
        reader.bad(u"firstBytes"_s);
}

void readQuery(ObjectReader reader, PeerProfile &profile)
{
    profile.perPage = reader.integer("perPage"_L1, 1, 10'000, 100);
    profile.orders = reader.choice("order"_L1, true, {{"recordTime"_L1, true}, {"none"_L1, false}});
    profile.epcFormat = reader.optionalText("epcFormat"_L1).toLatin1();
    profile.sweepInterval = seconds(reader, "sweepSeconds"_L1, 3600, profile.sweepInterval);
    profile.overlap = seconds(reader, "overlapSeconds"_L1, 86'400, profile.overlap);
    profile.settle = seconds(reader, "settleSeconds"_L1, 60, profile.settle);
}

void readPush(ObjectReader reader, PeerProfile &profile)
{
    using Push = PeerProfile::Push;
    profile.push =
        reader.choice("kind"_L1, Push::Poll, {{"none"_L1, Push::None}, {"poll"_L1, Push::Poll}});
    profile.pushInterval = seconds(reader, "seconds"_L1, 3600, profile.pushInterval);
}

QLatin1StringView meaningOf(ProfileError::Code code)
{
    switch (code) {
    case ProfileError::Code::Unreadable: return "there is no such profile that can be read"_L1;
    case ProfileError::Code::NotJson: return "not JSON"_L1;
    case ProfileError::Code::UnknownSchema: return "a schema of another version"_L1;
    case ProfileError::Code::MissingField: return "required, but missing"_L1;
    case ProfileError::Code::BadValue: return "not an allowed value"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<PeerProfile, PeerProfileError> PeerProfile::fromJson(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (!document.isObject())
        return Failure{notJson(json, parsed)};
    std::optional<ProfileError> error;
    ObjectReader reader(document.object(), {}, error);
    if (reader.integer("schema"_L1, 1, 1'000'000) != Schema && !error)
        return Failure{PeerProfileError{ProfileError::Code::UnknownSchema, u"schema"_s}};
    PeerProfile profile;
    profile.id = reader.text("id"_L1);
    if (!isId(profile.id))
        reader.bad(u"id"_s);
    profile.name = reader.text("name"_L1);
    profile.hasFeed = reader.flag("feed"_L1);
    profile.signsInByBasic =
        reader.choice("signIn"_L1, false, {{"oauth"_L1, false}, {"basic"_L1, true}});
    profile.basePath = reader.optionalText("basePath"_L1);
    if (!profile.basePath.isEmpty()
        && (!profile.basePath.startsWith(u'/') || profile.basePath.endsWith(u'/')))
        reader.bad(u"basePath"_s);
    readCapture(reader.object("capture"_L1), profile);
    readQuery(reader.object("query"_L1), profile);
    readPush(reader.object("push"_L1), profile);
    if (error)
        return Failure{PeerProfileError{error->code, error->field}};
    return profile;
}

Result<PeerProfile, PeerProfileError> PeerProfile::load(const QString &id,
                                                        const QString &siteFolder)
{
    for (const QString &folder : {siteFolder, BuiltInFolder}) {
        // Only what is listed is opened: an id with ".." in it leads nowhere.
        const QString name = id + u".json"_s;
        if (folder.isEmpty() || !QDir(folder).entryList(QDir::Files).contains(name))
            continue;
        QFile file(QDir(folder).filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return Failure{PeerProfileError{ProfileError::Code::Unreadable, file.fileName()}};
        auto profile = fromJson(file.readAll());
        if (profile && profile->id != id)
            return Failure{PeerProfileError{ProfileError::Code::BadValue, u"id"_s}};
        return profile;
    }
    return Failure{PeerProfileError{ProfileError::Code::Unreadable, id + u".json"_s}};
}

QStringList PeerProfile::builtIn()
{
    QStringList ids;
    for (const QString &file : QDir(BuiltInFolder).entryList(QDir::Files, QDir::Name))
        ids.append(file.chopped(5)); // ".json"
    return ids;
}

QString toText(const PeerProfileError &error)
{
    return error.where + u": "_s + meaningOf(error.code);
}

} // namespace pw::sync
