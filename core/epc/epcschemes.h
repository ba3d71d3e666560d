// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <algorithm>
#include <array>

namespace pw::epc {

/// How one EPC scheme and the GS1 key behind it correspond (EPC Tag Data Standard 1.13, 7).
struct EpcScheme
{
    /// Where the digits of the key are in the URN.
    enum class Form {
        Indicator, ///< first digit of the key after the company prefix, check digit left out
        Straight,  ///< in order, check digit left out
        Free       ///< in order, no check digit; not only digits
    };
    /// Where the last field of the URN goes.
    enum class Serial {
        None,
        Qualifier, ///< an AI of its own
        Appended,  ///< behind the check digit of the key
        Pieces     ///< piece and total behind the check digit, then an AI of its own
    };
    QLatin1StringView name;
    QLatin1StringView keyAi;
    Form form;
    qsizetype digits; ///< company prefix and reference together; Free: any number
    Serial serial;
    QLatin1StringView serialAi;   ///< of Qualifier and Pieces
    QLatin1StringView start = {}; ///< what the value of the key begins with
    bool pattern = false;         ///< `urn:epc:idpat:` names its class
    bool isClass = false;         ///< `urn:epc:class:`
};

using namespace Qt::StringLiterals;

inline constexpr std::array EpcSchemes = {
    EpcScheme{"sgtin"_L1,
              "01"_L1,
              EpcScheme::Form::Indicator,
              13,
              EpcScheme::Serial::Qualifier,
              "21"_L1,
              {},
              true},
    EpcScheme{"upui"_L1,
              "01"_L1,
              EpcScheme::Form::Indicator,
              13,
              EpcScheme::Serial::Qualifier,
              "235"_L1,
              {},
              true},
    EpcScheme{"lgtin"_L1,
              "01"_L1,
              EpcScheme::Form::Indicator,
              13,
              EpcScheme::Serial::Qualifier,
              "10"_L1,
              {},
              false,
              true},
    EpcScheme{"sscc"_L1, "00"_L1, EpcScheme::Form::Indicator, 17, EpcScheme::Serial::None, {}},
    EpcScheme{"sgln"_L1, "414"_L1, EpcScheme::Form::Straight, 12, EpcScheme::Serial::Qualifier,
              "254"_L1},
    EpcScheme{"pgln"_L1, "417"_L1, EpcScheme::Form::Straight, 12, EpcScheme::Serial::None, {}},
    EpcScheme{"grai"_L1,
              "8003"_L1,
              EpcScheme::Form::Straight,
              12,
              EpcScheme::Serial::Appended,
              {},
              "0"_L1,
              true},
    EpcScheme{"giai"_L1, "8004"_L1, EpcScheme::Form::Free, 0, EpcScheme::Serial::None, {}},
    EpcScheme{"gsrn"_L1, "8018"_L1, EpcScheme::Form::Straight, 17, EpcScheme::Serial::None, {}},
    EpcScheme{"gsrnp"_L1, "8017"_L1, EpcScheme::Form::Straight, 17, EpcScheme::Serial::None, {}},
    EpcScheme{"gdti"_L1,
              "253"_L1,
              EpcScheme::Form::Straight,
              12,
              EpcScheme::Serial::Appended,
              {},
              {},
              true},
    EpcScheme{"sgcn"_L1,
              "255"_L1,
              EpcScheme::Form::Straight,
              12,
              EpcScheme::Serial::Appended,
              {},
              {},
              true},
    EpcScheme{"cpi"_L1,
              "8010"_L1,
              EpcScheme::Form::Free,
              0,
              EpcScheme::Serial::Qualifier,
              "8011"_L1,
              {},
              true},
    EpcScheme{"ginc"_L1, "401"_L1, EpcScheme::Form::Free, 0, EpcScheme::Serial::None, {}},
    EpcScheme{"gsin"_L1, "402"_L1, EpcScheme::Form::Straight, 16, EpcScheme::Serial::None, {}},
    EpcScheme{"itip"_L1,
              "8006"_L1,
              EpcScheme::Form::Indicator,
              13,
              EpcScheme::Serial::Pieces,
              "21"_L1,
              {},
              true},
};

} // namespace pw::epc
