/** Addresses at which a client may be reachable. */

import { isCandidateAddress } from "../../../src/socket-address.ts";
import { mustEqual, type Vector } from "../vector.ts";

const GOOD_CANDIDATES = [
  "192.0.2.7",
  "10.0.0.1",
  "127.0.0.1",
  "169.254.1.1",
  "1.0.0.0",
  "223.255.255.255",
  "2001:db8::7",
  "2001:DB8:0:0:0:0:0:7",
  "::1",
  "1::",
  "fe80::1",
  "fd00::1",
  "64:ff9b::192.0.2.7",
  "2001:db8:1:2:3:4:192.0.2.7",
  "::ffff:0:0:0",
  "::192.0.2.7",
];

const BAD_CANDIDATES = [
  "",
  "0.0.0.0",
  "0.1.2.3",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "169.254.169.254",
  "fd00:ec2::254",
  "FD20:0CE:0::254",
  "256.0.0.1",
  "1.2.3",
  "1.2.3.4.5",
  "1.2.3.",
  "01.2.3.4",
  "0x7f.0.0.1",
  "16909060",
  "192.0.2.7 ",
  " 192.0.2.7",
  "192.0.2.7:80",
  "\uff11.2.3.4",
  "face.cafe",
  "localhost",
  "example.com",
  "::",
  "0:0:0:0:0:0:0:0",
  "ff02::1",
  "ff0e::114",
  "::ffff:192.0.2.7",
  "::ffff:c000:207",
  "0:0:0:0:0:ffff:192.0.2.7",
  "2001:db8::7%eth0",
  "[2001:db8::7]",
  "2001:db8:::7",
  "2001::db8::7",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7::8",
  ":1:2:3:4:5:6:7",
  "12345::",
  "::g",
  "2001:db8::192.0.2",
];

/** Candidates that a server passes on and a client sends to. */
export function candidates(): Vector[] {
  return [
    ...GOOD_CANDIDATES.map((address) => candidate(address, 50_000, true)),
    candidate("192.0.2.7", 1, true),
    candidate("192.0.2.7", 65_535, true),
  ];
}

/** Candidates that a server refuses and a client does not send to. */
export function badCandidates(): Vector[] {
  return [
    ...BAD_CANDIDATES.map((address) => candidate(address, 50_000, false)),
    candidate("192.0.2.7", 0, false),
    candidate("192.0.2.7", 65_536, false),
  ];
}

function candidate(address: string, port: number, usable: boolean): Vector {
  const name = `${JSON.stringify(address)} ${port}`;
  mustEqual(isCandidateAddress({ address, port }), usable, name);
  const expect = usable ? { usable } : { usable, error: "INVALID_ARGUMENT" };
  return { name, section: "Candidates", given: { address, port }, expect };
}
