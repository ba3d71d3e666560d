// SPDX-License-Identifier: Apache-2.0
#include "core/epc/epctag.h"

#include "core/epc/tagbits.h"
#include "core/gs1/charset.h"
#include "core/gs1/checkdigit.h"

#include <algorithm>
#include <array>

namespace pw::epc {

namespace {

using namespace Qt::StringLiterals;
using Code = TagError::Code;
using Scheme = EpcTag::Scheme;

/// The fixed part of a scheme; what follows the partition is told by Partition.
struct Layout
{
    Scheme scheme;
    quint64 header;
    int bits;       ///< of the whole EPC
    int words;      ///< of 16 bits, that hold it
    int digits;     ///< of company prefix and reference together
    int serialBits; ///< behind the reference; of SSCC-96 they are zero
};

constexpr std::array Layouts = {
    Layout{Scheme::Sgtin96, 0x30, 96, 6, 13, 38}, Layout{Scheme::Sscc96, 0x31, 96, 6, 17, 24},
    Layout{Scheme::Sgln96, 0x32, 96, 6, 12, 41}, Layout{Scheme::Sgtin198, 0x36, 198, 13, 13, 140}};

/// Partition p gives the company prefix 12 - p digits and so many bits; the reference has the rest
/// of the bits (tables 14-2, 14-5, 14-8 of the standard).
constexpr std::array<int, 7> CompanyBits = {40, 37, 34, 30, 27, 24, 20};
constexpr int LongestPrefix = 12;
constexpr int ShortestPrefix = 6;
constexpr int HeaderBits = 8;
constexpr int FilterBits = 3;
constexpr int PartitionBits = 3;
constexpr int CharacterBits = 7;
constexpr int MaxFilter = 7;

int referenceBits(const Layout &layout, size_t partition)
{
    const int fields = layout.bits - HeaderBits - FilterBits - PartitionBits - layout.serialBits;
    return fields - CompanyBits[partition];
}

quint64 powerOfTen(int exponent)
{
    quint64 power = 1;
    for (; exponent > 0; --exponent)
        power *= 10;
    return power;
}

QString padded(quint64 number, int digits)
{
    return digits == 0 ? QString() : QString::number(number).rightJustified(digits, u'0');
}

QString withCheckDigit(const QString &digits)
{
    const QByteArray latin = digits.toLatin1();
    return digits
           + QLatin1Char(gs1::checkDigit(std::span(latin.constData(), size_t(latin.size()))));
}

Failure<TagError> refuse(Code code, int bit)
{
    return Failure{TagError{code, bit}};
}

Result<QByteArray, TagError> bytesOf(QStringView hex)
{
    const auto bad = std::find_if(hex.begin(), hex.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return !(gs1::isDigit(u) || (u >= u'A' && u <= u'F') || (u >= u'a' && u <= u'f'));
    });
    if (bad != hex.end())
        return refuse(Code::NotHex, int(bad - hex.begin()));
    if (hex.isEmpty() || hex.size() % 2 != 0)
        return refuse(Code::NotHex, int(hex.size()));
    return QByteArray::fromHex(hex.toLatin1());
}

bool restIsZero(TagBits &bits)
{
    while (bits.position() < bits.size()) {
        if (bits.take(1) != 0)
            return false;
    }
    return true;
}

/// Characters of seven bits; the first zero ends them, and zeros follow it.
Result<QString, TagError> takeText(TagBits &bits, int count)
{
    QString text;
    bool ended = false;
    for (; count >= CharacterBits; count -= CharacterBits) {
        const int at = bits.position();
        const auto c = char16_t(bits.take(CharacterBits));
        if (c == 0) {
            ended = true;
            continue;
        }
        if (ended)
            return refuse(Code::BadPadding, at);
        if (!gs1::isSet82(c))
            return refuse(Code::BadSerial, at);
        text.append(QChar(c));
    }
    if (text.isEmpty())
        return refuse(Code::BadSerial, bits.position());
    return text;
}

Result<QString, TagError> takeSerial(const Layout &layout, TagBits &bits)
{
    if (layout.scheme == Scheme::Sgtin198)
        return takeText(bits, layout.serialBits);
    const int at = bits.position();
    const quint64 number = bits.take(layout.serialBits);
    if (layout.scheme == Scheme::Sscc96)
        return number == 0 ? Result<QString, TagError>(QString()) : refuse(Code::BadPadding, at);
    return QString::number(number);
}

EpcTag::Identity identityOf(const Layout &layout, const QString &company, const QString &reference,
                            const QString &serial)
{
    if (layout.scheme == Scheme::Sgln96) {
        const auto gln = gs1::Gln::parse(withCheckDigit(company + reference));
        return Location{*gln, serial == "0"_L1 ? QString() : serial};
    }
    const QString key = withCheckDigit(reference.first(1) + company + reference.sliced(1));
    if (layout.scheme == Scheme::Sscc96)
        return *gs1::Sscc::parse(key);
    return *Sgtin::make(*gs1::Gtin::parse(key), serial);
}

/// `words` is what the protocol control word says, or nothing.
Result<EpcTag, TagError> readTag(const QByteArray &bytes, std::optional<int> words)
{
    TagBits bits(bytes);
    const quint64 header = bits.take(HeaderBits);
    const auto layout = std::ranges::find(Layouts, header, &Layout::header);
    if (layout == Layouts.end())
        return refuse(Code::UnknownHeader, 0);
    const int wordBytes = layout->words * 2;
    const int leastBytes = (layout->bits + 7) / 8;
    if (words ? *words != layout->words || bytes.size() != wordBytes
              : bytes.size() != wordBytes && bytes.size() != leastBytes)
        return refuse(Code::WrongLength, 0);

    const int filter = int(bits.take(FilterBits));
    const int partitionAt = bits.position();
    const size_t partition = size_t(bits.take(PartitionBits));
    if (partition >= CompanyBits.size())
        return refuse(Code::BadPartition, partitionAt);
    const int companyDigits = LongestPrefix - int(partition);
    const int referenceDigits = layout->digits - companyDigits;
    const int companyAt = bits.position();
    const quint64 company = bits.take(CompanyBits[partition]);
    if (company >= powerOfTen(companyDigits))
        return refuse(Code::FieldTooLarge, companyAt);
    const int referenceAt = bits.position();
    const quint64 reference = bits.take(referenceBits(*layout, partition));
    if (reference >= powerOfTen(referenceDigits))
        return refuse(Code::FieldTooLarge, referenceAt);
    const auto serial = takeSerial(*layout, bits);
    if (!serial)
        return Failure{serial.error()};
    const int end = bits.position();
    if (!restIsZero(bits))
        return refuse(Code::BadPadding, end);
    return EpcTag{layout->scheme,
                  identityOf(*layout, padded(company, companyDigits),
                             padded(reference, referenceDigits), *serial),
                  filter, companyDigits};
}

/// A number as SGTIN-96 and SGLN-96 can hold it, which keep no leading zeros.
std::optional<quint64> numberIn(const QString &text, int bits)
{
    if (text.isEmpty() || !gs1::isAllDigits(text) || (text.size() > 1 && text.startsWith(u'0')))
        return std::nullopt;
    bool fits = false;
    const quint64 number = text.toULongLong(&fits);
    return fits && number < (quint64(1) << bits) ? std::optional(number) : std::nullopt;
}

struct Fields
{
    QString key; ///< check digit left out, indicator or extension behind the company prefix
    QString serial;
};

std::optional<Fields> fieldsOf(const EpcTag &tag)
{
    const auto moved = [&tag](QLatin1StringView digits) {
        const QString text = digits;
        return QString(text.sliced(1, tag.companyPrefixLength) + text.first(1)
                       + text.sliced(1 + tag.companyPrefixLength).chopped(1));
    };
    const auto *sgtin = std::get_if<Sgtin>(&tag.identity);
    const auto *sscc = std::get_if<gs1::Sscc>(&tag.identity);
    const auto *place = std::get_if<Location>(&tag.identity);
    switch (tag.scheme) {
    case Scheme::Sgtin96:
    case Scheme::Sgtin198:
        return sgtin ? std::optional(Fields{moved(sgtin->gtin().digits()), sgtin->serial()})
                     : std::nullopt;
    case Scheme::Sscc96:
        return sscc ? std::optional(Fields{moved(sscc->digits()), {}}) : std::nullopt;
    case Scheme::Sgln96: break;
    }
    if (!place || place->extension == "0"_L1) // 0 means none there
        return std::nullopt;
    return Fields{place->gln.toString().chopped(1),
                  place->extension.isEmpty() ? u"0"_s : place->extension};
}

} // namespace

