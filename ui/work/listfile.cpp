// SPDX-License-Identifier: Apache-2.0
#include "ui/work/listfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace pw::ui {

namespace {

struct ListFile
{
    Q_DECLARE_TR_FUNCTIONS(ListFile)
};

constexpr qint64 MostBytes = 512 * 1024; // read while the window waits

Failure<text::Message> refused(const QString &cause, const QString &remedy,
                               const QString &detail = {})
{
    return Failure{text::Message{ListFile::tr("List not read"), cause, remedy, detail}};
}

} // namespace

Result<QStringList, text::Message> readListFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return refused(ListFile::tr("“%1” cannot be opened.").arg(name),
                       ListFile::tr("Choose another file, or have its rights checked."),
                       file.errorString());
    const QByteArray bytes = file.read(MostBytes + 1);
    if (file.error() != QFile::NoError)
        return refused(ListFile::tr("“%1” cannot be read to its end.").arg(name),
                       ListFile::tr("Copy it to this computer and choose it again."),
                       file.errorString());
    if (bytes.size() > MostBytes)
        return refused(ListFile::tr("“%1” is larger than 512 kB.").arg(name),
                       ListFile::tr("Divide it into several lists."));
    if (bytes.contains('\0'))
        return refused(ListFile::tr("“%1” is not a text file.").arg(name),
                       ListFile::tr("Save the list as text or CSV, one code a line."));
    QString text = QString::fromUtf8(bytes);
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    const QStringList lines = text.split(u'\n');
    if (text.trimmed().isEmpty())
        return refused(ListFile::tr("“%1” is empty.").arg(name),
                       ListFile::tr("A list has one code a line."));
    return lines;
}

} // namespace pw::ui
