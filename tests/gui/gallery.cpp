// SPDX-License-Identifier: Apache-2.0
// pw-ui-gallery: pictures of the window in every scene, scheme, size and language, for looking at.
#include "tests/gui/samples.h"
#include "ui/shell/mainwindow.h"
#include "ui/text/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QTextStream>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {

/// The window with what lies on it: grab() alone leaves other windows out.
QPixmap picture(QWidget &window)
{
    QPixmap pixmap = window.grab();
    const auto dialogs = window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (!dialog->isVisible())
            continue;
        QPainter painter(&pixmap);
        painter.fillRect(pixmap.rect(), QColor(0, 0, 0, 110));
        painter.drawPixmap((window.width() - dialog->width()) / 2,
                           (window.height() - dialog->height()) / 2, dialog->grab());
    }
    if (QWidget *popup = QApplication::activePopupWidget()) {
        QPainter painter(&pixmap);
        painter.drawPixmap(window.mapFromGlobal(popup->pos()), popup->grab());
    }
    return pixmap;
}

void settle()
{
    constexpr int Milliseconds = 400; // longer than the banner's pulse
    for (int i = 0; i < Milliseconds / 20; ++i) {
        QCoreApplication::processEvents();
        QThread::msleep(20);
    }
}

bool wanted(const QStringList &chosen, const QString &name)
{
    return chosen.isEmpty() || chosen.contains(name);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"out"_s, u"Folder for the pictures."_s, u"folder"_s, u"."_s},
                       {u"scene"_s, u"Only this scene (repeatable)."_s, u"name"_s},
                       {u"scheme"_s, u"light or dark."_s, u"name"_s},
                       {u"size"_s, u"Such as 1366x768."_s, u"size"_s},
                       {u"language"_s, u"Such as de."_s, u"code"_s}});
    parser.process(application);
    const QDir out(parser.value(u"out"_s));
    if (!out.mkpath(u"."_s))
        return 1;

    pw::style::Theme theme(application);
    pw::text::LanguageSwitch languages(application);
    QTextStream report(stdout);
    for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
        const QString sizeName = u"%1x%2"_s.arg(size.width()).arg(size.height());
        if (!wanted(parser.values(u"size"_s), sizeName))
            continue;
        for (const QString &language : {u"en"_s, u"de"_s}) {
            if (!wanted(parser.values(u"language"_s), language))
                continue;
            for (const auto &[scheme, schemeName] :
                 {std::pair(pw::style::SchemeChoice::Light, u"light"_s),
                  std::pair(pw::style::SchemeChoice::Dark, u"dark"_s)}) {
                if (!wanted(parser.values(u"scheme"_s), schemeName))
                    continue;
                for (const QString &scene : pw::samples::scenes()) {
                    if (!wanted(parser.values(u"scene"_s), scene))
                        continue;
                    pw::ui::MainWindow window(languages);
                    window.setPreferences({scheme, language, 80, true});
                    window.resize(size);
                    window.show();
                    settle();
                    pw::samples::show(window, scene);
                    settle();
                    const QString name =
                        u"%1-%2-%3-%4.png"_s.arg(scene, schemeName, sizeName, language);
                    if (!picture(window).save(out.filePath(name)))
                        return 1;
                    report << name << Qt::endl;
                }
            }
        }
    }
    return 0;
}
