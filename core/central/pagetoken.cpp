// SPDX-License-Identifier: Apache-2.0
#include "core/central/pagetoken.h"

#include <QStringList>
#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace pw::central {

QString toToken(const PageToken &token)
{
    QStringList parts;
    for (const qint64 number :
         {token.position.bound, token.position.sequence, token.position.eventTime, token.given,
          qint64(token.expires.toSecsSinceEpoch()), qint64(token.question)})
        parts.append(QString::number(number));
    return parts.join(u'.');
}

std::optional<PageToken> tokenFromText(const QString &text)
{
    const QStringList parts = text.split(u'.');
    std::array<qint64, 6> numbers{};
    if (parts.size() != qsizetype(numbers.size()))
        return {};
    for (size_t i = 0; i < numbers.size(); ++i) {
        bool isNumber = false;
        numbers[i] = parts[qsizetype(i)].toLongLong(&isNumber);
        if (!isNumber)
            return {};
    }
    return PageToken{{numbers[0], numbers[2], numbers[1]},
                     numbers[3],
                     QDateTime::fromSecsSinceEpoch(numbers[4], QTimeZone::utc()),
                     quint16(numbers[5])};
}

QString toToken(const QString &last)
{
    return QString::fromLatin1(
        last.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<QString> lastFromToken(const QString &token)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        token.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !QByteArrayView(*decoded).isValidUtf8())
        return {};
    return QString::fromUtf8(*decoded);
}

} // namespace pw::central
