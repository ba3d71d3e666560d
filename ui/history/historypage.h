// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/historyview.h"
#include "ui/common/verdictsink.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QTimer;

namespace pw::ui {

class EmptyNote;
class FactList;
class FittedLabel;
class ProgressStrip;
class TouchButton;

/// Looks things up: by part of a serial, lot, person and time, or by scanning. Left what was found,
/// right what happened to it, or what was in it at a moment. Asks by signals, shows what it is
/// handed.
class HistoryPage : public QWidget, public VerdictSink
{
    Q_OBJECT
public:
    explicit HistoryPage(QWidget *parent = nullptr);

    /// Of the question last asked; answers to older ones are not shown.
    int tag() const { return m_tag; }

public Q_SLOTS:
    /// Somebody scanned it while this page was shown.
    void lookUp(const pw::epc::Epc &unit);
    void showFound(int tag, const pw::domain::SearchPage &page);
    void showTimeline(int tag, const pw::epc::Epc &unit, const pw::domain::TimelinePage &page,
                      const QList<pw::domain::SearchHit> &path);
    void showAsOf(int tag, const pw::domain::AsOfTree &tree);
    void showFailure(int tag, const QString &text);
    /// Looks up what it is about.
    void showVerdict(const pw::domain::Verdict &verdict) override;
    bool showsAll() const override { return false; }

Q_SIGNALS:
    void searchRequested(const pw::domain::SearchQuery &query, int tag);
    void timelineRequested(const pw::epc::Epc &unit, int tag);
    void asOfRequested(const pw::epc::Epc &container, const QDateTime &at, int tag);
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void retranslate();
    void search(const QString &cursor = {});
    void choose(int row);
    void askAsOf();
    void busy(bool busy);
    void stop();
    domain::SearchQuery query() const;

    int m_tag = 0;
    bool m_adding = false; ///< the next page of the same search
    QList<domain::SearchHit> m_hits;
    QString m_cursor;
    std::optional<epc::Epc> m_unit;

    QLineEdit *m_text;
    QLineEdit *m_lot;
    QLineEdit *m_person;
    QComboBox *m_period;
    TouchButton *m_search;
    TouchButton *m_more;
    ProgressStrip *m_progress;
    QLabel *m_foundTitle;
    FactList *m_found;
    EmptyNote *m_nothing;
    FittedLabel *m_title;
    FittedLabel *m_where;
    FactList *m_timeline;
    EmptyNote *m_noUnit;
    QDateTimeEdit *m_moment;
    TouchButton *m_asOf;
    QBoxLayout *m_middle;
};

} // namespace pw::ui
