/** The cases of formats: the rules are in CEL, and call functions that the runtime of generated code has under other names. */

import {
  isHostAndPort,
  isIp,
  isIpPrefix,
  isIpv4,
  isIpv4Prefix,
  isIpv4WithLength,
  isIpv6,
  isIpv6Prefix,
  isIpv6WithLength,
  isIpWithLength,
} from "../../src/wire/validate/ip-formats.ts";
import { isEmail, isHostname } from "../../src/wire/validate/text-formats.ts";
import { isUri, isUriRef } from "../../src/wire/validate/uri-formats.ts";

/** The fields of the messages in `library.proto`, as generated code has them. */
interface FormatMessage {
  readonly val: string;
  readonly version?: number | undefined;
  readonly strict?: boolean | undefined;
  readonly portRequired?: boolean;
}

type Format = (text: string) => boolean;

/** By the version of the Internet Protocol; 0 is either. */
const ADDRESSES: Readonly<Record<number, Format>> = { 0: isIp, 4: isIpv4, 6: isIpv6 };
const PREFIXES: Readonly<Record<number, Format>> = { 0: isIpPrefix, 4: isIpv4Prefix, 6: isIpv6Prefix };
const WITH_LENGTH: Readonly<Record<number, Format>> = { 0: isIpWithLength, 4: isIpv4WithLength, 6: isIpv6WithLength };

/** The function that checks a message; undefined where no standard rule has one. */
const FORMATS: Readonly<Record<string, (message: FormatMessage) => Format | undefined>> = {
  IsHostname: () => isHostname,
  IsEmail: () => isEmail,
  IsUri: () => isUri,
  IsUriRef: () => isUriRef,
  IsHostAndPort: ({ portRequired }) => (portRequired ? isHostAndPort : undefined),
  IsIp: ({ version = 0 }) => ADDRESSES[version],
  IsIpPrefix: ({ version = 0, strict }) => (strict ? PREFIXES : WITH_LENGTH)[version],
};

export function isFormatCase(typeName: string): boolean {
  return Object.hasOwn(FORMATS, shortName(typeName));
}

/** @returns whether the text has the format; undefined: no standard rule checks it in this way */
export function hasFormat(typeName: string, message: object): boolean | undefined {
  if (!isFormatMessage(message)) return undefined;
  return FORMATS[shortName(typeName)]?.(message)?.(message.val);
}

function isFormatMessage(message: object): message is FormatMessage {
  return "val" in message && typeof message.val === "string";
}

function shortName(typeName: string): string {
  return typeName.slice(typeName.lastIndexOf(".") + 1);
}
