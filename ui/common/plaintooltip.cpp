// SPDX-License-Identifier: Apache-2.0
#include "ui/common/plaintooltip.h"

namespace pw::ui {

using namespace Qt::StringLiterals;

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return text;
    return u"<p>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s;
}

} // namespace pw::ui
