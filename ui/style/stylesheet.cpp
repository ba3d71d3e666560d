// SPDX-License-Identifier: Apache-2.0
#include "ui/style/stylesheet.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace pw::style {

using namespace Qt::StringLiterals;

namespace {

using Values = QHash<QString, QString>;

void addTone(Values &values, const QString &name, const Tone &tone)
{
    values[name] = tone.solid.name();
    values[name + u"On"] = tone.onSolid.name();
    values[name + u"Soft"] = tone.soft.name();
    values[name + u"OnSoft"] = tone.onSoft.name();
}

Values valuesOf(const Tokens &tokens)
{
    const Colours &c = tokens.colours;
    Values values{{u"canvas"_s, c.canvas.name()},          {u"surface"_s, c.surface.name()},
                  {u"sunken"_s, c.sunken.name()},          {u"line"_s, c.line.name()},
                  {u"lineStrong"_s, c.lineStrong.name()},  {u"ink"_s, c.ink.name()},
                  {u"inkMuted"_s, c.inkMuted.name()},      {u"inkFaint"_s, c.inkFaint.name()},
                  {u"disabled"_s, c.disabled.name()},      {u"rail"_s, c.rail.name()},
                  {u"onRail"_s, c.onRail.name()},          {u"railActive"_s, c.railActive.name()},
                  {u"onRailMuted"_s, c.onRailMuted.name()}};
    addTone(values, u"accent"_s, c.accent);
    addTone(values, u"accepted"_s, c.accepted);
    addTone(values, u"notice"_s, c.notice);
    addTone(values, u"warning"_s, c.warning);
    addTone(values, u"refused"_s, c.refused);
    addTone(values, u"failed"_s, c.failed);
    const auto size = [&values](const QString &name, int pixels) {
        values[name] = QString::number(pixels) + u"px";
    };
    const TypeScale &t = tokens.type;
    size(u"fontCaption"_s, t.caption);
    size(u"fontBody"_s, t.body);
    size(u"fontStrong"_s, t.strong);
    size(u"fontTitle"_s, t.title);
    size(u"fontSentence"_s, t.sentence);
    size(u"fontWord"_s, t.word);
    const Space &s = tokens.space;
    size(u"xs"_s, s.xs);
    size(u"s"_s, s.s);
    size(u"m"_s, s.m);
    size(u"l"_s, s.l);
    size(u"xl"_s, s.xl);
    size(u"radius"_s, s.radius);
    size(u"radiusSmall"_s, s.radiusSmall);
    size(u"touch"_s, s.touch);
    size(u"handle"_s, s.touch / 2);
    size(u"handleInset"_s, -(s.touch / 4 - s.xs));
    size(u"handleRadius"_s, s.touch / 4);
    return values;
}

} // namespace

QString styleSheet(const Tokens &tokens)
{
    QFile file(u":/packwright/styles/packwright.qss"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    const QString source = opened ? QString::fromUtf8(file.readAll()) : QString();

    const Values values = valuesOf(tokens);
    static const QRegularExpression name(u"@([A-Za-z]+)"_s);
    QString result;
    result.reserve(source.size() * 2);
    qsizetype copied = 0;
    for (auto it = name.globalMatch(source); it.hasNext();) {
        const auto match = it.next();
        Q_ASSERT_X(values.contains(match.captured(1)), "styleSheet", qPrintable(match.captured()));
        result += QStringView(source).mid(copied, match.capturedStart() - copied);
        result += values.value(match.captured(1));
        copied = match.capturedEnd();
    }
    result += QStringView(source).mid(copied);
    return result;
}

} // namespace pw::style
