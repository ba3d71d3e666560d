// SPDX-License-Identifier: Apache-2.0
#include "ui/history/historypage.h"

#include "ui/common/card.h"
#include "ui/common/emptynote.h"
#include "ui/common/factlist.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/progressstrip.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/historywords.h"
#include "ui/text/messages.h"
#include "ui/text/terms.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Colours;
using style::Icon;

namespace {

constexpr int PageSize = 100;

enum Period { Any, Today, Week, Month };

FactRow rowOf(const SearchHit &hit)
{
    FactRow row{0, style::iconOf(hit.level), nullptr, text::hitTitle(hit), text::hitFacts(hit), {}};
    if (hit.held) {
        row.tone = &Colours::refused;
        row.mark = HistoryPage::tr("held");
    } else if (!hit.known) {
        row.tone = &Colours::warning;
    }
    return row;
}

FactRow rowOf(const TimelineEntry &entry)
{
    FactRow row{0,
                Icon::Notice,
                nullptr,
                text::timelineSentence(entry),
                text::timelineFacts(entry),
                text::deliveryNote(entry)};
    switch (entry.kind) {
    case TimelineKind::Reported: row.icon = Icon::Central; break;
    case TimelineKind::Hold:
        row.icon = Icon::Hold;
        row.tone = &Colours::refused;
        break;
    case TimelineKind::Scan:
        row.icon = entry.severity ? style::iconOf(*entry.severity) : Icon::Scan;
        if (entry.severity == Severity::Refused || entry.severity == Severity::Failed)
            row.tone = &Colours::warning;
        break;
    case TimelineKind::Operation: row.icon = Icon::Check; break;
    case TimelineKind::Left: row.icon = Icon::Unpack; break;
    case TimelineKind::Entered: row.icon = Icon::Carton; break;
    }
    return row;
}

void addNodes(const AsOfNode &node, int depth, QList<FactRow> &rows)
{
    UnitState unit{node.id};
    const bool isContainer = node.id.sscc() || !node.children.isEmpty();
    FactRow row{depth, isContainer ? Icon::Carton : Icon::Pack, nullptr, text::grouped(node.id), {},
                {}};
    if (node.since.isValid())
        row.mark = node.sinceSeen ? text::moment(node.since)
                                  : HistoryPage::tr("before %1").arg(text::moment(node.since));
    rows.append(row);
    for (const AsOfNode &child : node.children)
        addNodes(child, depth + 1, rows);
}

} // namespace

HistoryPage::HistoryPage(QWidget *parent)
    : QWidget(parent),
      m_text(new QLineEdit),
      m_lot(new QLineEdit),
      m_person(new QLineEdit),
      m_period(new QComboBox),
      m_search(new TouchButton(Icon::Find, Qt::Key_F6)),
      m_more(new TouchButton(Icon::Down, {})),
      m_progress(new ProgressStrip),
      m_foundTitle(new QLabel),
      m_found(new FactList),
      m_nothing(new EmptyNote(Icon::Find)),
      m_title(new FittedLabel(&style::TypeScale::title, QFont::DemiBold, 2)),
      m_where(new FittedLabel(&style::TypeScale::body, QFont::Normal, 2)),
      m_timeline(new FactList),
      m_noUnit(new EmptyNote(Icon::Clock)),
      m_moment(new QDateTimeEdit(QDateTime::currentDateTime())),
      m_asOf(new TouchButton(Icon::Clock, Qt::Key_F7)),
      m_middle(new QHBoxLayout)
{
    setObjectName(u"page_history"_s);
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    m_text->setObjectName(u"searchText"_s);
    m_lot->setObjectName(u"searchLot"_s);
    m_person->setObjectName(u"searchPerson"_s);
    m_period->setObjectName(u"searchPeriod"_s);
    m_search->setObjectName(u"searchButton"_s);
    m_more->setObjectName(u"moreButton"_s);
    m_asOf->setObjectName(u"asOfButton"_s);
    m_moment->setObjectName(u"moment"_s);
    m_found->setObjectName(u"found"_s);
    m_timeline->setObjectName(u"timeline"_s);
    m_moment->setCalendarPopup(true);
    m_moment->setDisplayFormat(u"d MMM yyyy, HH:mm"_s);
    m_foundTitle->setProperty("role", u"title"_s);
    m_found->setChoosable(true);

    auto *fields = new QHBoxLayout;
    fields->addWidget(m_text, 4);
    fields->addWidget(m_lot, 2);
    fields->addWidget(m_person, 2);
    fields->addWidget(m_period, 2);
    fields->addWidget(m_search, 2);

    auto *left = makeCard();
    auto *found = new QVBoxLayout(left);
    found->addWidget(m_foundTitle);
    found->addWidget(m_nothing, 1);
    found->addWidget(m_found, 1);
    found->addWidget(m_more);
    auto *right = makeCard();
    auto *told = new QVBoxLayout(right);
    told->addWidget(m_title);
    told->addWidget(m_where);
    told->addWidget(m_noUnit, 1);
    told->addWidget(m_timeline, 1);
    auto *past = new QHBoxLayout;
    past->addWidget(m_moment, 1);
    past->addWidget(m_asOf, 1);
    told->addLayout(past);
    m_middle->addWidget(left, 5);
    m_middle->addWidget(right, 6);

    auto *column = new QVBoxLayout(this);
    column->addLayout(fields);
    column->addWidget(m_progress);
    column->addLayout(m_middle, 1);

    connect(m_search, &TouchButton::clicked, this, [this] { search(); });
    for (QLineEdit *field : {m_text, m_lot, m_person})
        connect(field, &QLineEdit::returnPressed, this, [this] { search(); });
    connect(m_more, &TouchButton::clicked, this, [this] { search(m_cursor); });
    connect(m_found, &FactList::rowChosen, this, &HistoryPage::choose);
    connect(m_asOf, &TouchButton::clicked, this, &HistoryPage::askAsOf);
    connect(m_progress, &ProgressStrip::cancelled, this, &HistoryPage::stop);
    connect(&style::Theme::current(), &style::Theme::changed, this, &HistoryPage::restyle);
    busy(false);
    m_more->hide();
    m_found->hide();
    m_timeline->hide();
    m_title->hide();
    m_where->hide();
    m_asOf->setEnabled(false);
    restyle();
    retranslate();
}

