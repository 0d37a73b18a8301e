/**
 * URIs, and references to them.
 *
 * @see RFC 3986, appendix A, for the grammar; RFC 6874 for zones of IPv6 addresses
 */

import type { TextDecoderConstructor } from "../engine.ts";
import { isIpv6 } from "./ip-formats.ts";

const SCHEME = /^[A-Za-z][A-Za-z\d+.-]*$/;
const SEGMENTS = /^(?:[\w.~!$&'()*+,;=:@/-]|%[\dA-F]{2})*$/i;
const QUERY = /^(?:[\w.~!$&'()*+,;=:@/?-]|%[\dA-F]{2})*$/i;
const USERINFO = /^(?:[\w.~!$&'()*+,;=:-]|%[\dA-F]{2})*$/i;
const NAME = /^(?:[\w.~!$&'()*+,;=-]|%[\dA-F]{2})*$/i;
const FUTURE_ADDRESS = /^v[\dA-F]+\.[\w.~!$&'()*+,;=:-]+$/i;
const ZONE = /^(?:[\w.~-]|%[\dA-F]{2})+$/i;
const PORT = /^\d*$/;
/** The scheme, the authority, the path, the query and the fragment. RFC 3986, appendix B */
const PARTS = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/;

declare const TextDecoder: TextDecoderConstructor;
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** An absolute URI, with a scheme. */
export function isUri(text: string): boolean {
  const [, scheme] = PARTS.exec(text) ?? [];
  return scheme !== undefined && isUriRef(text);
}

/** A URI, or a reference relative to one. */
export function isUriRef(text: string): boolean {
  const found = PARTS.exec(text);
  if (found === null) return false;
  const [, scheme, authority, path = "", query = "", fragment = ""] = found;
  if (scheme !== undefined && !SCHEME.test(scheme)) return false;
  if (authority !== undefined && !isAuthority(authority)) return false;
  // Without an authority, two slashes would begin one; without a scheme, a colon would end one.
  if (authority === undefined && path.startsWith("//")) return false;
  if (scheme === undefined && authority === undefined && (path.split("/")[0] ?? "").includes(":")) return false;
  return SEGMENTS.test(path) && QUERY.test(query) && QUERY.test(fragment);
}

function isAuthority(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at >= 0 && !USERINFO.test(text.slice(0, at))) return false;
  const hostAndPort = text.slice(at + 1);
  const colon = hostAndPort.startsWith("[") ? hostAndPort.indexOf("]") + 1 : hostAndPort.indexOf(":");
  if (hostAndPort.startsWith("[") && colon === 0) return false;
  const host = colon < 0 ? hostAndPort : hostAndPort.slice(0, colon);
  const rest = colon < 0 ? "" : hostAndPort.slice(colon);
  return isHost(host) && (rest === "" || (rest.startsWith(":") && isPort(rest.slice(1))));
}

function isHost(host: string): boolean {
  if (host.startsWith("[")) return isAddressLiteral(host.slice(1, -1));
  return NAME.test(host) && isDecodable(host);
}

function isAddressLiteral(text: string): boolean {
  const [address = "", ...zone] = text.split("%25");
  if (zone.length > 0) return isIpv6(address) && ZONE.test(zone.join("%25")) && isDecodable(zone.join("%25"));
  return FUTURE_ADDRESS.test(text) || (isIpv6(text) && !text.includes("%"));
}

function isPort(text: string): boolean {
  return PORT.test(text);
}

/** Whether what is percent-encoded is UTF-8. */
function isDecodable(text: string): boolean {
  if (!text.includes("%")) return true;
  const bytes = [...text.matchAll(/%([\dA-F]{2})|[\s\S]/gi)].map(([whole, hex]) =>
    hex === undefined ? whole.charCodeAt(0) : Number.parseInt(hex, 16),
  );
  try {
    strictUtf8.decode(Uint8Array.from(bytes));
    return true;
  } catch {
    return false;
  }
}
