/** Other forms of the names in a schema, as protoc makes them. */

/** The name of a field in JSON, if the schema gives it no other. */
export function jsonName(name: string): string {
  return name.replace(/_+(.?)/g, (_, next: string) => upper(next));
}

/** The name of the message that a map field declares for its entries. */
export function mapEntryName(field: string): string {
  const camel = jsonName(field);
  return `${upper(camel.charAt(0))}${camel.slice(1)}Entry`;
}

/** The value's name without the name of its enum, and without the difference of case and underscores. */
export function strippedValueName(value: string, enumName: string): string {
  return pascalCase(withoutPrefix(value, enumName));
}

/** The value's name without the name of its enum in front, if something is left of it. */
function withoutPrefix(value: string, enumName: string): string {
  const prefix = enumName.replaceAll("_", "").toLowerCase();
  let matched = 0;
  let at = 0;
  for (; at < value.length && matched < prefix.length; at++) {
    const character = value.charAt(at);
    if (character === "_") continue;
    if (character.toLowerCase() !== prefix.charAt(matched)) return value;
    matched++;
  }
  if (matched < prefix.length) return value;
  const rest = value.slice(at).replace(/^_+/, "");
  return rest === "" ? value : rest;
}

function pascalCase(name: string): string {
  return name
    .split("_")
    .map((word) => upper(word.charAt(0)) + word.slice(1).toLowerCase())
    .join("");
}

/** Names are ASCII; whatever else a hostile descriptor has stays as it is. */
function upper(character: string): string {
  return /^[a-z]$/.test(character) ? character.toUpperCase() : character;
}
