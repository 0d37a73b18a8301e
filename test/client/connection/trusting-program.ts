/** Connects to the server at the given URL, which an authority of this machine must vouch for. */

import { ChatClient } from "../../../src/index.ts";

const client = await ChatClient.connect(process.argv[2] ?? "", { verify: "ca" });
await client.close();
console.log("connected");
