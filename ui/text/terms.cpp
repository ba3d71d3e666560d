// SPDX-License-Identifier: Apache-2.0
#include "ui/text/terms.h"

#include <QCoreApplication>
#include <QLocale>

namespace pw::text {

using namespace Qt::StringLiterals;
using domain::Level;

namespace {

struct Terms
{
    Q_DECLARE_TR_FUNCTIONS(Terms)
};

constexpr QChar NoBreakSpace(0x00A0);

} // namespace

QString levelName(Level level)
{
    switch (level) {
    case Level::Pack: return Terms::tr("Pack");
    case Level::Bundle: return Terms::tr("Bundle");
    case Level::Carton: return Terms::tr("Carton");
    case Level::Pallet: return Terms::tr("Pallet");
    }
    Q_UNREACHABLE();
}

QString lifecycleName(domain::Lifecycle lifecycle)
{
    switch (lifecycle) {
    case domain::Lifecycle::Allocated: return Terms::tr("Number allocated, not printed");
    case domain::Lifecycle::Encoded: return Terms::tr("Printed, not commissioned");
    case domain::Lifecycle::Commissioned: return Terms::tr("In circulation");
    case domain::Lifecycle::Decommissioned: return Terms::tr("Taken out of circulation");
    case domain::Lifecycle::Sampled: return Terms::tr("Taken as a sample");
    case domain::Lifecycle::Destroyed: return Terms::tr("Destroyed");
    }
    Q_UNREACHABLE();
}

QString newOne(Level level)
{
    switch (level) {
    case Level::Pack: return Terms::tr("New pack");
    case Level::Bundle: return Terms::tr("New bundle");
    case Level::Carton: return Terms::tr("New carton");
    case Level::Pallet: return Terms::tr("New pallet");
    }
    Q_UNREACHABLE();
}

QString units(Level level, int count)
{
    switch (level) {
    case Level::Pack: return Terms::tr("%Ln pack(s)", nullptr, count);
    case Level::Bundle: return Terms::tr("%Ln bundle(s)", nullptr, count);
    case Level::Carton: return Terms::tr("%Ln carton(s)", nullptr, count);
    case Level::Pallet: return Terms::tr("%Ln pallet(s)", nullptr, count);
    }
    Q_UNREACHABLE();
}

QString closedOne(Level level)
{
    switch (level) {
    //: Object of a sentence: scan the closed …
    case Level::Pack: return Terms::tr("the pack");
    case Level::Bundle: return Terms::tr("the closed bundle");
    case Level::Carton: return Terms::tr("the closed carton");
    case Level::Pallet: return Terms::tr("the closed pallet");
    }
    Q_UNREACHABLE();
}

QString theOne(const MaybeLevel &level)
{
    if (!level)
        return Terms::tr("the container", "object");
    switch (*level) {
    case Level::Pack: return Terms::tr("the pack", "object");
    case Level::Bundle: return Terms::tr("the bundle", "object");
    case Level::Carton: return Terms::tr("the carton", "object");
    case Level::Pallet: return Terms::tr("the pallet", "object");
    }
    Q_UNREACHABLE();
}

QString theOneIs(const MaybeLevel &level)
{
    if (!level)
        return Terms::tr("the container", "subject");
    switch (*level) {
    case Level::Pack: return Terms::tr("the pack", "subject");
    case Level::Bundle: return Terms::tr("the bundle", "subject");
    case Level::Carton: return Terms::tr("the carton", "subject");
    case Level::Pallet: return Terms::tr("the pallet", "subject");
    }
    Q_UNREACHABLE();
}

QString inTheOne(const MaybeLevel &level)
{
    if (!level)
        return Terms::tr("in the container");
    switch (*level) {
    case Level::Pack: return Terms::tr("in the pack");
    case Level::Bundle: return Terms::tr("in the bundle");
    case Level::Carton: return Terms::tr("in the carton");
    case Level::Pallet: return Terms::tr("on the pallet");
    }
    Q_UNREACHABLE();
}

QString intoTheOne(const MaybeLevel &level)
{
    if (!level)
        return Terms::tr("into the container");
    switch (*level) {
    case Level::Pack: return Terms::tr("into the pack");
    case Level::Bundle: return Terms::tr("into the bundle");
    case Level::Carton: return Terms::tr("into the carton");
    case Level::Pallet: return Terms::tr("onto the pallet");
    }
    Q_UNREACHABLE();
}

QString named(const epc::Epc &id, const MaybeLevel &level)
{
    const QString number = grouped(id);
    if (!level)
        return id.sscc() ? Terms::tr("container %1").arg(number)
                         : Terms::tr("serial number %1").arg(number);
    switch (*level) {
    case Level::Pack: return Terms::tr("pack %1").arg(number);
    case Level::Bundle: return Terms::tr("bundle %1").arg(number);
    case Level::Carton: return Terms::tr("carton %1").arg(number);
    case Level::Pallet: return Terms::tr("pallet %1").arg(number);
    }
    Q_UNREACHABLE();
}

QString inNamed(const epc::Epc &id, const MaybeLevel &level)
{
    const QString number = grouped(id);
    if (!level)
        return Terms::tr("in container %1").arg(number);
    switch (*level) {
    case Level::Pack: return Terms::tr("in pack %1").arg(number);
    case Level::Bundle: return Terms::tr("in bundle %1").arg(number);
    case Level::Carton: return Terms::tr("in carton %1").arg(number);
    case Level::Pallet: return Terms::tr("on pallet %1").arg(number);
    }
    Q_UNREACHABLE();
}

QString capitalised(const QString &text)
{
    return text.isEmpty() ? text : QLocale().toUpper(text.first(1)) + text.sliced(1);
}

QString grouped(const epc::Epc &id)
{
    if (const gs1::Sscc *sscc = id.sscc())
        return grouped(*sscc);
    return id.sgtin()->serial();
}

QString grouped(const gs1::Sscc &sscc)
{
    const QString digits = sscc.toString();
    QString text = digits.first(2);
    for (qsizetype from = 2; from < digits.size(); from += 4)
        text += NoBreakSpace + digits.sliced(from, 4);
    return text;
}

QString shortName(const epc::Epc &id)
{
    if (const gs1::Sscc *sscc = id.sscc())
        return u"…"_s + sscc->toString().last(4);
    return id.sgtin()->serial();
}

QString filling(int count, const std::optional<int> &capacity)
{
    if (!capacity)
        return number(count);
    //: How full a container is: 12 of 25
    return Terms::tr("%1 of %2").arg(number(count), number(*capacity));
}

QString duration(std::chrono::seconds span)
{
    using namespace std::chrono;
    if (span < 1min)
        //: Seconds
        return Terms::tr("%1 s").arg(span.count());
    if (span < 1h)
        return Terms::tr("%1 min").arg(duration_cast<minutes>(span).count());
    const auto wholeHours = duration_cast<hours>(span);
    if (wholeHours < 48h) {
        const auto rest = duration_cast<minutes>(span - wholeHours).count();
        return rest == 0 || wholeHours >= 10h
                   ? Terms::tr("%1 h").arg(wholeHours.count())
                   : Terms::tr("%1 h %2 min").arg(wholeHours.count()).arg(rest);
    }
    return Terms::tr("%Ln day(s)", nullptr, int(wholeHours.count() / 24));
}

QString date(QDate day)
{
    //: Format of a date as QLocale::toString() takes it: day, short month, year
    return QLocale().toString(day, Terms::tr("d MMM yyyy"));
}

QString moment(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    const QString time = QLocale().toString(local.time(), u"HH:mm"_s);
    return local.date() == QDate::currentDate()
               ? Terms::tr("today, %1").arg(time)
               : Terms::tr("%1, %2", "date and time").arg(date(local.date()), time);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace pw::text
