// SPDX-License-Identifier: Apache-2.0
#include "ui/style/tokens.h"

#include <algorithm>
#include <cmath>

namespace pw::style {

namespace {

// 12 mm at 96 dpi: a gloved finger does not shrink with the screen.
constexpr int SmallestTouch = 46;

Tone tone(QRgb solid, QRgb onSolid, QRgb soft, QRgb onSoft)
{
    return {QColor(solid), QColor(onSolid), QColor(soft), QColor(onSoft)};
}

// Accepted, warning and refused stay apart for every kind of colour blindness by lightness as well
// as by hue; an icon and a word say the same again.
Colours lightColours()
{
    Colours c;
    c.canvas = QColor(0xE9EEF0);
    c.surface = QColor(0xFFFFFF);
    c.sunken = QColor(0xEFF3F5);
    c.line = QColor(0xD5DEE2);
    c.lineStrong = QColor(0xA3B4BB);
    c.ink = QColor(0x0F2129);
    c.inkMuted = QColor(0x455B64);
    c.inkFaint = QColor(0x52666F);
    c.disabled = QColor(0x93A3AA);
    c.rail = QColor(0x0E2730);
    c.onRail = QColor(0xFFFFFF);
    c.onRailMuted = QColor(0x9DB4BC);
    c.railActive = QColor(0x1C424E);
    c.accent = tone(0x0B5E70, 0xFFFFFF, 0xD8EAEE, 0x08404D);
    c.accepted = tone(0x0F7A4C, 0xFFFFFF, 0xD9F1E4, 0x0A4B30);
    c.notice = tone(0x3B5B82, 0xFFFFFF, 0xE0E8F2, 0x223D5E);
    c.warning = tone(0xF5AE0A, 0x241900, 0xFFF0C7, 0x4B3600);
    c.refused = tone(0xC2211B, 0xFFFFFF, 0xFBE1DF, 0x7D110D);
    c.failed = tone(0x5F2A8A, 0xFFFFFF, 0xEDE2F6, 0x45196B);
    return c;
}

Colours darkColours()
{
    Colours c;
    c.canvas = QColor(0x0B1418);
    c.surface = QColor(0x141F25);
    c.sunken = QColor(0x1D2B32);
    c.line = QColor(0x29383F);
    c.lineStrong = QColor(0x4C616A);
    c.ink = QColor(0xE9F0F2);
    c.inkMuted = QColor(0xADBEC5);
    c.inkFaint = QColor(0x8FA2AA);
    c.disabled = QColor(0x5E717A);
    c.rail = QColor(0x070E11);
    c.onRail = QColor(0xFFFFFF);
    c.onRailMuted = QColor(0x8FA5AD);
    c.railActive = QColor(0x18323B);
    c.accent = tone(0x4DB3C6, 0x04222A, 0x153740, 0xA8E2EE);
    c.accepted = tone(0x2BA56E, 0x03180E, 0x10352A, 0x8FE3BB);
    c.notice = tone(0x7FA3D1, 0x0A1A2E, 0x1B2C42, 0xB9D0EE);
    c.warning = tone(0xF5B722, 0x241900, 0x3A2E0C, 0xFFDD86);
    c.refused = tone(0xD6332C, 0xFFFFFF, 0x45191A, 0xFFB9B3);
    c.failed = tone(0x8B4FC0, 0xFFFFFF, 0x321F46, 0xDDBFF7);
    return c;
}

} // namespace

Tokens tokensFor(Scheme scheme, qreal scale)
{
    const auto px = [scale](int size) { return int(std::lround(size * scale)); };
    Tokens tokens;
    tokens.scheme = scheme;
    tokens.scale = scale;
    tokens.colours = scheme == Scheme::Light ? lightColours() : darkColours();
    tokens.type = {px(13), px(15), px(16), px(18), px(20), px(23), px(26), px(27), px(44), px(104)};
    tokens.space = {1,      px(4), px(8),  px(12), px(16), px(24),
                    px(10), px(6), px(58), px(22), px(92), px(44)};
    tokens.space.touch = std::max(tokens.space.touch, SmallestTouch);
    return tokens;
}

qreal contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](qreal channel) {
            return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
               + 0.0722 * linear(colour.blueF());
    };
    const auto [darker, lighter] = std::minmax(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace pw::style
