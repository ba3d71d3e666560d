// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>

class QApplication;

namespace pw::text {

/// A language the station is complete in.
struct Language
{
    QString code; ///< ISO 639-1: "de"
    QString name; ///< as its speakers call it
};
QList<Language> languages();

/// Speaks one language at a time: our texts, Qt's own, number and date formats, direction. One per
/// QApplication, main thread; widgets hear of a change by QEvent::LanguageChange.
class LanguageSwitch : public QObject
{
    Q_OBJECT
public:
    explicit LanguageSwitch(QApplication &application);

    /// Takes `code`, or the nearest there is: its language without country, else English.
    void use(const QString &code);
    QString code() const { return m_code; }

private:
    QApplication &m_application;
    QTranslator m_own;
    QTranslator m_qt;
    QString m_code;
};

} // namespace pw::text
