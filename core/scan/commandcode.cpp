// SPDX-License-Identifier: Apache-2.0
#include "core/scan/commandcode.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <array>

namespace pw::scan {

namespace {

using namespace Qt::StringLiterals;
using Verb = BenchCommand::Verb;

constexpr QByteArrayView Prefix = "PWC1-";
constexpr qsizetype CheckBytes = 10;
constexpr qsizetype CheckLength = CheckBytes * 8 / 5;
constexpr qsizetype LongestArgument = 40;

enum class Argument { None, Optional, Needed };

struct Row
{
    Verb verb;
    QLatin1StringView code;
    Argument argument = Argument::None;
};
constexpr std::array Verbs = {
    Row{Verb::Close, "CLOSE"_L1},
    Row{Verb::Partial, "PARTIAL"_L1, Argument::Optional},
    Row{Verb::Print, "PRINT"_L1},
    Row{Verb::Undo, "UNDO"_L1},
    Row{Verb::Cancel, "CANCEL"_L1},
    Row{Verb::Confirm, "CONFIRM"_L1},
    Row{Verb::Acknowledge, "ACKNOWLEDGE"_L1},
    Row{Verb::SetAside, "SETASIDE"_L1},
    Row{Verb::New, "NEW"_L1, Argument::Needed},
    Row{Verb::Mode, "MODE"_L1, Argument::Needed},
    Row{Verb::Page, "PAGE"_L1, Argument::Needed},
    Row{Verb::Reason, "REASON"_L1, Argument::Needed},
    Row{Verb::Choose, "CHOOSE"_L1, Argument::Needed},
    Row{Verb::Order, "ORDER"_L1, Argument::Needed},
};

const Row &rowOf(Verb verb)
{
    return *std::ranges::find(Verbs, verb, &Row::verb);
}

QByteArray base32(const QByteArray &bytes)
{
    constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8 | uchar(byte)) & 0xffff;
        for (bits += 8; bits >= 5; bits -= 5)
            text.append(Alphabet[buffer >> (bits - 5) & 0x1f]);
    }
    return text;
}

QByteArray checkOf(const QByteArray &text, const QByteArray &key)
{
    return base32(
        QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).first(CheckBytes));
}

/// In a time that does not tell how much of a forgery was right.
bool isEqual(QByteArrayView one, QByteArrayView other)
{
    if (one.size() != other.size())
        return false;
    uchar difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference = uchar(difference | (uchar(one[i]) ^ uchar(other[i])));
    return difference == 0;
}

bool isArgumentCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
}

} // namespace

QLatin1StringView toCode(Verb verb)
{
    return rowOf(verb).code;
}

namespace commandcode {

bool isCommand(QByteArrayView data)
{
    return data.startsWith(Prefix);
}

bool isComplete(const BenchCommand &command)
{
    const QString &argument = command.argument;
    const Argument permitted = rowOf(command.verb).argument;
    if (argument.isEmpty())
        return permitted != Argument::Needed;
    return permitted != Argument::None && argument.size() <= LongestArgument
           && std::all_of(argument.begin(), argument.end(), isArgumentCharacter);
}

QByteArray encode(const BenchCommand &command, const QByteArray &key)
{
    Q_ASSERT(isComplete(command) && key.size() >= LeastKeyBytes);
    QByteArray text = Prefix.toByteArray() + QByteArray(toCode(command.verb).latin1());
    if (!command.argument.isEmpty())
        text += '.' + command.argument.toUpper().toLatin1();
    return text + '-' + checkOf(text, key);
}

Result<BenchCommand, CommandError> decode(const QByteArray &data, const QByteArray &key)
{
    if (key.size() < LeastKeyBytes)
        return Failure{CommandError::NoKey};
    const qsizetype bodySize = data.size() - CheckLength - 1;
    if (!isCommand(data) || bodySize <= Prefix.size() || data[bodySize] != '-')
        return Failure{CommandError::Malformed};
    const QByteArray body = data.first(bodySize);
    // Nothing of a text that nobody vouches for is looked into.
    if (!isEqual(data.last(CheckLength), checkOf(body, key)))
        return Failure{CommandError::Forged};

    const QByteArray text = body.sliced(Prefix.size());
    const qsizetype dot = text.indexOf('.');
    const QByteArray name = dot < 0 ? text : text.first(dot);
    const auto row = std::ranges::find_if(
        Verbs, [&name](const Row &r) { return name == QByteArrayView(r.code.latin1()); });
    if (row == Verbs.end())
        return Failure{CommandError::UnknownVerb};
    const QByteArray argument = dot < 0 ? QByteArray() : text.sliced(dot + 1);
    const BenchCommand command{row->verb, QString::fromLatin1(argument.toLower())};
    if (!isComplete(command) || argument != argument.toUpper() || (dot >= 0 && argument.isEmpty()))
        return Failure{CommandError::Malformed};
    return command;
}

} // namespace commandcode

} // namespace pw::scan
