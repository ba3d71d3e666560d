// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/wedgeinput.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace std::chrono_literals;

/// Two bytes a key: its code and whether it goes down, and the pause before it. Every stroke is
/// ruled on exactly once, nothing is held for ever, and no code is longer than allowed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto layout = pw::devices::KeyboardLayout::fromJson(
        R"({"schema": 1, "id": "x", "keys": {"2": ["1", "!"], "3": ["2"], "16": ["q", "Q", "@"],
            "27": ["]"], "30": ["a", "A"], "41": ["dead ^"], "57": [" "]}})");
    constexpr qsizetype MaxLength = 20;
    pw::scan::WedgeSettings settings;
    settings.gs = QStringList{QStringLiteral("ctrl+]"), QStringLiteral("f8")};
    if (size > 0 && data[0] % 3 == 1)
        settings.prefix = "1";
    if (size > 0 && data[0] % 3 == 2)
        settings.terminator = pw::scan::WedgeSettings::Terminator::None;
    pw::devices::WedgeInput input(settings, *layout, MaxLength);
    std::chrono::nanoseconds now = 1s;
    qsizetype fed = 0;
    qsizetype ruled = 0;
    const auto take = [&ruled](const pw::devices::WedgeInput::Output &output) {
        for (const auto &ruling : output.rulings) {
            pw::fuzz::require(ruling.strokes >= 0);
            ruled += ruling.strokes;
        }
        for (const auto &frame : output.frames)
            pw::fuzz::require(frame.bytes.size() <= MaxLength);
    };
    for (size_t i = 1; i + 1 < size; i += 2) {
        now += std::chrono::milliseconds(data[i + 1]);
        take(input.feed({data[i] & 0x7f, (data[i] & 0x80) == 0, false, now}));
        ++fed;
        pw::fuzz::require(fed - ruled == input.held());
    }
    while (const auto deadline = input.deadline())
        take(input.elapse(*deadline + 1ns));
    pw::fuzz::require(fed == ruled);
    return 0;
}
