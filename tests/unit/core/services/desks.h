// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/commandcode.h"
#include "core/services/workservice.h"
#include "tests/unit/core/services/stationbench.h"

namespace pw::test {

using namespace domain;
using namespace Qt::StringLiterals;

inline const QByteArray CommandKey(32, 'k');

/// A bench with a full carton (S0–S2); S3 … are loose, S11 is held by central.
class Desks : public StationBench
{
public:
    Desks()
    {
        (void)scanLabel(Cartons.number(1));
        for (int i = 0; i < 3; ++i)
            (void)scanPack(i);
        openWork();
    }
    void openWork()
    {
        work =
            std::make_unique<services::WorkService>(*store, *world, clock, identity(), *operations);
        scan::ScanRules rules;
        rules.commandKey = CommandKey;
        work->setScanRules(rules);
        work->restore();
    }
    void restart()
    {
        work.reset();
        open();
        openWork();
    }

    QString scanAt(Desk desk, const QByteArray &bytes)
    {
        scan::RawScan raw{u"s1"_s, ++m_number, bytes, {}, clock.now(), clock.sinceBoot()};
        last = work->scan(desk, raw, {}, false);
        return toCode(last.verdict.code);
    }
    QString pack(Desk desk, int i)
    {
        return scanAt(desk, "]d2010952114101234521S" + QByteArray::number(i)
                                + "\x1d"
                                  "10L1");
    }
    QString command(Desk desk, scan::BenchCommand::Verb verb, const QString &argument = {})
    {
        return scanAt(desk, "]d1" + scan::commandcode::encode({verb, argument}, CommandKey));
    }
    QString press(Desk desk, const WorkInput &input)
    {
        last = work->press(desk, input);
        return toCode(last.verdict.code);
    }
    qsizetype journaled() { return store->journal.last(100)->size(); }

    std::unique_ptr<services::WorkService> work;
    services::Outcome last;

private:
    quint64 m_number = 1000;
};

} // namespace pw::test
