import type { Next, Session } from "../login/login.ts";

export interface Command {
  /**
   * How it is typed: what is in lower case stands for itself, NAME for a word, [NAME] for a word or nothing, and TEXT
   * for the rest of the line.
   */
  readonly form: string;
  /** For the help: what it does. */
  readonly about: string;
  /** @param words  what was typed for those in upper case; "" for what was left out */
  run(session: Session, words: readonly string[]): Promise<Next>;
}

/** @returns what was typed for the words in upper case; undefined where it is another command */
export function matchForm(form: string, line: string): readonly string[] | undefined {
  const pattern = form.split(" ").map((word, index) => {
    const gap = index === 0 ? "" : "\\s+";
    if (word.startsWith("[")) return `(?:${gap}(\\S+))?`;
    if (word === "TEXT") return `${gap}(\\S.*)`;
    return word === word.toUpperCase() ? `${gap}(\\S+)` : `${gap}${word}`;
  });
  const found = new RegExp(`^${pattern.join("")}$`, "is").exec(line.trim());
  return found?.slice(1).map((word) => word ?? "");
}

/** What the form begins with: the words that stand for themselves. */
export function startOf(form: string): string {
  return form.replace(/ \[?[A-Z].*$/, "");
}

/** Whether a line begins like the command, but what has to come then is wrong or missing. */
export function beginsLike(form: string, line: string): boolean {
  const start = startOf(form);
  const typed = line.trim().toLowerCase().split(/\s+/).slice(0, start.split(" ").length);
  return start !== form && typed.join(" ") === start;
}
