// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scan/deviceprofile.h"

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace pw::sync {

/// Why a profile cannot be used, and where: the member, or of a text that is no JSON line and
/// column, from 1.
struct PeerProfileError
{
    scan::ProfileError::Code code = scan::ProfileError::Code::Unreadable;
    QString where; ///< "capture.answers[1]", "line 3, column 7", a file
    friend bool operator==(const PeerProfileError &, const PeerProfileError &) = default;
};

/// What an EPCIS 2.0 repository is able to do, and where it is not as the standard has it: data,
/// one JSON file for each kind. The members are described in docs/repositories.md.
struct PeerProfile
{
    /// Where the job of a capture is found.
    enum class Job {
        None, ///< there is none: read back what is stored
        Location,
        BareId ///< the Location is an id under /capture, whatever it looks like
    };
    /// What the repository makes of an event it has already.
    enum class Repeats { Recognised, StoredTwice };
    /// How we hear of what blocks a unit before the next sweep.
    enum class Push { None, Poll };

    QString id = QStringLiteral("packwright");
    QString name;
    /// Packwright's own central system: our feed is followed instead of its events.
    bool hasFeed = true;
    bool signsInByBasic = false; ///< HTTP Basic instead of OAuth 2.0 client credentials
    QString basePath;            ///< behind the base URL, such as "/epcis"; empty: none

    QList<int> captureAnswers{202};
    Job job = Job::Location;
    QByteArrayList errorBehaviourHeaders{"GS1-Capture-Error-Behaviour"};
    Repeats repeats = Repeats::Recognised;

    // How much is sent at once: begins small, grows with each success, halves when refused.
    bool asksLimits = false; ///< by OPTIONS /capture
    int firstEvents = 500;
    int mostEvents = 500;
    qint64 firstBytes = 1'000'000;
    qint64 mostBytes = 1'000'000;

    int perPage = 100;
    bool orders = true;   ///< knows orderBy=recordTime
    QByteArray epcFormat; ///< GS1-EPC-Format; empty: not sent

    Push push = Push::Poll;
    std::chrono::seconds pushInterval{5};
    std::chrono::seconds sweepInterval{30};
    std::chrono::seconds overlap{120}; ///< of one sweep with the one before, to begin with
    std::chrono::seconds settle{3};    ///< what is younger than this may not be visible yet

    static Result<PeerProfile, PeerProfileError> fromJson(const QByteArray &json);
    /// A profile of `siteFolder` before one that is built in; an empty folder name: none.
    static Result<PeerProfile, PeerProfileError> load(const QString &id,
                                                      const QString &siteFolder = {});
    /// Those that are built in, sorted.
    static QStringList builtIn();

    friend bool operator==(const PeerProfile &, const PeerProfile &) = default;
};

/// For people and logs: "capture.answers[1]: not an allowed value".
QString toText(const PeerProfileError &error);

} // namespace pw::sync
