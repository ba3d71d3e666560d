// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/reasondialog.h"

#include "ui/text/terms.h"

namespace pw::ui {

using namespace Qt::StringLiterals;

ReasonDialog::ReasonDialog(const domain::ContainerView &container, QWidget *parent)
    : ReasonPicker({tr("Close partial"), tr("Why is it not full?"), tr("Close as PARTIAL")},
                   style::Icon::ClosePartial,
                   {{u"END_OF_LOT"_s, tr("End of the lot")},
                    {u"END_OF_SHIFT"_s, tr("End of the shift")},
                    {u"ORDER_QUANTITY"_s, tr("Quantity of the order")},
                    {u"UNITS_REJECTED"_s, tr("Units were rejected")},
                    {u"OTHER"_s, tr("Another reason")}},
                   parent),
      m_container(container.id)
{
    showFacts(container);
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
    setFacts(tr("%1 holds %2.")
                 .arg(text::capitalised(text::named(container.id, container.level)),
                      text::filling(container.count, container.capacity)));
}

} // namespace pw::ui
