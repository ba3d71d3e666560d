// SPDX-License-Identifier: Apache-2.0
#include "ui/text/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>

namespace pw::text {

using namespace Qt::StringLiterals;

namespace {

/// The system's country where it fits, for its number formats; otherwise a usual one.
QLocale localeOf(const QString &code)
{
    const QLocale system = QLocale::system();
    const QLocale plain(code);
    return system.language() == plain.language() ? system : plain;
}

} // namespace

QList<Language> languages()
{
    return {{u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}};
}

LanguageSwitch::LanguageSwitch(QApplication &application) : m_application(application) {}

void LanguageSwitch::use(const QString &code)
{
    const QList<Language> known = languages();
    const QString wanted = code.section(u'_', 0, 0).section(u'-', 0, 0).toLower();
    const bool have = std::any_of(known.cbegin(), known.cend(),
                                  [&wanted](const Language &l) { return l.code == wanted; });
    m_code = have ? wanted : u"en"_s;

    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QLocale locale = localeOf(m_code);
    QLocale::setDefault(locale);
    m_application.setLayoutDirection(locale.textDirection());
    if (m_qt.load(u"qtbase_"_s + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(u":/i18n/packwright_"_s + m_code))
        QCoreApplication::installTranslator(&m_own); // last installed is asked first
}

} // namespace pw::text
