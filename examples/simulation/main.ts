import { ChatClient, MemoryPins } from "chatwire";
import { ChatServer, createCertificate } from "chatwire/server";
import { NATS, SimulatedWorld } from "chatwire/testing";

/** The application under test: it accepts every invitation and answers every text. */
async function answerCalls(me: ChatClient): Promise<void> {
  for await (const invitation of me.conversations.invitations) {
    const link = await invitation.accept();
    for await (const { from, text } of link) await link.send(`${from} said: ${text}`);
  }
}

/** The behaviour under test: a question gets its answer. */
async function ask(me: ChatClient, name: string, question: string): Promise<string | undefined> {
  const link = await me.connectTo(name);
  await link.send(question);
  for await (const { text } of link) return text;
  return undefined;
}

const seed = Number(process.argv[2] ?? 1); // a seed that fails once fails every time
const world = new SimulatedWorld({ seed, datagrams: { latencyMs: 30, lossRate: 0.1 } });
const certificate = await createCertificate();
const server = await ChatServer.listen({ network: world.addHost("192.0.2.1"), certificate });

/** A user at home: behind a NAT that filters by address and port, and a line that carries 50 kB a second. */
async function enter(name: string, address: string) {
  const home = world.addRouter({ address, nat: NATS.portRestricted, link: { bytesPerSecond: 50_000 } });
  const network = world.addHost("192.168.1.2", { behind: home });
  const client = await ChatClient.connect("chat://192.0.2.1", { network, pins: new MemoryPins() });
  await client.register({ name, password: `a password of ${name}`, privacy: "PUBLIC" });
  return { client, home };
}

const ada = await world.run(enter("ada", "203.0.113.1"));
const grace = await world.run(enter("grace", "203.0.113.2"));
const answering = answerCalls(grace.client);

const heal = world.partition([ada.home], [grace.home]); // the server still reaches both
const asking = ask(ada.client, "grace", "are you there?");
await world.advance(5_000); // virtual time, which passes at once
heal();
console.log(await world.run(asking), `(seed ${seed}, ${Math.round(world.nowMs)} ms)`);

await world.advance(1_000); // until grace knows that her answer has arrived
for (const { client } of [ada, grace]) await world.run(client.close());
await world.run(Promise.all([answering, server.close()]));
