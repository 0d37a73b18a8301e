// Code generated from chatwire/v1/signalling.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import { HIDDEN, type JsonObject, type JsonValue } from "../../../src/wire/json/value-writer.ts";
import { IdentityKeysJson } from "./account.json.ts";
import { CapabilitiesJson } from "./capability.json.ts";
import {
  AcceptRequest,
  AcceptResponse,
  Accepted,
  AnnounceRequest,
  AnnounceResponse,
  AnnouncementAsked,
  BindRelayRequest,
  BindRelayResponse,
  CancelRequest,
  CancelResponse,
  Cancelled,
  Candidate,
  CandidatesOffered,
  Connectivity,
  DeclineRequest,
  DeclineResponse,
  Declined,
  FamilyConnectivity,
  HangUpRequest,
  HangUpResponse,
  HungUp,
  Introduction,
  InviteRequest,
  InviteResponse,
  Invited,
  OfferCandidatesRequest,
  OfferCandidatesResponse,
  Reintroduced,
  RelayGrant,
  Relayed,
} from "./signalling.ts";

export const CandidateKindJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.CandidateKind", {
  CANDIDATE_KIND_UNSPECIFIED: 0,
  CANDIDATE_KIND_HOST: 1,
  CANDIDATE_KIND_SERVER_REFLEXIVE: 2,
  CANDIDATE_KIND_PORT_MAPPED: 3,
});

export const NatMappingJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.NatMapping", {
  NAT_MAPPING_UNSPECIFIED: 0,
  NAT_MAPPING_NONE: 1,
  NAT_MAPPING_ENDPOINT_INDEPENDENT: 2,
  NAT_MAPPING_PORT_DEPENDENT: 3,
  NAT_MAPPING_SAME_FOR_BOTH_PORTS: 4,
});

export const EndReasonJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.EndReason", {
  END_REASON_UNSPECIFIED: 0,
  END_REASON_UNSUPPORTED_VERSION: 1,
  END_REASON_UNREACHABLE: 2,
  END_REASON_TIMED_OUT: 3,
  END_REASON_IDLE: 4,
  END_REASON_UNACKNOWLEDGED: 5,
  END_REASON_PROTOCOL: 6,
  END_REASON_OVERFLOW: 7,
  END_REASON_DOWNGRADED: 8,
  END_REASON_KEY_REFUSED: 9,
  END_REASON_NOT_VERIFIED: 10,
  END_REASON_NO_RELAY: 11,
  END_REASON_CONNECTION_LOST: 12,
  END_REASON_NOT_PERMITTED: 13,
});

const CandidateJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CandidateJson: JsonCodec<Candidate> = /* @__PURE__ */ messageJson(Candidate, {
  write(message, writer) {
    const json = new CandidateJson$new();
    if (message.kind !== 0 || writer.writesDefaults) {
      json["kind"] = writer.enum(CandidateKindJson, message.kind, "kind");
    }
    if (message.address !== "" || writer.writesDefaults) {
      json["address"] = isText(message.address) ? message.address : writer.string(message.address, "address");
    }
    if (message.port !== 0 || writer.writesDefaults) {
      json["port"] = isUnsigned32(message.port) ? message.port >>> 0 : writer.unsigned32(message.port, "port");
    }
    return json;
  },

  read(value, reader) {
    const message = Candidate.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["kind"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(CandidateKindJson, item, "kind");
          if (number !== undefined) message.kind = number;
        }
      }
      item = json["address"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.address = isText(item) ? item : reader.string(item, "address");
      }
      item = json["port"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.port = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "port");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["kind", "address", "port"]);
    }
    return message;
  },
});

const RelayGrantJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayGrantJson: JsonCodec<RelayGrant> = /* @__PURE__ */ messageJson(RelayGrant, {
  write(message, writer) {
    const json = new RelayGrantJson$new();
    if (message.relayId !== 0n || writer.writesDefaults) {
      json["relayId"] = writer.unsigned64(message.relayId, "relayId");
    }
    if (message.key?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.secret) {
        json["key"] = HIDDEN;
      } else {
        json["key"] = writer.bytes(message.key, "key");
      }
    }
    if (message.udpPort !== 0 || writer.writesDefaults) {
      json["udpPort"] = isUnsigned32(message.udpPort) ? message.udpPort >>> 0 : writer.unsigned32(message.udpPort, "udpPort");
    }
    if (message.bytesMax !== 0 || writer.writesDefaults) {
      json["bytesMax"] = writer.unsignedNumber(message.bytesMax, "bytesMax");
    }
    if (message.bytesPerSecond !== 0 || writer.writesDefaults) {
      json["bytesPerSecond"] = isUnsigned32(message.bytesPerSecond) ? message.bytesPerSecond >>> 0 : writer.unsigned32(message.bytesPerSecond, "bytesPerSecond");
    }
    if (message.timeMs !== 0 || writer.writesDefaults) {
      json["timeMs"] = isUnsigned32(message.timeMs) ? message.timeMs >>> 0 : writer.unsigned32(message.timeMs, "timeMs");
    }
    if (writer.hasItems(message.addresses, "addresses")) {
      const items = message.addresses;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (!isText(each)) break;
      }
      json["addresses"] = writer.strings(items, same, "addresses");
    }
    return json;
  },

  read(value, reader) {
    const message = RelayGrant.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["relayId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.relayId = reader.unsigned64(item, "relayId");
      }
      item = json["key"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.key = reader.bytes(item, "key");
      }
      item = json["udpPort"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.udpPort = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "udpPort");
      }
      item = json["bytesMax"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.bytesMax = reader.unsignedNumber(item, "bytesMax");
      }
      item = json["bytesPerSecond"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.bytesPerSecond = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "bytesPerSecond");
      }
      item = json["timeMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.timeMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "timeMs");
      }
      item = json["addresses"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "addresses");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (!isText(each)) break;
          }
          message.addresses = reader.strings(items, same, "addresses");
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["relay_id","relayId"],
        "key",
        ["udp_port","udpPort"],
        ["bytes_max","bytesMax"],
        ["bytes_per_second","bytesPerSecond"],
        ["time_ms","timeMs"],
        "addresses",
      ]);
    }
    return message;
  },
});

const FamilyConnectivityJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const FamilyConnectivityJson: JsonCodec<FamilyConnectivity> = /* @__PURE__ */ messageJson(FamilyConnectivity, {
  write(message, writer) {
    const json = new FamilyConnectivityJson$new();
    if (message.udpWorks !== undefined) {
      json["udpWorks"] = writer.bool(message.udpWorks, "udpWorks");
    }
    if (message.hasNat !== undefined) {
      json["hasNat"] = writer.bool(message.hasNat, "hasNat");
    }
    if (message.mapping !== 0 || writer.writesDefaults) {
      json["mapping"] = writer.enum(NatMappingJson, message.mapping, "mapping");
    }
    return json;
  },

  read(value, reader) {
    const message = FamilyConnectivity.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["udpWorks"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.udpWorks = typeof item === "boolean" ? item : reader.bool(item, "udpWorks");
      }
      item = json["hasNat"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.hasNat = typeof item === "boolean" ? item : reader.bool(item, "hasNat");
      }
      item = json["mapping"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(NatMappingJson, item, "mapping");
          if (number !== undefined) message.mapping = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["udp_works","udpWorks"], ["has_nat","hasNat"], "mapping"]);
    }
    return message;
  },
});

const ConnectivityJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ConnectivityJson: JsonCodec<Connectivity> = /* @__PURE__ */ messageJson(Connectivity, {
  write(message, writer, depth) {
    const json = new ConnectivityJson$new();
    let field = "";
    try {
      if (message.ipv4 !== undefined) {
        field = "ipv4";
        json["ipv4"] = FamilyConnectivityJson.write(message.ipv4, writer, writer.deeper(depth));
        field = "";
      }
      if (message.ipv6 !== undefined) {
        field = "ipv6";
        json["ipv6"] = FamilyConnectivityJson.write(message.ipv6, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Connectivity.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["ipv4"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "ipv4";
            message.ipv4 = FamilyConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["ipv6"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "ipv6";
            message.ipv6 = FamilyConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["ipv4", "ipv6"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const IntroductionJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const IntroductionJson: JsonCodec<Introduction> = /* @__PURE__ */ messageJson(Introduction, {
  write(message, writer, depth) {
    const json = new IntroductionJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.introductionId !== 0 || writer.writesDefaults) {
        json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
      }
      if (message.name !== "" || writer.writesDefaults) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (message.keys !== undefined) {
        field = "keys";
        json["keys"] = IdentityKeysJson.write(message.keys, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.candidates, "candidates")) {
        const items = message.candidates;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "candidates";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CandidateJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["candidates"] = list;
      }
      if (message.connectionId !== 0n || writer.writesDefaults) {
        json["connectionId"] = writer.unsigned64(message.connectionId, "connectionId");
      }
      if (message.psk?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["psk"] = HIDDEN;
        } else {
          json["psk"] = writer.bytes(message.psk, "psk");
        }
      }
      if (message.capabilities !== undefined) {
        field = "capabilities";
        json["capabilities"] = CapabilitiesJson.write(message.capabilities, writer, writer.deeper(depth));
        field = "";
      }
      if (message.relay !== undefined) {
        field = "relay";
        json["relay"] = RelayGrantJson.write(message.relay, writer, writer.deeper(depth));
        field = "";
      }
      if (message.connectivity !== undefined) {
        field = "connectivity";
        json["connectivity"] = ConnectivityJson.write(message.connectivity, writer, writer.deeper(depth));
        field = "";
      }
      if (message.signature?.length !== 0 || writer.writesDefaults) {
        json["signature"] = writer.bytes(message.signature, "signature");
      }
      if (message.ciphertext?.length !== 0 || writer.writesDefaults) {
        json["ciphertext"] = writer.bytes(message.ciphertext, "ciphertext");
      }
      if (message.ephemeralKey?.length !== 0 || writer.writesDefaults) {
        json["ephemeralKey"] = writer.bytes(message.ephemeralKey, "ephemeralKey");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Introduction.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introductionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
        }
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["keys"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "keys";
            message.keys = IdentityKeysJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["candidates"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "candidates");
            const list: typeof message.candidates = new Array(items.length);
            field = "candidates";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CandidateJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.candidates = list;
          }
        }
        item = json["connectionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connectionId = reader.unsigned64(item, "connectionId");
        }
        item = json["psk"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.psk = reader.bytes(item, "psk");
        }
        item = json["capabilities"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "capabilities";
            message.capabilities = CapabilitiesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["relay"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "relay";
            message.relay = RelayGrantJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["connectivity"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "connectivity";
            message.connectivity = ConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["signature"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.signature = reader.bytes(item, "signature");
        }
        item = json["ciphertext"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ciphertext = reader.bytes(item, "ciphertext");
        }
        item = json["ephemeralKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ephemeralKey = reader.bytes(item, "ephemeralKey");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["introduction_id","introductionId"],
          "name",
          "keys",
          "candidates",
          ["connection_id","connectionId"],
          "psk",
          "capabilities",
          "relay",
          "connectivity",
          "signature",
          "ciphertext",
          ["ephemeral_key","ephemeralKey"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const InviteRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const InviteRequestJson: JsonCodec<InviteRequest> = /* @__PURE__ */ messageJson(InviteRequest, {
  write(message, writer, depth) {
    const json = new InviteRequestJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.candidates, "candidates")) {
        const items = message.candidates;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "candidates";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CandidateJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["candidates"] = list;
      }
      if (message.connectionId !== 0n || writer.writesDefaults) {
        json["connectionId"] = writer.unsigned64(message.connectionId, "connectionId");
      }
      if (message.capabilities !== undefined) {
        field = "capabilities";
        json["capabilities"] = CapabilitiesJson.write(message.capabilities, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.probeTokens, "probeTokens")) {
        if (writer.hides.secret) {
          json["probeTokens"] = HIDDEN;
        } else {
          const items = message.probeTokens;
          const list: JsonValue[] = new Array<JsonValue>(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = writer.bytes(items[index], "probeTokens", index);
          }
          json["probeTokens"] = list;
        }
      }
      if (message.connectivity !== undefined) {
        field = "connectivity";
        json["connectivity"] = ConnectivityJson.write(message.connectivity, writer, writer.deeper(depth));
        field = "";
      }
      if (message.encapsulationKey?.length !== 0 || writer.writesDefaults) {
        json["encapsulationKey"] = writer.bytes(message.encapsulationKey, "encapsulationKey");
      }
      if (message.signature?.length !== 0 || writer.writesDefaults) {
        json["signature"] = writer.bytes(message.signature, "signature");
      }
      if (message.ephemeralKey?.length !== 0 || writer.writesDefaults) {
        json["ephemeralKey"] = writer.bytes(message.ephemeralKey, "ephemeralKey");
      }
      if (message.relayOnly !== false || writer.writesDefaults) {
        json["relayOnly"] = writer.bool(message.relayOnly, "relayOnly");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = InviteRequest.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["candidates"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "candidates");
            const list: typeof message.candidates = new Array(items.length);
            field = "candidates";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CandidateJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.candidates = list;
          }
        }
        item = json["connectionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connectionId = reader.unsigned64(item, "connectionId");
        }
        item = json["capabilities"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "capabilities";
            message.capabilities = CapabilitiesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["probeTokens"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "probeTokens");
            const list: typeof message.probeTokens = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.bytes(items[index], "probeTokens", index);
            }
            message.probeTokens = list;
          }
        }
        item = json["connectivity"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "connectivity";
            message.connectivity = ConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["encapsulationKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.encapsulationKey = reader.bytes(item, "encapsulationKey");
        }
        item = json["signature"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.signature = reader.bytes(item, "signature");
        }
        item = json["ephemeralKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ephemeralKey = reader.bytes(item, "ephemeralKey");
        }
        item = json["relayOnly"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.relayOnly = typeof item === "boolean" ? item : reader.bool(item, "relayOnly");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "candidates",
          ["connection_id","connectionId"],
          "capabilities",
          ["probe_tokens","probeTokens"],
          "connectivity",
          ["encapsulation_key","encapsulationKey"],
          "signature",
          ["ephemeral_key","ephemeralKey"],
          ["relay_only","relayOnly"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const InviteResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const InviteResponseJson: JsonCodec<InviteResponse> = /* @__PURE__ */ messageJson(InviteResponse, {
  write(message, writer) {
    const json = new InviteResponseJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    return json;
  },

  read(value, reader) {
    const message = InviteResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"]]);
    }
    return message;
  },
});

const InvitedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const InvitedJson: JsonCodec<Invited> = /* @__PURE__ */ messageJson(Invited, {
  write(message, writer, depth) {
    const json = new InvitedJson$new();
    let field = "";
    try {
      if (message.introductionId !== 0 || writer.writesDefaults) {
        json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
      }
      if (message.from !== "" || writer.writesDefaults) {
        json["from"] = isText(message.from) ? message.from : writer.string(message.from, "from");
      }
      if (message.capabilities !== undefined) {
        field = "capabilities";
        json["capabilities"] = CapabilitiesJson.write(message.capabilities, writer, writer.deeper(depth));
        field = "";
      }
      if (message.encapsulationKey?.length !== 0 || writer.writesDefaults) {
        json["encapsulationKey"] = writer.bytes(message.encapsulationKey, "encapsulationKey");
      }
      if (message.ephemeralKey?.length !== 0 || writer.writesDefaults) {
        json["ephemeralKey"] = writer.bytes(message.ephemeralKey, "ephemeralKey");
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Invited.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introductionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
        }
        item = json["from"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.from = isText(item) ? item : reader.string(item, "from");
        }
        item = json["capabilities"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "capabilities";
            message.capabilities = CapabilitiesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["encapsulationKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.encapsulationKey = reader.bytes(item, "encapsulationKey");
        }
        item = json["ephemeralKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ephemeralKey = reader.bytes(item, "ephemeralKey");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["introduction_id","introductionId"],
          "from",
          "capabilities",
          ["encapsulation_key","encapsulationKey"],
          ["ephemeral_key","ephemeralKey"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const AcceptRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AcceptRequestJson: JsonCodec<AcceptRequest> = /* @__PURE__ */ messageJson(AcceptRequest, {
  write(message, writer, depth) {
    const json = new AcceptRequestJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.introductionId !== 0 || writer.writesDefaults) {
        json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
      }
      if (writer.hasItems(message.candidates, "candidates")) {
        const items = message.candidates;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "candidates";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CandidateJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["candidates"] = list;
      }
      if (message.connectionId !== 0n || writer.writesDefaults) {
        json["connectionId"] = writer.unsigned64(message.connectionId, "connectionId");
      }
      if (message.capabilities !== undefined) {
        field = "capabilities";
        json["capabilities"] = CapabilitiesJson.write(message.capabilities, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.probeTokens, "probeTokens")) {
        if (writer.hides.secret) {
          json["probeTokens"] = HIDDEN;
        } else {
          const items = message.probeTokens;
          const list: JsonValue[] = new Array<JsonValue>(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = writer.bytes(items[index], "probeTokens", index);
          }
          json["probeTokens"] = list;
        }
      }
      if (message.connectivity !== undefined) {
        field = "connectivity";
        json["connectivity"] = ConnectivityJson.write(message.connectivity, writer, writer.deeper(depth));
        field = "";
      }
      if (message.ciphertext?.length !== 0 || writer.writesDefaults) {
        json["ciphertext"] = writer.bytes(message.ciphertext, "ciphertext");
      }
      if (message.signature?.length !== 0 || writer.writesDefaults) {
        json["signature"] = writer.bytes(message.signature, "signature");
      }
      if (message.ephemeralKey?.length !== 0 || writer.writesDefaults) {
        json["ephemeralKey"] = writer.bytes(message.ephemeralKey, "ephemeralKey");
      }
      if (message.relayOnly !== false || writer.writesDefaults) {
        json["relayOnly"] = writer.bool(message.relayOnly, "relayOnly");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = AcceptRequest.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introductionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
        }
        item = json["candidates"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "candidates");
            const list: typeof message.candidates = new Array(items.length);
            field = "candidates";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CandidateJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.candidates = list;
          }
        }
        item = json["connectionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.connectionId = reader.unsigned64(item, "connectionId");
        }
        item = json["capabilities"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "capabilities";
            message.capabilities = CapabilitiesJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["probeTokens"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "probeTokens");
            const list: typeof message.probeTokens = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.bytes(items[index], "probeTokens", index);
            }
            message.probeTokens = list;
          }
        }
        item = json["connectivity"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "connectivity";
            message.connectivity = ConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["ciphertext"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ciphertext = reader.bytes(item, "ciphertext");
        }
        item = json["signature"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.signature = reader.bytes(item, "signature");
        }
        item = json["ephemeralKey"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ephemeralKey = reader.bytes(item, "ephemeralKey");
        }
        item = json["relayOnly"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.relayOnly = typeof item === "boolean" ? item : reader.bool(item, "relayOnly");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["introduction_id","introductionId"],
          "candidates",
          ["connection_id","connectionId"],
          "capabilities",
          ["probe_tokens","probeTokens"],
          "connectivity",
          "ciphertext",
          "signature",
          ["ephemeral_key","ephemeralKey"],
          ["relay_only","relayOnly"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const AcceptResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AcceptResponseJson: JsonCodec<AcceptResponse> = /* @__PURE__ */ messageJson(AcceptResponse, {
  write(message, writer, depth) {
    const json = new AcceptResponseJson$new();
    let field = "";
    try {
      if (message.introduction !== undefined) {
        field = "introduction";
        json["introduction"] = IntroductionJson.write(message.introduction, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = AcceptResponse.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introduction"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "introduction";
            message.introduction = IntroductionJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["introduction"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const AcceptedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AcceptedJson: JsonCodec<Accepted> = /* @__PURE__ */ messageJson(Accepted, {
  write(message, writer, depth) {
    const json = new AcceptedJson$new();
    let field = "";
    try {
      if (message.introduction !== undefined) {
        field = "introduction";
        json["introduction"] = IntroductionJson.write(message.introduction, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Accepted.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introduction"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "introduction";
            message.introduction = IntroductionJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["introduction"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const DeclineRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DeclineRequestJson: JsonCodec<DeclineRequest> = /* @__PURE__ */ messageJson(DeclineRequest, {
  write(message, writer) {
    const json = new DeclineRequestJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    if (message.reason !== 0 || writer.writesDefaults) {
      json["reason"] = writer.enum(EndReasonJson, message.reason, "reason");
    }
    return json;
  },

  read(value, reader) {
    const message = DeclineRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      item = json["reason"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(EndReasonJson, item, "reason");
          if (number !== undefined) message.reason = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"], "reason"]);
    }
    return message;
  },
});

export const DeclineResponseJson: JsonCodec<DeclineResponse> = /* @__PURE__ */ messageJson(DeclineResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = DeclineResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const DeclinedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DeclinedJson: JsonCodec<Declined> = /* @__PURE__ */ messageJson(Declined, {
  write(message, writer) {
    const json = new DeclinedJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    if (message.reason !== 0 || writer.writesDefaults) {
      json["reason"] = writer.enum(EndReasonJson, message.reason, "reason");
    }
    return json;
  },

  read(value, reader) {
    const message = Declined.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      item = json["reason"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(EndReasonJson, item, "reason");
          if (number !== undefined) message.reason = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"], "reason"]);
    }
    return message;
  },
});

const CancelRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CancelRequestJson: JsonCodec<CancelRequest> = /* @__PURE__ */ messageJson(CancelRequest, {
  write(message, writer) {
    const json = new CancelRequestJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    return json;
  },

  read(value, reader) {
    const message = CancelRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"]]);
    }
    return message;
  },
});

export const CancelResponseJson: JsonCodec<CancelResponse> = /* @__PURE__ */ messageJson(CancelResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = CancelResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const CancelledJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CancelledJson: JsonCodec<Cancelled> = /* @__PURE__ */ messageJson(Cancelled, {
  write(message, writer) {
    const json = new CancelledJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    return json;
  },

  read(value, reader) {
    const message = Cancelled.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"]]);
    }
    return message;
  },
});

const OfferCandidatesRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OfferCandidatesRequestJson: JsonCodec<OfferCandidatesRequest> = /* @__PURE__ */ messageJson(OfferCandidatesRequest, {
  write(message, writer, depth) {
    const json = new OfferCandidatesRequestJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.introductionId !== 0 || writer.writesDefaults) {
        json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
      }
      if (writer.hasItems(message.candidates, "candidates")) {
        const items = message.candidates;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "candidates";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CandidateJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["candidates"] = list;
      }
      if (message.connectivity !== undefined) {
        field = "connectivity";
        json["connectivity"] = ConnectivityJson.write(message.connectivity, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.probeTokens, "probeTokens")) {
        if (writer.hides.secret) {
          json["probeTokens"] = HIDDEN;
        } else {
          const items = message.probeTokens;
          const list: JsonValue[] = new Array<JsonValue>(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = writer.bytes(items[index], "probeTokens", index);
          }
          json["probeTokens"] = list;
        }
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = OfferCandidatesRequest.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introductionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
        }
        item = json["candidates"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "candidates");
            const list: typeof message.candidates = new Array(items.length);
            field = "candidates";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CandidateJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.candidates = list;
          }
        }
        item = json["connectivity"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "connectivity";
            message.connectivity = ConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["probeTokens"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "probeTokens");
            const list: typeof message.probeTokens = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.bytes(items[index], "probeTokens", index);
            }
            message.probeTokens = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          ["introduction_id","introductionId"],
          "candidates",
          "connectivity",
          ["probe_tokens","probeTokens"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

export const OfferCandidatesResponseJson: JsonCodec<OfferCandidatesResponse> = /* @__PURE__ */ messageJson(OfferCandidatesResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = OfferCandidatesResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const CandidatesOfferedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CandidatesOfferedJson: JsonCodec<CandidatesOffered> = /* @__PURE__ */ messageJson(CandidatesOffered, {
  write(message, writer, depth) {
    const json = new CandidatesOfferedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.introductionId !== 0 || writer.writesDefaults) {
        json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
      }
      if (writer.hasItems(message.candidates, "candidates")) {
        const items = message.candidates;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "candidates";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CandidateJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["candidates"] = list;
      }
      if (message.connectivity !== undefined) {
        field = "connectivity";
        json["connectivity"] = ConnectivityJson.write(message.connectivity, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = CandidatesOffered.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introductionId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
        }
        item = json["candidates"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "candidates");
            const list: typeof message.candidates = new Array(items.length);
            field = "candidates";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CandidateJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.candidates = list;
          }
        }
        item = json["connectivity"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "connectivity";
            message.connectivity = ConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [["introduction_id","introductionId"], "candidates", "connectivity"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const HangUpRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const HangUpRequestJson: JsonCodec<HangUpRequest> = /* @__PURE__ */ messageJson(HangUpRequest, {
  write(message, writer) {
    const json = new HangUpRequestJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    if (message.reason !== 0 || writer.writesDefaults) {
      json["reason"] = writer.enum(EndReasonJson, message.reason, "reason");
    }
    return json;
  },

  read(value, reader) {
    const message = HangUpRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      item = json["reason"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(EndReasonJson, item, "reason");
          if (number !== undefined) message.reason = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"], "reason"]);
    }
    return message;
  },
});

export const HangUpResponseJson: JsonCodec<HangUpResponse> = /* @__PURE__ */ messageJson(HangUpResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = HangUpResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const HungUpJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const HungUpJson: JsonCodec<HungUp> = /* @__PURE__ */ messageJson(HungUp, {
  write(message, writer) {
    const json = new HungUpJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    if (message.reason !== 0 || writer.writesDefaults) {
      json["reason"] = writer.enum(EndReasonJson, message.reason, "reason");
    }
    return json;
  },

  read(value, reader) {
    const message = HungUp.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      item = json["reason"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(EndReasonJson, item, "reason");
          if (number !== undefined) message.reason = number;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"], "reason"]);
    }
    return message;
  },
});

const BindRelayRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BindRelayRequestJson: JsonCodec<BindRelayRequest> = /* @__PURE__ */ messageJson(BindRelayRequest, {
  write(message, writer) {
    const json = new BindRelayRequestJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    return json;
  },

  read(value, reader) {
    const message = BindRelayRequest.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"]]);
    }
    return message;
  },
});

const BindRelayResponseJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BindRelayResponseJson: JsonCodec<BindRelayResponse> = /* @__PURE__ */ messageJson(BindRelayResponse, {
  write(message, writer) {
    const json = new BindRelayResponseJson$new();
    if (message.bytesLeft !== 0 || writer.writesDefaults) {
      json["bytesLeft"] = writer.unsignedNumber(message.bytesLeft, "bytesLeft");
    }
    return json;
  },

  read(value, reader) {
    const message = BindRelayResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["bytesLeft"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.bytesLeft = reader.unsignedNumber(item, "bytesLeft");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["bytes_left","bytesLeft"]]);
    }
    return message;
  },
});

const RelayedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RelayedJson: JsonCodec<Relayed> = /* @__PURE__ */ messageJson(Relayed, {
  write(message, writer) {
    const json = new RelayedJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    if (message.datagram?.length !== 0 || writer.writesDefaults) {
      if (writer.hides.content) {
        json["datagram"] = HIDDEN;
      } else {
        json["datagram"] = writer.bytes(message.datagram, "datagram");
      }
    }
    if (message.isOver !== false || writer.writesDefaults) {
      json["isOver"] = writer.bool(message.isOver, "isOver");
    }
    if (message.number !== 0 || writer.writesDefaults) {
      json["number"] = writer.unsignedNumber(message.number, "number");
    }
    if (message.received !== 0 || writer.writesDefaults) {
      json["received"] = writer.unsignedNumber(message.received, "received");
    }
    return json;
  },

  read(value, reader) {
    const message = Relayed.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      item = json["datagram"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.datagram = reader.bytes(item, "datagram");
      }
      item = json["isOver"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.isOver = typeof item === "boolean" ? item : reader.bool(item, "isOver");
      }
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.unsignedNumber(item, "number");
      }
      item = json["received"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.received = reader.unsignedNumber(item, "received");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        ["introduction_id","introductionId"],
        "datagram",
        ["is_over","isOver"],
        "number",
        "received",
      ]);
    }
    return message;
  },
});

const AnnounceRequestJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AnnounceRequestJson: JsonCodec<AnnounceRequest> = /* @__PURE__ */ messageJson(AnnounceRequest, {
  write(message, writer, depth) {
    const json = new AnnounceRequestJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.candidates, "candidates")) {
        const items = message.candidates;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "candidates";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = CandidateJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["candidates"] = list;
      }
      if (writer.hasItems(message.probeTokens, "probeTokens")) {
        if (writer.hides.secret) {
          json["probeTokens"] = HIDDEN;
        } else {
          const items = message.probeTokens;
          const list: JsonValue[] = new Array<JsonValue>(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = writer.bytes(items[index], "probeTokens", index);
          }
          json["probeTokens"] = list;
        }
      }
      if (message.relayOnly !== false || writer.writesDefaults) {
        json["relayOnly"] = writer.bool(message.relayOnly, "relayOnly");
      }
      if (message.connectivity !== undefined) {
        field = "connectivity";
        json["connectivity"] = ConnectivityJson.write(message.connectivity, writer, writer.deeper(depth));
        field = "";
      }
      if (message.announcedId?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["announcedId"] = HIDDEN;
        } else {
          json["announcedId"] = writer.bytes(message.announcedId, "announcedId");
        }
      }
      if (message.announcedProof?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["announcedProof"] = HIDDEN;
        } else {
          json["announcedProof"] = writer.bytes(message.announcedProof, "announcedProof");
        }
      }
      if (message.inviter !== false || writer.writesDefaults) {
        json["inviter"] = writer.bool(message.inviter, "inviter");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = AnnounceRequest.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["candidates"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "candidates");
            const list: typeof message.candidates = new Array(items.length);
            field = "candidates";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = CandidateJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.candidates = list;
          }
        }
        item = json["probeTokens"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "probeTokens");
            const list: typeof message.probeTokens = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.bytes(items[index], "probeTokens", index);
            }
            message.probeTokens = list;
          }
        }
        item = json["relayOnly"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.relayOnly = typeof item === "boolean" ? item : reader.bool(item, "relayOnly");
        }
        item = json["connectivity"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "connectivity";
            message.connectivity = ConnectivityJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["announcedId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.announcedId = reader.bytes(item, "announcedId");
        }
        item = json["announcedProof"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.announcedProof = reader.bytes(item, "announcedProof");
        }
        item = json["inviter"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.inviter = typeof item === "boolean" ? item : reader.bool(item, "inviter");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "candidates",
          ["probe_tokens","probeTokens"],
          ["relay_only","relayOnly"],
          "connectivity",
          ["announced_id","announcedId"],
          ["announced_proof","announcedProof"],
          "inviter",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

export const AnnounceResponseJson: JsonCodec<AnnounceResponse> = /* @__PURE__ */ messageJson(AnnounceResponse, {
  write() {
    return {};
  },

  read(value, reader) {
    const message = AnnounceResponse.create();
    let json = reader.fields(value);
    for (;;) {
      let count = 0;
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, []);
    }
    return message;
  },
});

const ReintroducedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ReintroducedJson: JsonCodec<Reintroduced> = /* @__PURE__ */ messageJson(Reintroduced, {
  write(message, writer, depth) {
    const json = new ReintroducedJson$new();
    let field = "";
    try {
      if (message.introduction !== undefined) {
        field = "introduction";
        json["introduction"] = IntroductionJson.write(message.introduction, writer, writer.deeper(depth));
        field = "";
      }
      if (message.announcedId?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["announcedId"] = HIDDEN;
        } else {
          json["announcedId"] = writer.bytes(message.announcedId, "announcedId");
        }
      }
      if (message.announcedProof?.length !== 0 || writer.writesDefaults) {
        if (writer.hides.secret) {
          json["announcedProof"] = HIDDEN;
        } else {
          json["announcedProof"] = writer.bytes(message.announcedProof, "announcedProof");
        }
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Reintroduced.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["introduction"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "introduction";
            message.introduction = IntroductionJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["announcedId"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.announcedId = reader.bytes(item, "announcedId");
        }
        item = json["announcedProof"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.announcedProof = reader.bytes(item, "announcedProof");
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "introduction",
          ["announced_id","announcedId"],
          ["announced_proof","announcedProof"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const AnnouncementAskedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const AnnouncementAskedJson: JsonCodec<AnnouncementAsked> = /* @__PURE__ */ messageJson(AnnouncementAsked, {
  write(message, writer) {
    const json = new AnnouncementAskedJson$new();
    if (message.introductionId !== 0 || writer.writesDefaults) {
      json["introductionId"] = writer.unsignedNumber(message.introductionId, "introductionId");
    }
    return json;
  },

  read(value, reader) {
    const message = AnnouncementAsked.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["introductionId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.introductionId = reader.unsignedNumber(item, "introductionId");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["introduction_id","introductionId"]]);
    }
    return message;
  },
});
