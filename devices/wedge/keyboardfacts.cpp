// SPDX-License-Identifier: Apache-2.0
#include "devices/wedge/keyboardfacts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>

using namespace Qt::StringLiterals;

namespace pw::devices {

namespace {

QString attribute(const QString &folder, QLatin1StringView name)
{
    QFile file(folder + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

/// Event node ("event5") → the link of that folder that leads to it.
QMap<QString, QString> keyboardLinks(const QString &folder)
{
    QMap<QString, QString> links;
    const QFileInfoList all =
        QDir(folder).entryInfoList({u"*-event-kbd"_s}, QDir::System | QDir::Files, QDir::Name);
    for (const QFileInfo &link : all) {
        const QString node = QFileInfo(link.canonicalFilePath()).fileName();
        if (!node.isEmpty() && !links.contains(node))
            links.insert(node, link.filePath());
    }
    return links;
}

} // namespace

QList<KeyboardFacts> keyboards(const QString &devices, const QString &attributes)
{
    const QMap<QString, QString> byId = keyboardLinks(devices + u"/by-id"_s);
    const QMap<QString, QString> byPath = keyboardLinks(devices + u"/by-path"_s);
    QMap<QString, QString> nodes = byId;
    nodes.insert(byPath);
    QList<KeyboardFacts> found;
    for (const QString &node : nodes.keys()) {
        const QString folder = attributes + u'/' + node + u"/device"_s;
        KeyboardFacts facts;
        facts.name = attribute(folder, "name"_L1);
        facts.serial = attribute(folder, "uniq"_L1);
        constexpr auto Usb = "0003"_L1; // BUS_USB of linux/input.h
        if (attribute(folder, "id/bustype"_L1) == Usb) {
            facts.vendor = attribute(folder, "id/vendor"_L1).toLower();
            facts.product = attribute(folder, "id/product"_L1).toLower();
        }
        facts.port = facts.serial.isEmpty() ? byPath.value(node, byId.value(node))
                                            : byId.value(node, byPath.value(node));
        facts.readable = QFileInfo(facts.port).isReadable();
        found.append(facts);
    }
    return found;
}

} // namespace pw::devices
