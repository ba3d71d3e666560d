// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QtGlobal>

/// The look of the station as numbers. Every colour and size on the screen comes from here, so that
/// light and dark, small and large screens are one design.
namespace pw::style {

enum class Scheme { Light, Dark };

/// The colours of one meaning: `solid` fills what must be seen from afar, `soft` is a calm
/// background. `onSolid` and `onSoft` are the ink that is readable on them (contrast at least 4.5).
struct Tone
{
    QColor solid;
    QColor onSolid;
    QColor soft;
    QColor onSoft;
};

struct Colours
{
    QColor canvas;     ///< behind everything
    QColor surface;    ///< cards, lists
    QColor sunken;     ///< wells in a card: progress track, code
    QColor line;       ///< separates
    QColor lineStrong; ///< outlines what can be pressed
    QColor ink;
    QColor inkMuted;
    QColor inkFaint; ///< still 4.5 on surface
    QColor disabled; ///< ink of what cannot be pressed now
    QColor rail;     ///< dark in both schemes
    QColor onRail;
    QColor onRailMuted;
    QColor railActive;

    Tone accent; ///< where to press next
    Tone accepted;
    Tone notice;
    Tone warning;
    Tone refused;
    Tone failed;
};

/// Font sizes in pixels. Inter, digits drawn tabular by style/tabulardigits.h.
struct TypeScale
{
    int caption; ///< smallest there is
    int body;
    int strong; ///< what a button says
    int title;
    int cause; ///< why
    int product;
    int sentence; ///< what to do
    int number;   ///< SSCC
    int word;     ///< verdict, readable at 2 m
    int count;    ///< the biggest number on the screen
};

/// Sizes in pixels, already scaled.
struct Space
{
    int hair;
    int xs;
    int s;
    int m;
    int l;
    int xl;
    int radius;
    int radiusSmall;
    int touch; ///< height of a main action; at least 12 mm at 96 dpi
    int icon;
    int rail;  ///< width of the navigation
    int strip; ///< height of the status strip
};

struct Tokens
{
    Scheme scheme = Scheme::Light;
    qreal scale = 1;
    Colours colours;
    TypeScale type{};
    Space space{};
};

/// `scale`: 1 for 1366x768, more where there is room.
Tokens tokensFor(Scheme scheme, qreal scale);

/// Contrast ratio of two opaque colours (WCAG 2.1, 1.4.3), 1 to 21.
qreal contrast(const QColor &a, const QColor &b);

} // namespace pw::style