Result<EpcTag, TagError> EpcTag::fromHex(QStringView hex)
{
    const auto bytes = bytesOf(hex);
    if (!bytes)
        return Failure{bytes.error()};
    return readTag(*bytes, std::nullopt);
}

Result<EpcTag, TagError> EpcTag::fromHexWithControl(QStringView hex)
{
    constexpr int ControlBytes = 2;
    constexpr int LengthBits = 5;
    const auto bytes = bytesOf(hex);
    if (!bytes)
        return Failure{bytes.error()};
    if (bytes->size() <= ControlBytes)
        return refuse(Code::WrongLength, 0);
    auto tag = readTag(bytes->sliced(ControlBytes), int(TagBits(*bytes).take(LengthBits)));
    if (!tag) {
        TagError error = tag.error();
        error.bit += ControlBytes * 8;
        return Failure{error};
    }
    return tag;
}

Result<QByteArray, TagError> EpcTag::toHex() const
{
    const auto &layout = *std::ranges::find(Layouts, scheme, &Layout::scheme);
    if (companyPrefixLength < ShortestPrefix || companyPrefixLength > LongestPrefix)
        return refuse(Code::BadCompanyPrefix, 0);
    const auto fields = fieldsOf(*this);
    if (!fields || filter < 0 || filter > MaxFilter)
        return refuse(Code::NotRepresentable, 0);

    const auto partition = size_t(LongestPrefix - companyPrefixLength);
    TagBits bits;
    bits.put(layout.header, HeaderBits);
    bits.put(quint64(filter), FilterBits);
    bits.put(partition, PartitionBits);
    bits.put(fields->key.first(companyPrefixLength).toULongLong(), CompanyBits[partition]);
    bits.put(fields->key.sliced(companyPrefixLength).toULongLong(),
             referenceBits(layout, partition)); // an empty reference is 0
    if (scheme == Scheme::Sgtin198) {
        for (const QChar c : fields->serial)
            bits.put(c.unicode(), CharacterBits);
    } else if (scheme != Scheme::Sscc96) {
        const auto number = numberIn(fields->serial, layout.serialBits);
        if (!number)
            return refuse(Code::NotRepresentable, bits.position());
        bits.put(*number, layout.serialBits);
    }
    bits.put(0, std::max(0, layout.words * 16 - bits.position()));
    return bits.bytes().toHex().toUpper();
}

} // namespace pw::epc
