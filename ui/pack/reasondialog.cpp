// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/reasondialog.h"

#include "ui/common/fittedlabel.h"
#include "ui/common/touchbutton.h"
#include "ui/style/theme.h"
#include "ui/text/terms.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <array>

namespace pw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxText = 200;

struct Reason
{
    QLatin1StringView code; ///< as it stands in records
    const char *words;
};

constexpr std::array Reasons = {
    Reason{"END_OF_LOT"_L1, QT_TRANSLATE_NOOP("pw::ui::ReasonDialog", "End of the lot")},
    Reason{"END_OF_SHIFT"_L1, QT_TRANSLATE_NOOP("pw::ui::ReasonDialog", "End of the shift")},
    Reason{"ORDER_QUANTITY"_L1, QT_TRANSLATE_NOOP("pw::ui::ReasonDialog", "Quantity of the order")},
    Reason{"UNITS_REJECTED"_L1, QT_TRANSLATE_NOOP("pw::ui::ReasonDialog", "Units were rejected")},
    Reason{"OTHER"_L1, QT_TRANSLATE_NOOP("pw::ui::ReasonDialog", "Another reason")},
};
constexpr int Other = int(Reasons.size()) - 1;

} // namespace

ReasonDialog::ReasonDialog(const domain::ContainerView &container, QWidget *parent)
    : QDialog(parent),
      m_container(container.id),
      m_facts(new FittedLabel(&style::TypeScale::strong, QFont::Normal, 2)),
      m_reasons(new QButtonGroup(this)),
      m_text(new QLineEdit),
      m_close(new TouchButton(style::Icon::ClosePartial, {}))
{
    const style::Tokens &tokens = style::tokens();
    setObjectName(u"reasonDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Close partial"));

    auto *heading = new QLabel(tr("Why is it not full?"));
    heading->setProperty("role", u"heading"_s);
    showFacts(container);

    auto *grid = new QGridLayout;
    grid->setSpacing(tokens.space.m);
    for (int i = 0; i < int(Reasons.size()); ++i) {
        auto *button = new TouchButton(style::Icon::Choice, {});
        button->setObjectName(u"reason"_s + QLatin1StringView(Reasons[size_t(i)].code));
        button->setLabel(tr(Reasons[size_t(i)].words));
        button->setCheckable(true);
        connect(button, &TouchButton::toggled, button, [button](bool checked) {
            button->setSymbol(checked ? style::Icon::Accepted : style::Icon::Choice);
        });
        m_reasons->addButton(button, i);
        grid->addWidget(button, i / 2, i % 2);
    }
    grid->addWidget(m_text, Other / 2, Other % 2 + 1);
    m_text->setObjectName(u"reasonText"_s);
    m_text->setMaxLength(MaxText);
    m_text->setPlaceholderText(tr("In your own words"));
    m_text->setAccessibleName(tr("Reason in your own words"));

    auto *cancel = new TouchButton(style::Icon::Cross, {});
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setLabel(tr("Cancel"));
    m_close->setObjectName(u"confirmButton"_s);
    m_close->setLabel(tr("Close as PARTIAL"));
    m_close->setPrimary(true);
    m_close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(tokens.space.m);
    buttons->addWidget(cancel, 1);
    buttons->addWidget(m_close, 2);

    auto *column = new QVBoxLayout(this);
    const int margin = tokens.space.xl;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(tokens.space.m);
    column->addWidget(heading);
    column->addWidget(m_facts);
    column->addLayout(grid);
    column->addSpacing(tokens.space.s);
    column->addLayout(buttons);
    setMinimumWidth(int(640 * tokens.scale));

    connect(m_reasons, &QButtonGroup::idToggled, this, &ReasonDialog::updateButtons);
    connect(m_text, &QLineEdit::textChanged, this, &ReasonDialog::updateButtons);
    connect(cancel, &TouchButton::clicked, this, &ReasonDialog::reject);
    connect(m_close, &TouchButton::clicked, this, &ReasonDialog::give);
    updateButtons();
}

void ReasonDialog::follow(const domain::SessionView &session)
{
    const domain::ContainerView *open = session.open.isEmpty() ? nullptr : &session.open.last();
    const bool full = open && open->capacity && open->count >= *open->capacity;
    if (!open || open->id != m_container || full || !session.canClose)
        reject();
    else
        showFacts(*open);
}

void ReasonDialog::showFacts(const domain::ContainerView &container)
{
    //: %1: "Carton 19 5211 …"; %2: "17 of 25"
    m_facts->setText(tr("%1 holds %2.")
                         .arg(text::capitalised(text::named(container.id, container.level)),
                              text::filling(container.count, container.capacity)));
}

void ReasonDialog::updateButtons()
{
    const int chosen = m_reasons->checkedId();
    m_close->setEnabled(chosen >= 0 && (chosen != Other || !m_text->text().trimmed().isEmpty()));
}

void ReasonDialog::give()
{
    const Reason &reason = Reasons[size_t(m_reasons->checkedId())];
    const QString written = m_text->text().trimmed();
    Q_EMIT reasonGiven(reason.code, written.isEmpty() ? tr(reason.words) : written);
    accept();
}

} // namespace pw::ui
