// SPDX-License-Identifier: Apache-2.0
// The application identifiers, as facts taken from the GS1 Barcode Syntax Dictionary
// (github.com/gs1/gs1-syntax-dictionary, state ff2eb4b of 2026-07-27, after release 2026-01-27;
// Apache-2.0). tst_aitable compares every line with that file where it is at hand.
#include "core/gs1/aitable.h"

#include <initializer_list>

namespace pw::gs1 {

namespace {

using Set = AiComponent::Set;
using Check = AiComponent::Check;
using enum AiComponent::Check;

constexpr Check Csum = KeyCheckDigit;
constexpr Check Gcp1 = CompanyPrefix;
constexpr Check Gcp2 = CompanyPrefixAfter;

enum Role : unsigned { Plain = 0, Fixed = 1, Attribute = 2, Key = 4 };
constexpr Role operator|(Role a, Role b)
{
    return Role(unsigned(a) | unsigned(b));
}

template <typename... Checks>
constexpr AiComponent component(Set set, int minLength, int maxLength, Checks... checks)
{
    return {set, false, short(minLength), short(maxLength), {checks...}};
}
template <typename... Checks>
constexpr AiComponent n(int length, Checks... checks)
{
    return component(Set::Digits, length, length, checks...);
}
template <typename... Checks>
constexpr AiComponent x(int length, Checks... checks)
{
    return component(Set::Set82, length, length, checks...);
}
template <typename... Checks>
constexpr AiComponent nTo(int length, Checks... checks)
{
    return component(Set::Digits, 1, length, checks...);
}
template <typename... Checks>
constexpr AiComponent xTo(int length, Checks... checks)
{
    return component(Set::Set82, 1, length, checks...);
}
template <typename... Checks>
constexpr AiComponent yTo(int length, Checks... checks)
{
    return component(Set::Set39, 1, length, checks...);
}
template <typename... Checks>
constexpr AiComponent zTo(int length, Checks... checks)
{
    return component(Set::Set64, 1, length, checks...);
}
constexpr AiComponent opt(AiComponent component)
{
    component.optional = true;
    return component;
}

/// The lists of AIs of an entry: qualifiers of a Digital Link key, exclusions, requisites.
struct Lists
{
    const char *dl = "";
    const char *ex = "";
    const char *req = "";
};

using Components = std::initializer_list<AiComponent>;

constexpr AiEntry range(const char *first, const char *last, QStringView title, Role role,
                        Components components, Lists lists = {})
{
    AiEntry entry{QLatin1StringView(first),
                  QLatin1StringView(last),
                  title,
                  (role & Fixed) != 0,
                  (role & Attribute) != 0,
                  (role & Key) != 0,
                  {},
                  0,
                  QLatin1StringView(lists.dl),
                  QLatin1StringView(lists.ex),
                  QLatin1StringView(lists.req)};
    for (const AiComponent &component : components) {
        entry.parts[size_t(entry.partCount++)] = component;
        entry.shortest = short(entry.shortest + (component.optional ? 0 : component.minLength));
        entry.longest = short(entry.longest + component.maxLength);
    }
    return entry;
}
constexpr AiEntry one(const char *ai, QStringView title, Role role, Components components,
                      Lists lists = {})
{
    return range(ai, ai, title, role, components, lists);
}

/// Requisites of what describes a trade item, whichever key names it.
constexpr const char *Items = "01,02,03,8006,8026";

constexpr AiEntry Entries[] = {
    one("00", u"SSCC", Fixed | Attribute | Key, {n(18, Csum, Gcp2)}),
    one("01", u"GTIN", Fixed | Attribute | Key, {n(14, Csum, Gcp2)},
        {.dl = "22,10,21|235", .ex = "255,37"}),
    one("02", u"CONTENT", Fixed | Attribute, {n(14, Csum, Gcp2)}, {.ex = "01,03", .req = "37"}),
    one("03", u"MTO GTIN", Fixed, {n(14, Csum, Gcp2)}, {.ex = "01,02,37,235"}),
    one("10", u"BATCH/LOT", Attribute, {xTo(20)}, {.req = Items}),
    one("11", u"PROD DATE", Fixed | Attribute, {n(6, DateDayZero)}, {.req = Items}),
    one("12", u"DUE DATE", Fixed | Attribute, {n(6, DateDayZero)}, {.req = "8020"}),
    one("13", u"PACK DATE", Fixed | Attribute, {n(6, DateDayZero)}, {.req = Items}),
    one("15", u"BEST BEFORE or BEST BY", Fixed | Attribute, {n(6, DateDayZero)}, {.req = Items}),
    one("16", u"SELL BY", Fixed | Attribute, {n(6, DateDayZero)}, {.req = Items}),
    one("17", u"USE BY or EXPIRY", Fixed | Attribute, {n(6, DateDayZero)},
        {.req = "01,02,03,255,8006,8026"}),
    one("20", u"VARIANT", Fixed | Attribute, {n(2)}, {.req = Items}),
    one("21", u"SERIAL", Plain, {xTo(20)}, {.ex = "235", .req = "01,03,8006"}),
    one("22", u"CPV", Plain, {xTo(20)}, {.req = "01"}),
    one("235", u"TPX", Plain, {xTo(28)}, {.req = "01"}),
    one("240", u"ADDITIONAL ID", Attribute, {xTo(30)}, {.req = Items}),
    one("241", u"CUST. PART No.", Attribute, {xTo(30)}, {.req = Items}),
    one("242", u"MTO VARIANT", Attribute, {nTo(6)}, {.req = "01,02,8006,8026"}),
    one("243", u"PCN", Attribute, {xTo(20)}, {.req = "01,03"}),
    one("250", u"SECONDARY SERIAL", Attribute, {xTo(30)}, {.req = "01+21,03+21,8006+21"}),
    one("251", u"REF. TO SOURCE", Attribute, {xTo(30)}, {.req = "01,03,8006"}),
    one("253", u"GDTI", Attribute | Key, {n(13, Csum, Gcp1), opt(xTo(17))}),
    one("254", u"GLN EXTENSION COMPONENT", Plain, {xTo(20)}, {.req = "414"}),
    one("255", u"GCN", Attribute | Key, {n(13, Csum, Gcp1), opt(nTo(12))},
        {.ex = "01,02,415,8006,8020,8026"}),
    one("30", u"VAR. COUNT", Attribute, {nTo(8)}, {.req = "01,02"}),
    range("3100", "3105", u"NET WEIGHT (kg)", Fixed | Attribute, {n(6)},
          {.ex = "310n", .req = "01,02"}),
    range("3110", "3115", u"LENGTH (m)", Fixed | Attribute, {n(6)}, {.ex = "311n", .req = "01,02"}),
    range("3120", "3125", u"WIDTH (m)", Fixed | Attribute, {n(6)}, {.ex = "312n", .req = "01,02"}),
    range("3130", "3135", u"HEIGHT (m)", Fixed | Attribute, {n(6)}, {.ex = "313n", .req = "01,02"}),
    range("3140", "3145", u"AREA (m²)", Fixed | Attribute, {n(6)}, {.ex = "314n", .req = "01,02"}),
    range("3150", "3155", u"NET VOLUME (l)", Fixed | Attribute, {n(6)},
          {.ex = "315n", .req = "01,02"}),
    range("3160", "3165", u"NET VOLUME (m³)", Fixed | Attribute, {n(6)},
          {.ex = "316n", .req = "01,02"}),
    range("3200", "3205", u"NET WEIGHT (lb)", Fixed | Attribute, {n(6)},
          {.ex = "320n", .req = "01,02"}),
    range("3210", "3215", u"LENGTH (in)", Fixed | Attribute, {n(6)},
          {.ex = "321n", .req = "01,02"}),
    range("3220", "3225", u"LENGTH (ft)", Fixed | Attribute, {n(6)},
          {.ex = "322n", .req = "01,02"}),
    range("3230", "3235", u"LENGTH (yd)", Fixed | Attribute, {n(6)},
          {.ex = "323n", .req = "01,02"}),
    range("3240", "3245", u"WIDTH (in)", Fixed | Attribute, {n(6)}, {.ex = "324n", .req = "01,02"}),
    range("3250", "3255", u"WIDTH (ft)", Fixed | Attribute, {n(6)}, {.ex = "325n", .req = "01,02"}),
    range("3260", "3265", u"WIDTH (yd)", Fixed | Attribute, {n(6)}, {.ex = "326n", .req = "01,02"}),
    range("3270", "3275", u"HEIGHT (in)", Fixed | Attribute, {n(6)},
          {.ex = "327n", .req = "01,02"}),
    range("3280", "3285", u"HEIGHT (ft)", Fixed | Attribute, {n(6)},
          {.ex = "328n", .req = "01,02"}),
    range("3290", "3295", u"HEIGHT (yd)", Fixed | Attribute, {n(6)},
          {.ex = "329n", .req = "01,02"}),
    range("3300", "3305", u"GROSS WEIGHT (kg)", Fixed | Attribute, {n(6)},
          {.ex = "330n", .req = "00,01"}),
    range("3310", "3315", u"LENGTH (m), log", Fixed | Attribute, {n(6)},
          {.ex = "331n", .req = "00,01"}),
    range("3320", "3325", u"WIDTH (m), log", Fixed | Attribute, {n(6)},
          {.ex = "332n", .req = "00,01"}),
    range("3330", "3335", u"HEIGHT (m), log", Fixed | Attribute, {n(6)},
          {.ex = "333n", .req = "00,01"}),
    range("3340", "3345", u"AREA (m²), log", Fixed | Attribute, {n(6)},
          {.ex = "334n", .req = "00,01"}),
    range("3350", "3355", u"VOLUME (l), log", Fixed | Attribute, {n(6)},
          {.ex = "335n", .req = "00,01"}),
    range("3360", "3365", u"VOLUME (m³), log", Fixed | Attribute, {n(6)},
          {.ex = "336n", .req = "00,01"}),
    range("3370", "3375", u"KG PER m²", Fixed | Attribute, {n(6)}, {.ex = "337n", .req = "01"}),
    range("3400", "3405", u"GROSS WEIGHT (lb)", Fixed | Attribute, {n(6)},
          {.ex = "340n", .req = "00,01"}),
    range("3410", "3415", u"LENGTH (in), log", Fixed | Attribute, {n(6)},
          {.ex = "341n", .req = "00,01"}),
    range("3420", "3425", u"LENGTH (ft), log", Fixed | Attribute, {n(6)},
          {.ex = "342n", .req = "00,01"}),
    range("3430", "3435", u"LENGTH (yd), log", Fixed | Attribute, {n(6)},
          {.ex = "343n", .req = "00,01"}),
    range("3440", "3445", u"WIDTH (in), log", Fixed | Attribute, {n(6)},
          {.ex = "344n", .req = "00,01"}),
    range("3450", "3455", u"WIDTH (ft), log", Fixed | Attribute, {n(6)},
          {.ex = "345n", .req = "00,01"}),
    range("3460", "3465", u"WIDTH (yd), log", Fixed | Attribute, {n(6)},
          {.ex = "346n", .req = "00,01"}),
    range("3470", "3475", u"HEIGHT (in), log", Fixed | Attribute, {n(6)},
          {.ex = "347n", .req = "00,01"}),
    range("3480", "3485", u"HEIGHT (ft), log", Fixed | Attribute, {n(6)},
          {.ex = "348n", .req = "00,01"}),
    range("3490", "3495", u"HEIGHT (yd), log", Fixed | Attribute, {n(6)},
          {.ex = "349n", .req = "00,01"}),
    range("3500", "3505", u"AREA (in²)", Fixed | Attribute, {n(6)}, {.ex = "350n", .req = "01,02"}),
    range("3510", "3515", u"AREA (ft²)", Fixed | Attribute, {n(6)}, {.ex = "351n", .req = "01,02"}),
    range("3520", "3525", u"AREA (yd²)", Fixed | Attribute, {n(6)}, {.ex = "352n", .req = "01,02"}),
    range("3530", "3535", u"AREA (in²), log", Fixed | Attribute, {n(6)},
          {.ex = "353n", .req = "00,01"}),
    range("3540", "3545", u"AREA (ft²), log", Fixed | Attribute, {n(6)},
          {.ex = "354n", .req = "00,01"}),
    range("3550", "3555", u"AREA (yd²), log", Fixed | Attribute, {n(6)},
          {.ex = "355n", .req = "00,01"}),
    range("3560", "3565", u"NET WEIGHT (tr oz)", Fixed | Attribute, {n(6)},
          {.ex = "356n", .req = "01,02"}),
    range("3570", "3575", u"NET VOLUME (oz)", Fixed | Attribute, {n(6)},
          {.ex = "357n", .req = "01,02"}),
    range("3600", "3605", u"NET VOLUME (qt (US))", Fixed | Attribute, {n(6)},
          {.ex = "360n", .req = "01,02"}),
    range("3610", "3615", u"NET VOLUME (gal.)", Fixed | Attribute, {n(6)},
          {.ex = "361n", .req = "01,02"}),
    range("3620", "3625", u"VOLUME (qt (US)), log", Fixed | Attribute, {n(6)},
          {.ex = "362n", .req = "00,01"}),
    range("3630", "3635", u"VOLUME (gal (US)), log", Fixed | Attribute, {n(6)},
          {.ex = "363n", .req = "00,01"}),
    range("3640", "3645", u"NET VOLUME (in³)", Fixed | Attribute, {n(6)},
          {.ex = "364n", .req = "01,02"}),
    range("3650", "3655", u"NET VOLUME (ft³)", Fixed | Attribute, {n(6)},
          {.ex = "365n", .req = "01,02"}),
    range("3660", "3665", u"NET VOLUME (yd³)", Fixed | Attribute, {n(6)},
          {.ex = "366n", .req = "01,02"}),
    range("3670", "3675", u"VOLUME (in³), log", Fixed | Attribute, {n(6)},
          {.ex = "367n", .req = "00,01"}),
    range("3680", "3685", u"VOLUME (ft³), log", Fixed | Attribute, {n(6)},
          {.ex = "368n", .req = "00,01"}),
    range("3690", "3695", u"VOLUME (yd³), log", Fixed | Attribute, {n(6)},
          {.ex = "369n", .req = "00,01"}),
    one("37", u"COUNT", Attribute, {nTo(8)}, {.req = "00+02,00+8026"}),
    range("3900", "3909", u"AMOUNT", Attribute, {nTo(15)},
          {.ex = "390n,391n,394n,8111", .req = "255,8020"}),
    range("3910", "3919", u"AMOUNT", Attribute, {n(3, Currency), nTo(15)},
          {.ex = "391n", .req = "8020"}),
    range("3920", "3929", u"PRICE", Attribute, {nTo(15)},
          {.ex = "392n,393n", .req = "01+30,01+31nn,01+32nn,01+35nn,01+36nn"}),
    range("3930", "3939", u"PRICE", Attribute, {n(3, Currency), nTo(15)},
          {.ex = "393n", .req = "30,31nn,32nn,35nn,36nn"}),
    range("3940", "3943", u"PRCNT OFF", Attribute, {n(4)}, {.ex = "394n,8111", .req = "255"}),
    range("3950", "3955", u"PRICE/UoM", Attribute, {n(6)},
          {.ex = "392n,393n,395n,8005", .req = "30,31nn,32nn,35nn,36nn"}),
    one("400", u"ORDER NUMBER", Attribute, {xTo(30)}),
    one("401", u"GINC", Attribute | Key, {xTo(30, Gcp1)}),
    one("402", u"GSIN", Attribute | Key, {n(17, Csum, Gcp1)}),
    one("403", u"ROUTE", Attribute, {xTo(30)}, {.req = "00"}),
    one("410", u"SHIP TO LOC", Fixed | Attribute, {n(13, Csum, Gcp1)}),
    one("411", u"BILL TO", Fixed | Attribute, {n(13, Csum, Gcp1)}),
    one("412", u"PURCHASE FROM", Fixed | Attribute, {n(13, Csum, Gcp1)}),
    one("413", u"SHIP FOR LOC", Fixed | Attribute, {n(13, Csum, Gcp1)}),
    one("414", u"LOC No.", Fixed | Attribute | Key, {n(13, Csum, Gcp1)}, {.dl = "254|7040"}),
    one("415", u"PAY TO", Fixed | Attribute | Key, {n(13, Csum, Gcp1)},
        {.dl = "8020", .req = "8020"}),
    one("416", u"PROD/SERV LOC", Fixed | Attribute, {n(13, Csum, Gcp1)}),
    one("417", u"PARTY", Fixed | Attribute | Key, {n(13, Csum, Gcp1)}, {.dl = "7040"}),
    one("420", u"SHIP TO POST", Attribute, {xTo(20)}, {.ex = "421"}),
    one("421", u"SHIP TO POST", Attribute, {n(3, Country), xTo(9)}, {.ex = "4307"}),
    one("422", u"ORIGIN", Attribute, {n(3, Country)}, {.ex = "426", .req = Items}),
    one("423", u"COUNTRY - INITIAL PROCESS", Attribute,
        {n(3, Country), opt(n(3, Country)), opt(n(3, Country)), opt(n(3, Country)),
         opt(n(3, Country))},
        {.ex = "426", .req = "01,02,03"}),
    one("424", u"COUNTRY - PROCESS", Attribute, {n(3, Country)}, {.ex = "426", .req = "01,02,03"}),
    one("425", u"COUNTRY - DISASSEMBLY", Attribute,
        {n(3, Country), opt(n(3, Country)), opt(n(3, Country)), opt(n(3, Country)),
         opt(n(3, Country))},
        {.ex = "426", .req = "01,02,03"}),
    one("426", u"COUNTRY - FULL PROCESS", Attribute, {n(3, Country)}, {.req = "01,02,03"}),
    one("427", u"ORIGIN SUBDIVISION", Attribute, {xTo(3)}, {.req = "01+422,02+422,03+422"}),
    one("4300", u"SHIP TO COMP", Attribute, {xTo(35, PercentEncoded)}, {.req = "00"}),
    one("4301", u"SHIP TO NAME", Attribute, {xTo(35, PercentEncoded)}, {.req = "00"}),
    one("4302", u"SHIP TO ADD1", Attribute, {xTo(70, PercentEncoded)}, {.req = "00"}),
    one("4303", u"SHIP TO ADD2", Attribute, {xTo(70, PercentEncoded)}, {.req = "4302"}),
    one("4304", u"SHIP TO SUB", Attribute, {xTo(70, PercentEncoded)}, {.req = "00"}),
    one("4305", u"SHIP TO LOC", Attribute, {xTo(70, PercentEncoded)}, {.req = "00"}),
    one("4306", u"SHIP TO REG", Attribute, {xTo(70, PercentEncoded)}, {.req = "00"}),
    one("4307", u"SHIP TO COUNTRY", Attribute, {x(2, CountryAlpha2)}, {.req = "00"}),
    one("4308", u"SHIP TO PHONE", Attribute, {xTo(30)}, {.req = "00"}),
    one("4309", u"SHIP TO GEO", Attribute, {n(10, Latitude), n(10, Longitude)}, {.req = "00"}),
    one("4310", u"RTN TO COMP", Attribute, {xTo(35, PercentEncoded)}, {.req = "00"}),
    one("4311", u"RTN TO NAME", Attribute, {xTo(35, PercentEncoded)}, {.req = "00"}),
    one("4312", u"RTN TO ADD1", Attribute, {xTo(70, PercentEncoded)}, {.req = "00"}),
    one("4313", u"RTN TO ADD2", Attribute, {xTo(70, PercentEncoded)}, {.req = "4312"}),
    one("4314", u"RTN TO SUB", Attribute, {xTo(70, PercentEncoded)}, {.req = "00"}),
    one("4315", u"RTN TO LOC", Attribute, {xTo(70, PercentEncoded)}, {.req = "00"}),
    one("4316", u"RTN TO REG", Attribute, {xTo(70, PercentEncoded)}, {.req = "00"}),
    one("4317", u"RTN TO COUNTRY", Attribute, {x(2, CountryAlpha2)}, {.req = "00"}),
    one("4318", u"RTN TO POST", Attribute, {xTo(20)}, {.req = "00"}),
    one("4319", u"RTN TO PHONE", Attribute, {xTo(30)}, {.req = "00"}),
    one("4320", u"SRV DESCRIPTION", Attribute, {xTo(35, PercentEncoded)}, {.req = "00"}),
    one("4321", u"DANGEROUS GOODS", Attribute, {n(1, YesNo)}, {.req = "00"}),
    one("4322", u"AUTH TO LEAVE", Attribute, {n(1, YesNo)}, {.req = "00"}),
    one("4323", u"SIG REQUIRED", Attribute, {n(1, YesNo)}, {.req = "00"}),
    one("4324", u"NOT BEF DEL DT", Attribute, {n(6, DateDayZero), n(4, HourMinute)}, {.req = "00"}),
    one("4325", u"NOT AFT DEL DT", Attribute, {n(6, DateDayZero), n(4, HourMinute)}, {.req = "00"}),
    one("4326", u"REL DATE", Attribute, {n(6, Date)}, {.req = "00"}),
    one("4330", u"MAX TEMP F.", Attribute, {n(6), opt(x(1, Hyphen))}, {.ex = "4331", .req = "00"}),
    one("4331", u"MAX TEMP C.", Attribute, {n(6), opt(x(1, Hyphen))}, {.ex = "4330", .req = "00"}),
    one("4332", u"MIN TEMP F.", Attribute, {n(6), opt(x(1, Hyphen))}, {.ex = "4333", .req = "00"}),
    one("4333", u"MIN TEMP C.", Attribute, {n(6), opt(x(1, Hyphen))}, {.ex = "4332", .req = "00"}),
    one("7001", u"NSN", Attribute, {n(13)}, {.req = "01,02,8006,8026"}),
    one("7002", u"MEAT CUT", Attribute, {xTo(30)}, {.req = "01,02"}),
    one("7003", u"EXPIRY TIME", Attribute, {n(6, Date), n(4, HourMinute)}, {.req = "01,02,03"}),
    one("7004", u"ACTIVE POTENCY", Attribute, {nTo(4)}, {.req = "01+10,03+10"}),
    one("7005", u"CATCH AREA", Attribute, {xTo(12)}, {.req = "01,02"}),
    one("7006", u"FIRST FREEZE DATE", Attribute, {n(6, Date)}, {.req = "01,02"}),
    one("7007", u"HARVEST DATE", Attribute, {n(6, Date), opt(n(6, Date))}, {.req = "01,02"}),
    one("7008", u"AQUATIC SPECIES", Attribute, {xTo(3)}, {.req = "01,02"}),
    one("7009", u"FISHING GEAR TYPE", Attribute, {xTo(10)}, {.req = "01,02"}),
    one("7010", u"PROD METHOD", Attribute, {xTo(2)}, {.req = "01,02,03"}),
    one("7011", u"TEST BY DATE", Attribute, {n(6, Date), opt(n(4, HourMinute))},
        {.req = "01,02,03"}),
    one("7020", u"REFURB LOT", Attribute, {xTo(20)}, {.req = "01+416,03+416,8006+416"}),
    one("7021", u"FUNC STAT", Attribute, {xTo(20)}, {.req = "01,03,8006"}),
    one("7022", u"REV STAT", Attribute, {xTo(20)}, {.req = "01+7021,03+7021,8006+7021"}),
    one("7023", u"GIAI - ASSEMBLY", Attribute, {xTo(30, Gcp1)}),
    one("7030", u"PROCESSOR # 0", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7031", u"PROCESSOR # 1", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7032", u"PROCESSOR # 2", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7033", u"PROCESSOR # 3", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7034", u"PROCESSOR # 4", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7035", u"PROCESSOR # 5", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7036", u"PROCESSOR # 6", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7037", u"PROCESSOR # 7", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7038", u"PROCESSOR # 8", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7039", u"PROCESSOR # 9", Attribute, {n(3, CountryOr999), xTo(27)}, {.req = "01,02"}),
    one("7040", u"UIC+EXT", Plain, {n(1), x(1), x(1), x(1, ImporterIndex)}),
    one("7041", u"UFRGT UNIT TYPE", Plain, {xTo(4, PackageType)}, {.req = "00"}),
    one("710", u"NHRN PZN", Attribute, {xTo(20)}, {.req = "01"}),
    one("711", u"NHRN CIP", Attribute, {xTo(20)}, {.req = "01"}),
    one("712", u"NHRN CN", Attribute, {xTo(20)}, {.req = "01"}),
    one("713", u"NHRN DRN", Attribute, {xTo(20)}, {.req = "01"}),
    one("714", u"NHRN AIM", Attribute, {xTo(20)}, {.req = "01"}),
    one("715", u"NHRN NDC", Attribute, {xTo(20)}, {.req = "01"}),
    one("716", u"NHRN AIC", Attribute, {xTo(20)}, {.req = "01"}),
    one("717", u"NHRN SRN", Attribute, {xTo(20)}, {.req = "01"}),
    one("7230", u"CERT # 1", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7231", u"CERT # 2", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7232", u"CERT # 3", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7233", u"CERT # 4", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7234", u"CERT # 5", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7235", u"CERT # 6", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7236", u"CERT # 7", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7237", u"CERT # 8", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7238", u"CERT # 9", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7239", u"CERT # 10", Attribute, {x(2), xTo(28)}, {.req = "01,8004"}),
    one("7240", u"PROTOCOL", Attribute, {xTo(20)}, {.ex = "03", .req = "01,8006"}),
    one("7241", u"AIDC MEDIA TYPE", Attribute, {n(2, MediaType)}, {.req = "8017,8018"}),
    one("7242", u"VCN", Attribute, {xTo(25)}, {.req = "8017,8018"}),
    one("7250", u"DOB", Attribute, {n(8, DateLongYear)}, {.ex = "7251", .req = "8018"}),
    one("7251", u"DOB TIME", Attribute, {n(8, DateLongYear), n(4, HourMinute)},
        {.ex = "7250", .req = "8018"}),
    one("7252", u"BIO SEX", Attribute, {n(1, Sex)}, {.req = "8018"}),
    one("7253", u"FAMILY NAME", Attribute, {xTo(40, PercentEncoded)},
        {.ex = "7256,7259", .req = "8017,8018"}),
    one("7254", u"GIVEN NAME", Attribute, {xTo(40, PercentEncoded)},
        {.ex = "7256,7259", .req = "8017,8018"}),
    one("7255", u"SUFFIX", Attribute, {xTo(10)}, {.ex = "7256,7259", .req = "8017,8018"}),
    one("7256", u"FULL NAME", Attribute, {xTo(90, PercentEncoded)}, {.req = "8017,8018"}),
    one("7257", u"PERSON ADDR", Attribute, {xTo(70, PercentEncoded)}, {.req = "8018"}),
    one("7258", u"BIRTH SEQUENCE", Attribute, {x(3, PositionSlash)}, {.req = "8018+7259"}),
    one("7259", u"BABY", Attribute, {xTo(40, PercentEncoded)}, {.ex = "7256", .req = "8018"}),
    one("8001", u"DIMENSIONS", Attribute,
        {n(4, NonZero), n(5, NonZero), n(3, NonZero), n(1, Winding), n(1)}, {.req = "01"}),
    one("8002", u"CMT No.", Attribute, {xTo(20)}),
    one("8003", u"GRAI", Attribute | Key, {n(1, Zero), n(13, Csum, Gcp1), opt(xTo(16))}),
    one("8004", u"GIAI", Attribute | Key, {xTo(30, Gcp1)}, {.dl = "7040"}),
    one("8005", u"PRICE PER UNIT", Attribute, {n(6)}, {.req = "01,02"}),
    one("8006", u"ITIP", Attribute | Key, {n(14, Csum, Gcp2), n(4, Position)},
        {.dl = "22,10,21", .ex = "01,03,37"}),
    one("8007", u"IBAN", Attribute, {xTo(34, Iban)}, {.req = "415"}),
    one("8008", u"PROD TIME", Attribute,
        {n(6, Date), n(2, Hour), opt(n(2, Minute)), opt(n(2, Second))}, {.req = "01,02,03"}),
    one("8009", u"OPTSEN", Attribute, {xTo(50)}, {.req = "00,01,03"}),
    one("8010", u"CPID", Attribute | Key, {yTo(30, Gcp1)}, {.dl = "8011"}),
    one("8011", u"CPID SERIAL", Plain, {nTo(12, NoZeroPrefix)}, {.req = "8010"}),
    one("8012", u"VERSION", Attribute, {xTo(20)}, {.req = "01,03,8006"}),
    one("8013", u"GMN", Attribute | Key, {xTo(25, AlphaCheckPair, Gcp1)}),
    one("8014", u"MUDI", Plain, {xTo(25, AlphaCheckPair, Gcp1, HasNonDigit)}, {.req = "01"}),
    one("8017", u"GSRN - PROVIDER", Attribute | Key, {n(18, Csum, Gcp1)},
        {.dl = "8019", .ex = "8018"}),
    one("8018", u"GSRN - RECIPIENT", Attribute | Key, {n(18, Csum, Gcp1)},
        {.dl = "8019", .ex = "8017"}),
    one("8019", u"SRIN", Plain, {nTo(10)}, {.req = "8017,8018"}),
    one("8020", u"REF No.", Plain, {xTo(25)}, {.req = "415"}),
    one("8026", u"ITIP CONTENT", Attribute, {n(14, Csum, Gcp2), n(4, Position)},
        {.ex = "02,03,8006", .req = "37"}),
    one("8030", u"DIGSIG", Attribute, {zTo(90)},
        {.req = "00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018"}),
    one("8040", u"IMEI", Plain, {n(15)}, {.req = "01+21"}),
    one("8041", u"IMEI2", Plain, {n(15)}, {.req = "01+21+8040"}),
    one("8042", u"ESIM", Plain, {n(32)}, {.req = "01+21+8040"}),
    one("8043", u"PSIM", Plain, {n(18), opt(nTo(2))}, {.req = "01+21+8040"}),
    one("8110", u"", Attribute, {xTo(70, CouponCode)}),
    one("8111", u"POINTS", Attribute, {n(4)}, {.req = "255"}),
    one("8112", u"", Attribute, {xTo(70, CouponOffer)}),
    one("8200", u"PRODUCT URL", Plain, {xTo(70)}, {.req = "01"}),
    one("90", u"INTERNAL", Attribute, {xTo(30)}),
    range("91", "99", u"INTERNAL", Attribute, {xTo(90)}),
};

} // namespace

std::span<const AiEntry> aiTable()
{
    return Entries;
}

} // namespace pw::gs1
