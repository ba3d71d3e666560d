// SPDX-License-Identifier: Apache-2.0
#include "core/sync/failureclass.h"

namespace pw::sync {

namespace {

FailureClass classify(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError: // a portal shows a certificate of its own
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure: return FailureClass::NotCentral;
    case QNetworkReply::ProxyAuthenticationRequiredError: return FailureClass::SignIn;
    default: return FailureClass::RetrySoon;
    }
}

} // namespace

FailureClass classify(QNetworkReply::NetworkError error, int httpStatus)
{
    switch (httpStatus) {
    case 0: return classify(error);
    case 401:
    case 407: return FailureClass::SignIn;
    case 403: return FailureClass::Forbidden;
    case 413: return FailureClass::TooLarge;
    case 410: return FailureClass::Gone;
    case 408:
    case 425:
    case 429: return FailureClass::RetrySoon;
    case 400:
    case 409:
    case 422: return FailureClass::Refused;
    case 501: // does not know the method at all
    case 511: // a network that wants a sign-in of its own
        return FailureClass::NotCentral;
    default: break;
    }
    if (httpStatus >= 500)
        return FailureClass::RetrySoon;
    // What is left of 4xx says that there is no such resource or method; a redirection, and a
    // success that was not understood, say that someone else is answering.
    return FailureClass::NotCentral;
}

} // namespace pw::sync
