/** The screens of the specification of the chat: what they show typed is typed, and what they show printed is compared. */

import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { Stage } from "../support/stage.ts";
import type { TerminalProgram } from "../support/terminal-program.ts";

const test = suite("specified screens");

/** No line of the screens is longer. */
const COLUMNS = 200;

/** What the client shows besides the screens begins with two dots, which are not compared. */
const SCREENS = `
..First connection to chat://127.0.0.1:PORT, key sha256=KEY. Compare it with the line that the server printed.
From Server: successfully logged in
Enter your username (no white spaces!): GRACE
..You have not logged in as GRACE here before.
..Register or log in? register
..New password:
..New password again:
Do you want to be 'PRIVATE' or 'PUBLIC': PUBLIC
..This device is now registered: the next login needs no password.
From Server: You registered successfully. PORT
Commands:
'get_peers': returns list of all currently connected clients
'quit': disconnects this client from the server
'connect to client': user selects a client to establish a peer-to-peer connection with
.."help" lists all commands.
Input Command: get_peers
From Server:
PUBLIC:ADA:127.0.0.1:PORT
..Away: DORA
Input Command: connect to client
Who would you like to connect to?
name: ADA, port: PORT ,status: PUBLIC,
Enter the name of the client you want to chat with (or 'logoff' to exit, or 'broadcast' to send to all clients): no name
Invalid command. Please try again.
Enter the name of the client you want to chat with (or 'logoff' to exit, or 'broadcast' to send to all clients): broadcast
..Text: hello
..The broadcast reached 1 user.
Input Command: gte_peers
Invalid command. Please try again.
..Did you mean get_peers?
Input Command: Connect To Client
Who would you like to connect to?
name: ADA, port: PORT ,status: PUBLIC,
Enter the name of the client you want to chat with (or 'logoff' to exit, or 'broadcast' to send to all clients): logoff
..You logged off.
Enter your username (no white spaces!):
`
  .trim()
  .split("\n")
  .map((line) => line.replace(/^\.\./, ""));

/** The questions; what follows them in the screens is typed. */
const QUESTIONS = [
  "Enter your username (no white spaces!):",
  "Register or log in?",
  "New password:",
  "New password again:",
  "Do you want to be 'PRIVATE' or 'PUBLIC':",
  "Input Command:",
  "Enter the name of the client you want to chat with (or 'logoff' to exit, or 'broadcast' to send to all clients):",
  "Text:",
];

test("the-screens-are-shown-word-for-word", async () => {
  await using stage = await Stage.open();
  await stage.libraryClient("ADA");
  await (await stage.libraryClient("DORA")).close();
  const grace = stage.terminalClient("grace", { columns: COLUMNS });
  for (const line of SCREENS.slice(0, -1)) {
    const question = QUESTIONS.find((each) => line.startsWith(each));
    if (question === undefined) continue;
    const typed = question.startsWith("New password") ? "a password" : line.slice(question.length + 1);
    await grace.answers([question, typed]);
  }
  await grace.showsLast(SCREENS.at(-1) ?? "");
  assert.equal(masked(grace), SCREENS);
});

/** The rows, without ports and keys. */
function masked({ lines }: TerminalProgram): string[] {
  return lines.map((line) => line.replace(/sha256=[0-9a-f]{64}/, "sha256=KEY").replace(/\b\d{4,5}\b/g, "PORT"));
}
