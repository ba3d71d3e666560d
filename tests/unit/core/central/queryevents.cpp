// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/central/queryevents.h"

using namespace Qt::StringLiterals;

namespace pw::test {

QString letterId(char letter)
{
    return u"urn:uuid:00000000-0000-4000-8000-0000000000%1"_s.arg(int(letter), 2, 16);
}

QByteArray queryEvents()
{
    QByteArray text = R"([
{"type":"ObjectEvent","eventID":"@a","eventTime":"2026-05-11T06:00:00Z","eventTimeZoneOffset":"+02:00",
 "action":"ADD","epcList":["https://id.gs1.org/01/09521141012345/21/A","urn:epc:id:sgtin:9521141.001234.B"],
 "bizStep":"commissioning","disposition":"active",
 "readPoint":{"id":"https://id.gs1.org/414/9521141100011/254/LINE1","agw:lane":"3"},
 "bizLocation":{"id":"https://id.gs1.org/414/9521141100011"},
 "ilmd":{"cbvmda:lotNumber":"L1","cbvmda:itemExpirationDate":"2028-05-31","cbvmda:box":{"cbvmda:side":"left"}},
 "agw:operation":"COMMISSION","agw:seq":"WS1/1","agw:reason":{"agw:code":"R1","agw:count":7},
 "agw:when":"2026-05-11T08:00:00+02:00"},
{"type":"AggregationEvent","eventID":"@b","eventTime":"2026-05-11T06:01:00Z","eventTimeZoneOffset":"+02:00",
 "action":"ADD","parentID":"https://id.gs1.org/00/395211410000000015",
 "childEPCs":["https://id.gs1.org/01/09521141012345/21/A","https://id.gs1.org/01/09521141012345/21/B"],
 "bizStep":"packing","disposition":"in_progress","readPoint":{"id":"urn:epc:id:sgln:9521141.10001.PACK"},
 "agw:operation":"AGGREGATE","agw:weight":12.5},
{"type":"ObjectEvent","eventID":"@c","eventTime":"2026-05-11T06:02:00Z","eventTimeZoneOffset":"+02:00",
 "action":"OBSERVE","epcList":["https://id.gs1.org/00/395211410000000015"],"bizStep":"shipping",
 "disposition":"in_transit","bizTransactionList":[{"type":"po","bizTransaction":"urn:epcglobal:cbv:bt:9521988000000:PO-1"}],
 "sourceList":[{"type":"owning_party","source":"https://id.gs1.org/417/9521141000007"}],
 "destinationList":[{"type":"location","destination":"urn:epc:id:sgln:9521988.00042.0"}]},
{"type":"ObjectEvent","eventID":"@d","eventTime":"2026-05-11T06:03:00Z","eventTimeZoneOffset":"+02:00",
 "action":"OBSERVE","quantityList":[{"epcClass":"urn:epc:class:lgtin:9521141.001234.L1"},
  {"epcClass":"https://id.gs1.org/01/09521141012345","quantity":200,"uom":"KGM"}],"bizStep":"holding",
 "persistentDisposition":{"set":["recalled"],"unset":["available"]}},
{"type":"TransformationEvent","eventID":"@e","eventTime":"2026-05-11T06:04:00Z","eventTimeZoneOffset":"+02:00",
 "inputEPCList":["https://id.gs1.org/01/09521141012345/21/C"],"outputEPCList":["https://id.gs1.org/01/09521141012352/21/D"],
 "inputQuantityList":[{"epcClass":"https://id.gs1.org/01/09521141012369/10/X","quantity":3}],
 "transformationID":"https://id.gs1.org/253/9521141000007T1","bizStep":"commissioning","disposition":"active"},
{"type":"ObjectEvent","eventID":"@g","eventTime":"2026-05-11T06:06:00Z","eventTimeZoneOffset":"+02:00",
 "action":"OBSERVE","epcList":["https://id.gs1.org/00/395211410000000015"],"bizStep":"storing"},
{"type":"TransactionEvent","eventID":"@h","eventTime":"2026-05-11T06:07:00Z","eventTimeZoneOffset":"+02:00",
 "action":"ADD","parentID":"https://id.gs1.org/00/395211410000000022","epcList":["https://id.gs1.org/01/09521141012352/21/D"],
 "bizTransactionList":[{"type":"prodorder","bizTransaction":"urn:x:order:7"}],
 "bizLocation":{"id":"https://id.gs1.org/414/9521141100011/254/STORE"}},
{"type":"ObjectEvent","eventID":"@i","eventTime":"2026-05-11T06:08:00Z","eventTimeZoneOffset":"+02:00",
 "action":"OBSERVE","epcList":["https://id.gs1.org/01/09521988012348/21/Z"],"bizStep":"sensor_reporting",
 "sensorElementList":[{"sensorMetadata":{"deviceID":"https://id.gs1.org/8004/9521141D1","startTime":"2026-05-11T05:00:00Z"},
  "sensorReport":[{"type":"Temperature","value":21.5,"uom":"CEL","booleanValue":true,"stringValue":"ok"}],"agw:probe":"P1"}]}
])";
    for (char letter = 'a'; letter <= 'i'; ++letter)
        text.replace(QByteArray("@").append(letter), letterId(letter).toLatin1());
    return text;
}

} // namespace pw::test
