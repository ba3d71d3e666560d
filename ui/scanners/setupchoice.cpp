// SPDX-License-Identifier: Apache-2.0
#include "ui/scanners/setupchoice.h"

#include "ui/common/card.h"
#include "ui/common/factlist.h"
#include "ui/common/fittedlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/scannerwords.h"
#include "ui/work/choicerow.h"

#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>

#include <algorithm>

namespace pw::ui {

using namespace Qt::StringLiterals;
using namespace domain;
using style::Colours;
using style::Icon;

namespace {

enum Direction { WeDial, DialsUs };

bool isPort(const QString &text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return isNumber && port > 0 && port <= 65535;
}

} // namespace

SetupChoice::SetupChoice(QWidget *parent)
    : QWidget(parent),
      m_steps(new QStackedLayout(this)),
      m_foundCard(makeCard()),
      m_title(new QLabel),
      m_hint(new QLabel),
      m_found(new FactList),
      m_again(new TouchButton(Icon::Find, Qt::Key_F6)),
      m_cancel(new TouchButton(Icon::Cross, Qt::Key_F9)),
      m_readerCard(makeCard()),
      m_readerTitle(new QLabel),
      m_kindCaption(new QLabel),
      m_kinds(new QComboBox),
      m_directions(new ChoiceRow),
      m_addressCaption(new QLabel),
      m_address(new QLineEdit),
      m_portCaption(new QLabel),
      m_port(new QLineEdit),
      m_problem(new FittedLabel(&style::TypeScale::title, QFont::DemiBold, 2)),
      m_connect(new TouchButton(Icon::Right, Qt::Key_F6)),
      m_back(new TouchButton(Icon::Left, Qt::Key_F9))
{
    for (QLabel *title : {m_title, m_readerTitle})
        title->setProperty("role", u"heading"_s);
    m_hint->setObjectName(u"choiceHint"_s);
    m_hint->setProperty("role", u"muted"_s);
    m_hint->setWordWrap(true);
    m_steps->addWidget(makeFound());
    m_steps->addWidget(makeReader());

    connect(m_found, &FactList::rowChosen, this, &SetupChoice::choose);
    connect(m_again, &TouchButton::clicked, this, [this] {
        m_looked = false;
        showRows();
        Q_EMIT lookRequested();
    });
    connect(m_cancel, &TouchButton::clicked, this, &SetupChoice::cancelled);
    connect(m_directions, &ChoiceRow::chosen, this, [this](int direction) {
        m_dialsUs = direction == DialsUs;
        showFields();
    });
    connect(m_connect, &TouchButton::clicked, this, &SetupChoice::chooseDescribed);
    connect(m_back, &TouchButton::clicked, this,
            [this] { m_steps->setCurrentWidget(m_foundCard); });
    connect(&style::Theme::current(), &style::Theme::changed, this, &SetupChoice::restyle);
    restyle();
    retranslate();
}

QWidget *SetupChoice::makeFound()
{
    m_found->setObjectName(u"foundScanners"_s);
    m_found->setChoosable(true);
    m_again->setObjectName(u"lookAgainButton"_s);
    m_cancel->setObjectName(u"cancelChoiceButton"_s);
    auto *column = new QVBoxLayout(m_foundCard);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_found, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_again);
    column->addLayout(buttons);
    return m_foundCard;
}

QWidget *SetupChoice::makeReader()
{
    m_address->setObjectName(u"readerAddress"_s);
    m_port->setObjectName(u"readerPort"_s);
    m_connect->setObjectName(u"connectReaderButton"_s);
    m_connect->setPrimary(true);
    m_back->setObjectName(u"backToFoundButton"_s);
    m_problem->setObjectName(u"problem"_s);
    m_kinds->setObjectName(u"profileKind"_s);
    for (QLabel *caption : {m_kindCaption, m_addressCaption, m_portCaption})
        caption->setProperty("role", u"caption"_s);
    auto *column = new QVBoxLayout(m_readerCard);
    column->addWidget(m_readerTitle);
    column->addWidget(m_kindCaption);
    column->addWidget(m_kinds);
    column->addWidget(m_directions);
    auto *fields = new QGridLayout;
    fields->addWidget(m_addressCaption, 0, 0);
    fields->addWidget(m_address, 1, 0);
    fields->addWidget(m_portCaption, 0, 1);
    fields->addWidget(m_port, 1, 1);
    fields->setColumnStretch(0, 3);
    fields->setColumnStretch(1, 1);
    column->addLayout(fields);
    column->addWidget(m_problem);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addWidget(m_connect);
    column->addLayout(buttons);
    return m_readerCard;
}

void SetupChoice::begin()
{
    m_steps->setCurrentWidget(m_foundCard);
    m_devices.clear();
    m_looked = false;
    showRows();
    Q_EMIT lookRequested();
}

void SetupChoice::setProfiles(const QList<KnownProfile> &readers, const QList<KnownProfile> &lines)
{
    m_readers = readers;
    m_lines = lines;
    retranslate();
}

void SetupChoice::showFound(const QList<FoundDevice> &devices)
{
    m_devices = devices;
    m_looked = true;
    showRows();
}

