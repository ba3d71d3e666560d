// SPDX-License-Identifier: Apache-2.0
#include "core/scan/hibc.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace pw::scan;
using pw::fuzz::require;

namespace {

constexpr int Year = 2026;

/// With the check character that makes it right, or nothing where there is none.
QString checked(const QString &text)
{
    const auto check = hibcCheckCharacter(text);
    return check ? QString(text + *check) : QString();
}

void checkReading(const QString &text)
{
    const auto reading = hibcGrammar().read({std::nullopt, text.toLatin1()}, Year);
    if (!reading) {
        require(reading.error().offset >= 0 && reading.error().offset <= text.size());
        return;
    }
    require(!reading->product.isEmpty() && text.contains(reading->product));
    require(text.contains(reading->serial));
    require(!reading->lot || text.contains(*reading->lot));
    require(!reading->expiry || reading->expiry->lastDay.isValid());
    // One character misread in a code without envelope is always noticed.
    if (text.startsWith(u'+')) {
        QString changed = text;
        changed[1] = changed[1] == u'A' ? u'B' : u'A';
        require(!hibcGrammar().read({std::nullopt, changed.toLatin1()}, Year));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromLatin1(QByteArrayView(data, qsizetype(size)));
    checkReading(text);
    const QString right = checked(u'+' + text);
    if (right.isEmpty())
        return 0;
    checkReading(right);

    // Apart, with the link that belongs to a primary, and with every other link.
    const QString primary = QStringLiteral("+A123BJC5D6E71G");
    const auto joined = joinHibc(primary, checked(u'+' + text + u'G'), Year);
    const auto alone = readHibcSecondary(checked(u'+' + text + u'G'), Year);
    require(joined.has_value() == alone.has_value());
    if (joined)
        require(joined->product == QStringLiteral("A123BJC5D6E71"));
    require(!joinHibc(primary, checked(u'+' + text + u'H'), Year));
    return 0;
}
