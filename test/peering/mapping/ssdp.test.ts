import * as assert from "uvu/assert";
import { encodeGatewaySearch, readGatewayLocation } from "../../../src/peering/mapping/ssdp.ts";
import { suite } from "../../suite.ts";

const test = suite("searches of gateways");

const GATEWAY = "192.168.1.1";
const TYPE = "urn:schemas-upnp-org:device:InternetGatewayDevice:1";

function locationIn(text: string): string | undefined {
  return readGatewayLocation(Buffer.from(text, "latin1"), GATEWAY);
}

function answer(location: string, { status = "HTTP/1.1 200 OK", type = TYPE } = {}): string {
  return `${status}\r\nCACHE-CONTROL: max-age=120\r\nST: ${type}\r\nUSN: uuid:1::${TYPE}\r\nLOCATION: ${location}\r\n\r\n`;
}

test("search-is-that-of-the-standard", () => {
  assert.is(
    Buffer.from(encodeGatewaySearch()).toString("latin1"),
    `M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ${TYPE}\r\n\r\n`,
  );
});

test("location-of-the-gateway-is-read", () => {
  const url = "http://192.168.1.1:5000/rootDesc.xml?a=b";
  assert.is(locationIn(answer(url)), url);
  assert.is(
    locationIn(
      answer(url)
        .toLowerCase()
        .replace(/^http/, "HTTP")
        .replace(/urn.*:1/, TYPE),
    ),
    url.toLowerCase(),
  );
  assert.is(locationIn(answer(url, { type: TYPE.replace(/1$/, "2") })), url);
  assert.is(locationIn(answer("http://192.168.1.1")), "http://192.168.1.1/");
});

test("location-anywhere-else-is-ignored", () => {
  for (const url of [
    "http://192.168.1.2:5000/",
    "http://127.0.0.1:5000/",
    "http://169.254.169.254/latest/meta-data/",
    "http://router.local/",
    "http://[::1]/",
    "http://192.168.1.1.example.com/",
    "http://192.168.1.1@192.0.2.1/",
    "http://192.0.2.1@192.168.1.1/",
    "https://192.168.1.1/",
    "file:///etc/passwd",
    "//192.168.1.1/",
    "192.168.1.1",
    "",
  ]) {
    assert.is(locationIn(answer(url)), undefined, url);
  }
});

test("anything-but-an-answer-of-a-gateway-is-ignored", () => {
  const url = "http://192.168.1.1:5000/";
  for (const text of [
    "",
    "\r\n\r\n",
    answer(url, { status: "HTTP/1.1 404 Not Found" }),
    answer(url, { status: "NOTIFY * HTTP/1.1" }),
    answer(url, { status: "M-SEARCH * HTTP/1.1" }),
    answer(url, { type: "urn:schemas-upnp-org:device:MediaServer:1" }),
    answer(url, { type: `${TYPE}0000` }),
    answer(url).replace(/LOCATION/, "AL"),
    answer(url).replace(/ST: urn[^\r]*\r\n/, ""),
    answer(`${url}${"a".repeat(512)}`),
    `${answer(url)}${" ".repeat(1_472)}`,
  ]) {
    assert.is(locationIn(text), undefined, text.slice(0, 200));
  }
});
