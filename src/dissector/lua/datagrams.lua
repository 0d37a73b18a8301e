-- Datagrams: a header of 17 bytes, and a payload that depends on the kind.

local HEADER_BYTES = 17
local TAG_BYTES = 16
local RELAY_TAG_BYTES = 8
local VERSION = 1
local SEALED, RELAYED = 3, 5

local KINDS = {
  [3] = "SEALED",
  [5] = "RELAYED",
  [6] = "RELAY_BIND",
  [7] = "RELAY_CHALLENGE",
  [8] = "RELAY_STATUS",
}

-- The length of a datagram of each kind; those of the other kinds differ.
local LENGTHS = { [6] = 41, [7] = 41, [8] = 34 }

local RELAY_STATUSES = { [1] = "BOUND", [2] = "BYTES_SPENT", [3] = "TIME_OVER" }

local datagram = {
  kind = ProtoField.uint8("chatwire_udp.kind", "Kind", base.DEC, KINDS, 0xf0),
  version = ProtoField.uint8("chatwire_udp.version", "Version", base.DEC, nil, 0x0f),
  connection_id = ProtoField.uint64("chatwire_udp.connection_id", "Connection id", base.HEX),
  packet_number = ProtoField.uint64("chatwire_udp.packet_number", "Packet number"),
  epoch = ProtoField.uint64("chatwire_udp.epoch", "Key epoch"),
  ciphertext = ProtoField.bytes("chatwire_udp.ciphertext", "Sealed message"),
  token = ProtoField.bytes("chatwire_udp.token", "Token"),
  status = ProtoField.uint8("chatwire_udp.status", "Status", base.DEC, RELAY_STATUSES),
  bytes_left = ProtoField.uint64("chatwire_udp.bytes_left", "Bytes left"),
  relayed = ProtoField.none("chatwire_udp.relayed", "Datagram of the link"),
  payload = ProtoField.bytes("chatwire_udp.payload", "Payload"),
  tag = ProtoField.bytes("chatwire_udp.tag", "Tag"),
}

-- Defined with the messages.
local addOpened

local function word(bytes, at)
  local a, b, c, d = bytes:byte(at, at + 3)
  return ((a * 256 + b) * 256 + c) * 256 + d
end

-- Reads the header of what may be a datagram; nil if it is none.
local function readHeader(bytes)
  if #bytes < HEADER_BYTES then return nil end
  local first = bytes:byte(1)
  local header = { kind = math.floor(first / 16), id = bytes:sub(2, 9), high = word(bytes, 10), low = word(bytes, 14) }
  if first % 16 ~= VERSION or not KINDS[header.kind] then return nil end
  local wanted = LENGTHS[header.kind]
  if wanted and #bytes ~= wanted then return nil end
  header.number = header.high * WORD + header.low
  if header.high >= 2097152 then return nil end
  if header.kind == SEALED and (header.number == 0 or #bytes < HEADER_BYTES + TAG_BYTES) then return nil end
  if header.kind == RELAYED then
    -- Only those of a client have a number, and then a tag.
    header.tagBytes = header.number == 0 and 0 or RELAY_TAG_BYTES
    if #bytes < 2 * HEADER_BYTES + header.tagBytes then return nil end
  end
  return header
end

local addDatagram

local function addSealed(tree, source, header, packet)
  local last = #source.bytes - TAG_BYTES
  local epoch = math.floor(header.number / EPOCH_PACKETS)
  local epochHalves = UInt64.new(epoch % WORD, math.floor(epoch / WORD))
  tree:add(datagram.epoch, rangeOf(source, 10, 17), epochHalves):set_generated()
  tree:add(datagram.ciphertext, rangeOf(source, HEADER_BYTES + 1, last))
  tree:add(datagram.tag, rangeOf(source, last + 1, #source.bytes))
  if keyLogFault then tree:add_proto_expert_info(notes.incomplete, keyLogFault) end
  local key = datagramKey(header.id, epoch)
  if not key or last == HEADER_BYTES then return end
  local nonce = "\0\0\0\0" .. source.bytes:sub(10, 17)
  addOpened(tree, chacha20(key, nonce, source.bytes:sub(HEADER_BYTES + 1, last)), packet)
end

local PAYLOADS = {
  [6] = { "token", 16, "tag", 8 },
  [7] = { "token", 16, "tag", 8 },
  [8] = { "status", 1, "bytes_left", 8, "tag", 8 },
}

local function addParts(tree, source, parts)
  local at = HEADER_BYTES + 1
  for index = 1, #parts, 2 do
    local after = at + parts[index + 1]
    tree:add(datagram[parts[index]], rangeOf(source, at, after - 1))
    at = after
  end
end

local function addRelayed(tree, source, header, packet)
  local last = #source.bytes - header.tagBytes
  local inner = {
    bytes = source.bytes:sub(HEADER_BYTES + 1, last),
    tvb = source.tvb,
    base = source.base + HEADER_BYTES,
  }
  local item = tree:add(datagram.relayed, rangeOf(source, HEADER_BYTES + 1, last))
  local innerHeader = readHeader(inner.bytes)
  -- A link has no datagrams of the relay inside of others.
  if innerHeader and innerHeader.kind < RELAYED then
    addDatagram(item, inner, innerHeader, packet)
  else
    item:add(datagram.payload, rangeOf(inner, 1, #inner.bytes))
  end
  if header.tagBytes > 0 then tree:add(datagram.tag, rangeOf(source, last + 1, #source.bytes)) end
end

-- Adds a datagram whose header has been read, and returns a line about it.
function addDatagram(tree, source, header, packet)
  local length = #source.bytes
  tree:add(datagram.kind, rangeOf(source, 1, 1))
  tree:add(datagram.version, rangeOf(source, 1, 1))
  tree:add(datagram.connection_id, rangeOf(source, 2, 9))
  tree:add(datagram.packet_number, rangeOf(source, 10, 17))
  if header.kind == SEALED then
    addSealed(tree, source, header, packet)
  elseif header.kind == RELAYED then
    addRelayed(tree, source, header, packet)
  else
    addParts(tree, source, PAYLOADS[header.kind])
  end
  local number = header.number == 0 and "" or string.format(" %.0f", header.number)
  local text = KINDS[header.kind] .. number
  tree:append_text(string.format(", %s, %d bytes", text, length))
  return text
end
