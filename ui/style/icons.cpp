// SPDX-License-Identifier: Apache-2.0
#include "ui/style/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace pw::style {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView nameOf(Icon icon)
{
    switch (icon) {
    case Icon::Logo: return "logo"_L1;
    case Icon::Pack: return "pack"_L1;
    case Icon::Bundle: return "bundle"_L1;
    case Icon::Carton: return "carton"_L1;
    case Icon::Pallet: return "pallet"_L1;
    case Icon::Scan: return "scan"_L1;
    case Icon::Accepted: return "accepted"_L1;
    case Icon::Notice: return "notice"_L1;
    case Icon::Warning: return "warning"_L1;
    case Icon::Refused: return "refused"_L1;
    case Icon::Failed: return "failed"_L1;
    case Icon::Plus: return "plus"_L1;
    case Icon::Close: return "close"_L1;
    case Icon::ClosePartial: return "close-partial"_L1;
    case Icon::SetAside: return "set-aside"_L1;
    case Icon::Undo: return "undo"_L1;
    case Icon::User: return "user"_L1;
    case Icon::Scanner: return "scanner"_L1;
    case Icon::Central: return "central"_L1;
    case Icon::CentralOff: return "central-off"_L1;
    case Icon::Upload: return "upload"_L1;
    case Icon::Parked: return "parked"_L1;
    case Icon::Clock: return "clock"_L1;
    case Icon::Settings: return "settings"_L1;
    case Icon::Sound: return "sound"_L1;
    case Icon::SoundOff: return "sound-off"_L1;
    case Icon::Sun: return "sun"_L1;
    case Icon::Moon: return "moon"_L1;
    case Icon::Screen: return "screen"_L1;
    case Icon::Language: return "language"_L1;
    case Icon::Right: return "right"_L1;
    case Icon::Left: return "left"_L1;
    case Icon::Down: return "down"_L1;
    case Icon::Arrow: return "arrow"_L1;
    case Icon::Hold: return "hold"_L1;
    case Icon::Mixed: return "mixed"_L1;
    case Icon::Codes: return "codes"_L1;
    case Icon::Check: return "check"_L1;
    case Icon::Choice: return "choice"_L1;
    case Icon::Cross: return "cross"_L1;
    case Icon::Unpack: return "unpack"_L1;
    case Icon::Rework: return "rework"_L1;
    case Icon::Find: return "find"_L1;
    case Icon::Tasks: return "tasks"_L1;
    }
    Q_UNREACHABLE();
}

const QByteArray &source(Icon icon)
{
    static QHash<int, QByteArray> read;
    QByteArray &svg = read[int(icon)];
    if (svg.isEmpty()) {
        QFile file(u":/packwright/icons/%1.svg"_s.arg(nameOf(icon)));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "icon", qPrintable(file.fileName()));
        svg = file.readAll();
    }
    return svg;
}

void draw(Icon icon, const QColor &colour, QPainter *painter, const QRectF &rect)
{
    QByteArray svg = source(icon);
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(painter, rect);
}

class LineIconEngine : public QIconEngine
{
public:
    LineIconEngine(Icon icon, const QColor &colour, const QColor &disabled, const QColor &checked)
        : m_icon(icon), m_colour(colour), m_disabled(disabled), m_checked(checked)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const QColor &colour = mode == QIcon::Disabled ? m_disabled
                               : state == QIcon::On    ? m_checked
                                                       : m_colour;
        draw(m_icon, colour, painter, rect);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, result.rect(), mode, state);
        return result;
    }
    QIconEngine *clone() const override { return new LineIconEngine(*this); }

private:
    Icon m_icon;
    QColor m_colour;
    QColor m_disabled;
    QColor m_checked;
};

} // namespace

QIcon icon(Icon icon, const QColor &colour)
{
    return style::icon(icon, colour, colour, colour);
}

QIcon icon(Icon icon, const QColor &colour, const QColor &disabled, const QColor &checked)
{
    return QIcon(new LineIconEngine(icon, colour, disabled, checked));
}

QPixmap pixmap(Icon icon, const QColor &colour, int size, qreal devicePixelRatio)
{
    QPixmap result(QSize(size, size) * devicePixelRatio);
    result.setDevicePixelRatio(devicePixelRatio);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    draw(icon, colour, &painter, QRectF(0, 0, size, size));
    return result;
}

Icon iconOf(domain::Level level)
{
    switch (level) {
    case domain::Level::Pack: return Icon::Pack;
    case domain::Level::Bundle: return Icon::Bundle;
    case domain::Level::Carton: return Icon::Carton;
    case domain::Level::Pallet: return Icon::Pallet;
    }
    Q_UNREACHABLE();
}

Icon iconOf(domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::Accepted: return Icon::Accepted;
    case domain::Severity::Notice: return Icon::Notice;
    case domain::Severity::Warning: return Icon::Warning;
    case domain::Severity::Refused: return Icon::Refused;
    case domain::Severity::Failed: return Icon::Failed;
    }
    Q_UNREACHABLE();
}

const Tone &toneOf(const Colours &colours, domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::Accepted: return colours.accepted;
    case domain::Severity::Notice: return colours.notice;
    case domain::Severity::Warning: return colours.warning;
    case domain::Severity::Refused: return colours.refused;
    case domain::Severity::Failed: return colours.failed;
    }
    Q_UNREACHABLE();
}

} // namespace pw::style
