/**
 * Formats of texts. Each expression here has one way to match a text at most, so it takes linear time.
 *
 * @see https://protovalidate.com/reference/rules/string_rules
 */

const LOCAL_PART = /^[\w.!#$%&'*+/=?^`{|}~-]+$/;
const LABEL = /^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?$/;
const LABEL_CHARACTERS_MAX = 63;
const HOSTNAME_CHARACTERS_MAX = 253;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const TRIMMED_UUID = /^[\da-f]{32}$/i;
const ULID = /^[0-7][\dA-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const PROTOBUF_NAME = /^[A-Za-z_]\w*$/;
const HEADER_NAME = /^:?[\w!#$%&'*+\-.^|~`]+$/;
const HEADER_VALUE = /^[\t -~\u0080-\uffff]*$/;

/**
 * An e-mail address as HTML defines it, which is narrower than RFC 5322.
 *
 * @see https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
 */
export function isEmail(text: string): boolean {
  const at = text.indexOf("@");
  return (
    at > 0 &&
    LOCAL_PART.test(text.slice(0, at)) &&
    text
      .slice(at + 1)
      .split(".")
      .every(isLabel)
  );
}

/** Labels of at most 63 letters, digits and hyphens, the last one not digits only; a dot may follow it. */
export function isHostname(text: string): boolean {
  const name = text.endsWith(".") ? text.slice(0, -1) : text;
  if (name.length > HOSTNAME_CHARACTERS_MAX) return false;
  const labels = name.split(".");
  return labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? "");
}

function isLabel(label: string): boolean {
  return label.length <= LABEL_CHARACTERS_MAX && LABEL.test(label);
}

/** A UUID in its usual form, with hyphens. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** A UUID without hyphens. */
export function isTrimmedUuid(text: string): boolean {
  return TRIMMED_UUID.test(text);
}

/** A ULID: 26 characters. @see https://github.com/ulid/spec */
export function isUlid(text: string): boolean {
  return ULID.test(text);
}

/** A name of protobuf, with dots between its parts: `shop.v1.Item`. */
export function isProtobufName(text: string): boolean {
  return text.split(".").every((part) => PROTOBUF_NAME.test(part));
}

/** A name of protobuf with a dot before it: `.shop.v1.Item`. */
export function isProtobufDotName(text: string): boolean {
  return text.startsWith(".") && isProtobufName(text.slice(1));
}

/** The name of a header of HTTP. A leading colon is that of HTTP/2. @see RFC 7230, section 3.2 */
export function isHeaderName(text: string): boolean {
  return HEADER_NAME.test(text);
}

/** The value of a header of HTTP: tabs and printable characters. @see RFC 7230, section 3.2 */
export function isHeaderValue(text: string): boolean {
  return HEADER_VALUE.test(text);
}

/** What `strict = false` allows: everything but NUL, CR and LF. */
export function isLooseHeaderName(text: string): boolean {
  return text !== "" && isLooseHeaderValue(text);
}

/** A value that `strict = false` allows: everything but NUL, CR and LF. */
export function isLooseHeaderValue(text: string): boolean {
  return !/[\r\n]/.test(text) && !text.includes("\0");
}