void SetupChoice::showRows()
{
    QList<FactRow> rows;
    for (const FoundDevice &device : std::as_const(m_devices)) {
        FactRow row{0, Icon::Scanner, nullptr, device.name, text::foundNote(device), {}};
        if (device.kind == DeviceKind::HidPos
            || (device.knownMaker && device.problem == FoundDevice::Problem::None))
            row.mark = tr("scanner");
        if (device.problem != FoundDevice::Problem::None)
            row.tone = &Colours::warning;
        rows.append(row);
    }
    rows.append({0,
                 Icon::Codes,
                 nullptr,
                 tr("A scanner that types"),
                 tr("It shows in no list; it works while this window has the focus."),
                 {}});
    rows.append({0,
                 Icon::Central,
                 nullptr,
                 tr("A fixed reader in the network"),
                 tr("By its address, whichever side dials."),
                 {}});
    rows.append({0,
                 Icon::Scanner,
                 nullptr,
                 tr("Another serial line"),
                 tr("By the name of its port, such as one of /dev/serial/by-id."),
                 {}});
    m_found->setRows(rows);
    m_hint->setText(!m_looked             ? tr("Looking …")
                    : m_devices.isEmpty() ? tr(
                          "Nothing is plugged in that may be a scanner. Plug it in, switch it on "
                          "and look again; or set it to USB HID-POS or USB serial (CDC).")
                                          : tr("Choose the scanner that is to be set up."));
}

void SetupChoice::choose(int row)
{
    if (row > m_devices.size()) {
        describe(row == m_devices.size() + 2);
        return;
    }
    DeviceConfig device;
    device.kind = DeviceKind::Wedge;
    device.profileId = u"wedge-us"_s;
    if (row < m_devices.size()) {
        const FoundDevice &found = m_devices[row];
        if (found.problem == FoundDevice::Problem::ClosedMode
            || found.problem == FoundDevice::Problem::NoRights) {
            m_hint->setText(text::foundNote(found)); // there is no hearing it as it is
            return;
        }
        device.kind = found.kind;
        device.port = found.port;
        device.profileId = found.profileId;
        device.name = found.name;
    }
    Q_EMIT chosen(device);
}

void SetupChoice::describe(bool line)
{
    m_line = line;
    m_kinds->setCurrentIndex(0);
    m_address->clear();
    m_port->clear();
    m_problem->setText({});
    showFields();
    m_steps->setCurrentWidget(m_readerCard);
    m_address->setFocus();
}

void SetupChoice::chooseDescribed()
{
    const QString address = m_address->text().trimmed();
    const QString port = m_port->text().trimmed();
    if (address.isEmpty() || address.contains(u' ')) {
        m_problem->setText(m_line ? tr("The name of the port is missing.")
                                  : tr("The reader's address is missing."));
        return;
    }
    if (!m_line && !isPort(port)) {
        m_problem->setText(tr("The port is a number from 1 to 65535."));
        return;
    }
    m_problem->setText({});
    const KnownProfile profile = (m_line ? m_lines : m_readers).value(m_kinds->currentIndex());
    DeviceConfig device;
    device.profileId = profile.id;
    device.name = m_kinds->currentText();
    if (m_line) {
        device.kind = DeviceKind::Serial;
        device.port = address;
    } else if (m_dialsUs) {
        device.kind = DeviceKind::TcpServer;
        device.port = port;
        device.allowed = QStringList{address};
    } else {
        device.kind = DeviceKind::TcpClient;
        device.port = address + u':' + port;
    }
    Q_EMIT chosen(device);
}

void SetupChoice::showFields()
{
    m_readerTitle->setText(m_line ? tr("A serial line") : tr("A fixed reader in the network"));
    const int kind = std::max(0, m_kinds->currentIndex());
    m_kinds->clear();
    for (const KnownProfile &profile : m_line ? m_lines : m_readers)
        m_kinds->addItem(text::profileName(profile.id, profile.name));
    m_kinds->setCurrentIndex(kind);
    m_kindCaption->setText(m_line ? tr("Kind of scanner") : tr("Kind of reader"));
    m_kinds->setAccessibleName(m_kindCaption->text());
    m_directions->setVisible(!m_line);
    m_directions->setChosen(m_dialsUs ? DialsUs : WeDial);
    m_addressCaption->setText(m_line ? tr("Name of the port") : tr("Address of the reader"));
    m_address->setAccessibleName(m_addressCaption->text());
    m_address->setPlaceholderText(m_line ? u"/dev/serial/by-id/…"_s : u"192.0.2.10"_s);
    m_portCaption->setText(m_dialsUs ? tr("Port it dials here") : tr("Port of the reader"));
    m_port->setAccessibleName(m_portCaption->text());
    m_portCaption->setVisible(!m_line);
    m_port->setVisible(!m_line);
}

void SetupChoice::restyle()
{
    const style::Tokens &tokens = style::tokens();
    for (QFrame *card : {m_foundCard, m_readerCard}) {
        const int gap = tokens.space.l;
        card->layout()->setContentsMargins(gap, gap, gap, gap);
        card->layout()->setSpacing(tokens.space.m);
    }
}

void SetupChoice::retranslate()
{
    m_title->setText(tr("Which scanner?"));
    m_found->setAccessibleName(m_title->text());
    m_again->setLabel(tr("Look again"));
    m_cancel->setLabel(tr("Cancel"));
    m_directions->setChoices(tr("Who dials"), {tr("The station"), tr("The reader")},
                             {WeDial, DialsUs});
    m_connect->setLabel(tr("Connect"));
    m_back->setLabel(tr("Back"));
    showFields();
    showRows();
}

void SetupChoice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace pw::ui