SearchQuery HistoryPage::query() const
{
    SearchQuery query;
    query.partialSerial = m_text->text().trimmed().remove(u' ');
    query.lot = m_lot->text().trimmed();
    query.operatorId = m_person->text().trimmed();
    query.limit = PageSize;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (Period(m_period->currentIndex())) {
    case Any: break;
    case Today: query.from = QDate::currentDate().startOfDay().toUTC(); break;
    case Week: query.from = now.addDays(-7); break;
    case Month: query.from = now.addDays(-31); break;
    }
    return query;
}

void HistoryPage::search(const QString &cursor)
{
    SearchQuery wanted = query();
    wanted.cursor = cursor;
    m_adding = !cursor.isEmpty();
    busy(true);
    Q_EMIT searchRequested(wanted, ++m_tag);
}

void HistoryPage::choose(int row)
{
    if (row < 0 || row >= m_hits.size())
        return;
    lookUp(m_hits[row].id);
}

void HistoryPage::lookUp(const epc::Epc &unit)
{
    m_unit = unit;
    busy(true);
    Q_EMIT timelineRequested(unit, ++m_tag);
}

void HistoryPage::askAsOf()
{
    if (!m_unit)
        return;
    busy(true);
    Q_EMIT asOfRequested(*m_unit, m_moment->dateTime().toUTC(), ++m_tag);
}

void HistoryPage::showFound(int tag, const SearchPage &page)
{
    if (tag != m_tag)
        return;
    busy(false);
    m_hits = m_adding ? m_hits + page.hits : page.hits;
    m_cursor = page.cursor;
    QList<FactRow> rows;
    for (const SearchHit &hit : std::as_const(m_hits))
        rows.append(rowOf(hit));
    m_found->setRows(rows);
    m_found->setVisible(!rows.isEmpty());
    m_nothing->setVisible(rows.isEmpty());
    m_nothing->setNote(tr("Nothing found"),
                       tr("Try fewer characters, another lot or a longer time."));
    m_more->setVisible(!m_cursor.isEmpty());
    m_foundTitle->setText(tr("%Ln found", nullptr, int(rows.size())));
    if (m_hits.size() == 1)
        choose(0);
}

void HistoryPage::showTimeline(int tag, const epc::Epc &unit, const TimelinePage &page,
                               const QList<SearchHit> &path)
{
    if (tag != m_tag)
        return;
    busy(false);
    m_unit = unit;
    QList<FactRow> rows;
    for (auto entry = page.entries.crbegin(); entry != page.entries.crend(); ++entry)
        rows.append(rowOf(*entry)); // the newest on top
    m_timeline->setRows(rows);
    m_timeline->scrollToTop();
    m_timeline->setVisible(!rows.isEmpty());
    m_noUnit->setVisible(rows.isEmpty());
    m_noUnit->setNote(tr("Nothing is known of it"), tr("Neither this station nor central has it."));
    QStringList places;
    for (const SearchHit &hit : path)
        places.append(text::hitTitle(hit));
    m_title->setText(places.isEmpty() ? text::grouped(unit) : places.first());
    m_where->setText(places.size() > 1 ? tr("in %1").arg(places.mid(1).join(tr(" in ")))
                                       : tr("in no container"));
    m_title->show();
    m_where->setVisible(!path.isEmpty());
    m_asOf->setEnabled(true);
}

