/** The words of a form that stand for the rest of the line. */
const REST = /^\[?(?:TEXT|PATH|COMMAND)\]?$/;

/** @returns the words typed for those in upper case; undefined if the line does not match the form */
export function matchForm(form: string, line: string): readonly string[] | undefined {
  const pattern = form.split(" ").map((word, index) => {
    const gap = index === 0 ? "" : "\\s+";
    if (word === word.toLowerCase()) return `${gap}${word}`;
    const typed = REST.test(word) ? "(\\S.*)" : "(\\S+)";
    return word.startsWith("[") ? `(?:${gap}${typed})?` : gap + typed;
  });
  const found = new RegExp(`^${pattern.join("")}$`, "is").exec(line.trim());
  return found?.slice(1).map((word) => word ?? "");
}

/** The lower-case words that a form begins with. */
export function startOf(form: string): string {
  return form.replace(/ \[?[A-Z].*$/, "");
}

/** Whether a line begins with the lower-case words of a form that takes more. */
export function beginsLike(form: string, line: string): boolean {
  const start = startOf(form);
  const typed = line.trim().toLowerCase().split(/\s+/).slice(0, start.split(" ").length);
  return start !== form && typed.join(" ") === start;
}
