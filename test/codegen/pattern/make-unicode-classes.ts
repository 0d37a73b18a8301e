/**
 * `npm run unicode-classes`: makes src/codegen/pattern/unicode-classes.ts from the properties that the regular
 * expressions of this JavaScript engine know. The engine must have the version of Unicode below.
 */

import { writeFileSync } from "node:fs";
import { exit, versions } from "node:process";

const TARGET = "src/codegen/pattern/unicode-classes.ts";
const VERSION = "17.0";
const LINE_LENGTH = 112;
const CODE_POINT_MAX = 0x10ffff;

const CATEGORIES = "Cc Cf Co Cs Ll Lm Lo Lt Lu Mc Me Mn Nd Nl No Pc Pd Pe Pf Pi Po Ps Sc Sk Sm So Zl Zp Zs".split(" ");

/** Checked to be complete: every assigned character must be in one of them. */
const SCRIPTS = `Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali
Beria_Erfe Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham
Cherokee Chorasmian Common Coptic Cuneiform Cypriot Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan
Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Garay Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi
Gurmukhi Gurung_Khema Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited
Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi
Khitan_Small_Script Khmer Khojki Khudawadi Kirat_Rai Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian
Mahajani Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui
Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean Nag_Mundari Nandinagari
New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Ol_Onal Old_Hungarian Old_Italic Old_North_Arabian
Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong Palmyrene
Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham Sidetic
SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Sunuwar Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham
Tai_Viet Tai_Yo Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Todhri Tolong_Siki Toto Tulu_Tigalari
Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square`.split(/\s+/);

if (versions["unicode"] !== VERSION) {
  console.error(`This engine has Unicode ${versions["unicode"]}. Run with one that has ${VERSION}.`);
  exit(2);
}
const categories = rangesOf("General_Category", CATEGORIES);
const scripts = rangesOf("Script", SCRIPTS);
checkScripts();
writeFileSync(TARGET, table());
console.log(`${TARGET}: ${CATEGORIES.length} categories, ${SCRIPTS.length} scripts.`);

function table(): string {
  return `// Made by \`npm run unicode-classes\` from the properties of characters in Unicode ${VERSION}; DO NOT EDIT.
// Copyright (c) 1991-2025 Unicode, Inc. Modified: a selection in another form. See LICENSE.unicode.

/** The version of Unicode that the classes are from. */
export const UNICODE_CLASSES_VERSION = "${VERSION}";

/**
 * The characters of each general category: after the name, for each range, how many characters lie between it and the
 * one before, and its length if it has more than one. Numbers have base 36.
 */
export const CATEGORY_RANGES =
${quoted(categories)};

/** The characters of each script, in the same form. */
export const SCRIPT_RANGES =
${quoted(scripts)};

/**
 * Characters that are equal if case does not count: runs of characters with the same distance to the next one of their
 * orbit. Each has its first character, the count if it is more than one, the step if it is more than one, and the
 * distance, which is negative where the orbit ends. Numbers have base 36.
 */
export const CASE_ORBITS =
${quoted(orbits())};
`;
}

/** One entry a name: "Lu 1t q,...". */
function rangesOf(property: string, names: readonly string[]): string {
  return names.map((name) => `${name}=${encode(new RegExp(`^\\p{${property}=${name}}$`, "u"))}`).join(" ");
}

function encode(pattern: RegExp): string {
  const parts: string[] = [];
  let end = 0;
  for (let first = 0; first <= CODE_POINT_MAX; first++) {
    if (!pattern.test(String.fromCodePoint(first))) continue;
    let last = first;
    while (last < CODE_POINT_MAX && pattern.test(String.fromCodePoint(last + 1))) last++;
    const length = last - first + 1;
    parts.push((first - end).toString(36) + (length > 1 ? `-${length.toString(36)}` : ""));
    end = last + 1;
    first = last;
  }
  return parts.join(",");
}

function checkScripts(): void {
  const known = new RegExp(`[${SCRIPTS.map((name) => `\\p{Script=${name}}`).join("")}\\p{Cn}\\p{Co}\\p{Cs}]`, "u");
  for (let each = 0; each <= CODE_POINT_MAX; each++) {
    if (!known.test(String.fromCodePoint(each))) throw new Error(`${each.toString(16)} has a script without a name.`);
  }
}

interface Run {
  readonly first: number;
  last: number;
  count: number;
  step: number;
  readonly distance: number;
}

function orbits(): string {
  const runs: Run[] = [];
  for (const [from, to] of [...nextInOrbit()].sort(([one], [other]) => one - other)) {
    const distance = to - from;
    const run = runs.findLast((each) => each.distance === distance && from - each.last <= 2);
    if (run !== undefined && (run.count === 1 || from - run.last === run.step)) {
      run.step = from - run.last;
      run.last = from;
      run.count++;
    } else {
      runs.push({ first: from, last: from, count: 1, step: 1, distance });
    }
  }
  return runs
    .map(({ first, count, step, distance }) =>
      [first, count, step, distance].map((each) => each.toString(36)).join(","),
    )
    .join(" ");
}

function nextInOrbit(): Map<number, number> {
  const cased: number[] = [];
  for (let each = 0; each <= CODE_POINT_MAX; each++) {
    if (/[\p{Changes_When_Casefolded}\p{Changes_When_Casemapped}]/u.test(String.fromCodePoint(each))) cased.push(each);
  }
  const next = new Map<number, number>();
  for (const each of cased) {
    if (next.has(each)) continue;
    const same = new RegExp(`^\\u{${each.toString(16)}}$`, "iu");
    const orbit = cased.filter((other) => same.test(String.fromCodePoint(other)));
    if (orbit.length < 2) continue;
    for (const [index, member] of orbit.entries()) next.set(member, orbit[(index + 1) % orbit.length] ?? each);
  }
  return next;
}

/** A string literal of several lines. */
function quoted(text: string): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += LINE_LENGTH) lines.push(`  "${text.slice(at, at + LINE_LENGTH)}"`);
  return lines.join(" +\n");
}