void HistoryPage::showAsOf(int tag, const AsOfTree &tree)
{
    if (tag != m_tag)
        return;
    busy(false);
    QList<FactRow> rows;
    if (!tree.isComplete())
        rows.append({0,
                     Icon::Warning,
                     &Colours::warning,
                     tr("What other stations did at that time may be missing."),
                     {},
                     {}});
    if (tree.truncated)
        rows.append(
            {0, Icon::Warning, &Colours::warning, tr("There is more than is shown."), {}, {}});
    addNodes(tree.root, 0, rows);
    m_timeline->setRows(rows);
    m_timeline->scrollToTop();
    m_timeline->show();
    m_noUnit->hide();
    m_where->setText(
        tr("At %1: %Ln unit(s) inside", nullptr, tree.units).arg(text::moment(tree.at)));
    m_where->show();
}

void HistoryPage::showFailure(int tag, const QString &reason)
{
    if (tag != m_tag)
        return;
    busy(false);
    m_found->hide();
    m_nothing->show();
    m_nothing->setNote(tr("It could not be read"), reason);
}

/// What was shown before stays.
void HistoryPage::stop()
{
    ++m_tag; // an answer that is on its way is not wanted any more
    busy(false);
    Q_EMIT cancelRequested();
}

void HistoryPage::showVerdict(const Verdict &verdict)
{
    if (verdict.unit)
        lookUp(*verdict.unit);
    else if (verdict.container)
        lookUp(*verdict.container);
    else if (severityOf(verdict.code) == Severity::Refused) {
        m_nothing->setNote(text::messageFor(verdict).word, text::messageFor(verdict).cause);
        m_nothing->show();
        m_found->hide();
    }
}

void HistoryPage::busy(bool busy)
{
    if (busy)
        m_progress->showProgress(tr("Searching…"), 0, 0);
    else
        m_progress->finish();
}

void HistoryPage::retranslate()
{
    setWindowTitle(tr("History"));
    m_text->setPlaceholderText(tr("Part of a number"));
    m_text->setAccessibleName(tr("Part of a serial number or SSCC"));
    m_lot->setPlaceholderText(tr("Lot"));
    m_lot->setAccessibleName(tr("Lot"));
    m_person->setPlaceholderText(tr("Person"));
    m_person->setAccessibleName(tr("Person who did something"));
    m_period->setAccessibleName(tr("When"));
    const int chosen = std::max(0, m_period->currentIndex());
    m_period->clear();
    m_period->addItems({tr("At any time"), tr("Today"), tr("Last 7 days"), tr("Last 31 days")});
    m_period->setCurrentIndex(chosen);
    m_search->setLabel(tr("Search"));
    m_more->setLabel(tr("Show more"));
    m_asOf->setLabel(tr("Contents then"));
    m_moment->setAccessibleName(tr("Moment"));
    m_found->setAccessibleName(tr("Found"));
    m_timeline->setAccessibleName(tr("What happened"));
    if (m_hits.isEmpty()) {
        m_foundTitle->setText(tr("Search"));
        m_nothing->setNote(tr("Scan or search"),
                           tr("Scan a code, or enter a part of its number, a lot or a person."));
    }
    if (!m_unit)
        m_noUnit->setNote(tr("What happened"), tr("Choose a unit on the left to see all that was "
                                                  "done to it, refusals included."));
}

void HistoryPage::restyle()
{
    const style::Tokens &tokens = style::tokens();
    const int gap = tokens.space.m;
    layout()->setContentsMargins(tokens.space.l, tokens.space.l, tokens.space.l, tokens.space.l);
    layout()->setSpacing(gap);
    layout()->itemAt(0)->layout()->setSpacing(gap);
    m_middle->setSpacing(gap);
    for (int i = 0; i < m_middle->count(); ++i) {
        m_middle->itemAt(i)->widget()->layout()->setContentsMargins(gap, gap, gap, gap);
        m_middle->itemAt(i)->widget()->layout()->setSpacing(tokens.space.s);
    }
}

void HistoryPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
