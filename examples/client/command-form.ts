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

/** Whether a line typed in a conversation or in a room is a command. All others are texts; one may begin with two slashes. */
export function isSlashCommand(line: string): boolean {
  if (line.includes("\n")) return false;
  return /^\/(?!\/)/.test(line) || isLeave(line);
}

/** Whether a line is the command that leaves a conversation or a room. */
export function isLeave(line: string): boolean {
  return /^\s*\/leave\s*$/i.test(line);
}

/** The text that a line stands for which is no command. */
export function textOfLine(line: string): string {
  return line.replace(/^\/\//, "/");
}
