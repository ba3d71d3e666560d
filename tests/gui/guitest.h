// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/mainwindow.h"
#include "ui/text/language.h"

#include <QApplication>
#include <QTest>

namespace pw::guitest {

/// The offscreen platform says what it cannot do, such as raise(); every other warning fails.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

/// Theme, language and window as the station has them.
struct Station
{
    explicit Station(const QString &language = QStringLiteral("en"), QSize size = {1366, 768})
        : languages(*qApp)
    {
        window = std::make_unique<ui::MainWindow>(languages);
        window->setPreferences({style::SchemeChoice::Light, language, 80, true});
        window->resize(size);
        window->show();
        settle();
    }

    /// The window sizes its type one turn of the event loop after it was resized.
    static void settle()
    {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    template <typename T>
    T *find(const QString &name) const
    {
        return window->findChild<T *>(name);
    }

    text::LanguageSwitch languages;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace pw::guitest

/// As QTEST_MAIN, with the theme every widget needs.
#define PW_GUI_TEST_MAIN(TestClass) \
    int main(int argc, char **argv) \
    { \
        QApplication application(argc, argv); \
        pw::style::Theme theme(application, pw::style::SchemeChoice::Light); \
        TestClass test; \
        return QTest::qExec(&test, argc, argv); \
    }
