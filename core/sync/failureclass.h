// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkReply>

namespace pw::sync {

/// What to do about an exchange that did not succeed.
enum class FailureClass {
    RetrySoon,  ///< no answer, or the server is not well: again after a back-off, for ever
    SignIn,     ///< the station's credentials are not accepted
    Forbidden,  ///< they are, but not for this
    TooLarge,   ///< send less at once
    Refused,    ///< the content is wrong: sending it again changes nothing
    Gone,       ///< the feed does not go back so far, or is another one: start again
    NotCentral, ///< something answers that is no central system: wrong address, captive portal
};

/// By what the network said and the status of the answer (0: none); never by texts.
FailureClass classify(QNetworkReply::NetworkError error, int httpStatus);

} // namespace pw::sync
