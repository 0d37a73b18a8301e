-- Messages: their fields, and what the bytes of some fields hold.

-- So many fields of one message are shown; of a longer message the rest is not.
local ITEMS_MAX = 10000

local ROOT = "chatwire.v1.Message"
local HEADER = "chatwire.v1.Header"
local ERROR_INFO = "chatwire.v1.ErrorInfo"
local TYPE_REQUEST = 1

-- The paths of the methods that were called, by stream and sequence number: a response does not repeat them.
local calledPaths = {}
local streamOf = Field.new("tcp.stream")

local Packet = {}
Packet.__index = Packet

-- What is known of one message while it is read. `seen` has the numbers and texts of the messages in it, by their types.
local function newPacket()
  local stream = streamOf()
  return setmetatable({ items = 0, seen = {}, stream = stream and stream.value }, Packet)
end

-- Counts one more field, and returns whether it is shown.
function Packet:takesItem(tree)
  self.items = self.items + 1
  if self.items == ITEMS_MAX + 1 then
    tree:add_proto_expert_info(notes.incomplete, string.format("Only %d fields are shown.", ITEMS_MAX))
  end
  return self.items <= ITEMS_MAX
end

function Packet:call(sequence)
  return self.stream and sequence and string.format("%d %.0f", self.stream, sequence)
end

-- Remembers the path of the method that the request calls.
function Packet:noteCall(path)
  local header = self.seen[HEADER] or {}
  local call = header.type == TYPE_REQUEST and self:call(header.sequence)
  if call then calledPaths[call] = path end
end

-- The path of the method that the response answers.
function Packet:answeredPath()
  local call = self:call((self.seen[HEADER] or {}).answers)
  return call and calledPaths[call]
end

-- Returns the type of the message that the bytes of a field hold; nil if it is not known.
local function heldType(field, seen, packet)
  if field.holds == "message" then return seen.type_name end
  local path = field.holds == "request" and seen.path or field.holds == "response" and packet:answeredPath()
  local method = path and METHODS[path]
  return method and method[field.holds]
end

local addFields

-- Adds what the bytes of a field hold, below the field.
local function addHeld(item, field, source, found, seen, depth)
  if field.holds == "datagram" then
    local inner = {
      bytes = source.bytes:sub(found.from, found.to),
      tvb = source.tvb,
      base = source.base + found.from - 1,
    }
    local header = readHeader(inner.bytes)
    if header then addDatagram(item, inner, header, source.packet) end
    return
  end
  if isHidden(field) then return end
  local name = heldType(field, seen, source.packet)
  if not MESSAGES[name or ""] then return end
  item:append_text(" (" .. name .. ")")
  addFields(item, name, source, found.from, found.to, depth + 1)
end

-- Adds an occurrence of a field that the schema has.
local function addKnown(tree, field, source, found, seen, depth)
  local range = rangeOf(source, found.start, found.after - 1)
  local item
  if isHidden(field) then
    item = tree:add(field.length, range, found.to - found.from + 1)
  elseif field.type == "message" or field.type == "group" then
    item = tree:add(field.shown, range)
    addFields(item, field.of, source, found.from, found.to, depth + 1)
  elseif found.wire == SCALARS[field.type].wire then
    item = SCALARS[field.type].add(tree, field, source, found)
  else
    return addPacked(tree, field, source, found)
  end
  if field.oneof then item:append_text(" [" .. field.oneof .. "]") end
  if field.holds then addHeld(item, field, source, found, seen, depth) end
  return true
end

-- Adds a field that the schema does not have.
local function addUnknown(tree, source, found, depth)
  local range = rangeOf(source, found.start, found.after - 1)
  local label = string.format("Unknown field %d: ", found.number)
  if found.wire == WIRE_VARINT then
    local value = UInt64.new(found.low, found.high)
    tree:add(own.unknown_varint, range, value):set_text(label .. tostring(value))
  elseif found.wire == WIRE_BYTES then
    local item = tree:add(own.unknown_bytes, rangeOf(source, found.from, found.to))
    item:set_text(string.format("%s%d bytes", label, found.to - found.from + 1))
  elseif found.wire == WIRE_GROUP then
    local item = tree:add(own.unknown_group, range):set_text(label .. "a group")
    addFields(item, nil, source, found.from, found.to, depth + 1)
  else
    local shown = found.wire == WIRE_FIXED64 and own.unknown_fixed64 or own.unknown_fixed32
    local hexadecimal = toHex(source.bytes:sub(found.from, found.to):reverse())
    tree:add_le(shown, rangeOf(source, found.from, found.to)):set_text(label .. "0x" .. hexadecimal)
  end
end

local function note(seen, field, source, found)
  if found.low then
    seen[field.name] = found.low + found.high * WORD
  elseif field.type == "string" then
    seen[field.name] = source.bytes:sub(found.from, found.to)
  end
end

-- Adds the fields of a message that stand from `first` to `last`. Without a name, its type is not known.
function addFields(tree, name, source, first, last, depth)
  local function refuse(at, text)
    tree:add_proto_expert_info(notes.malformed, string.format("%s Offset: %d.", text, source.base + at - 1))
  end
  if depth > DEPTH_MAX then return refuse(first, "Messages are nested too deep.") end
  local fields = name and MESSAGES[name] or {}
  local seen = {}
  if name and not source.packet.seen[name] then source.packet.seen[name] = seen end
  local at = first
  while at <= last do
    local found = readField(source.bytes, at, last, depth)
    if not found then return refuse(at, "A field is malformed.") end
    if found.wire == WIRE_GROUP_END then return refuse(at, "A group ends that has not begun.") end
    if not source.packet:takesItem(tree) then return end
    local field = fields[found.number]
    if not field or not fits(field, found.wire) then
      addUnknown(tree, source, found, depth)
    else
      note(seen, field, source, found)
      if field.holds == "request" then source.packet:noteCall(seen.path) end
      if not addKnown(tree, field, source, found, seen, depth) then refuse(at, "A packed field is malformed.") end
    end
    at = found.after
  end
end

-- Returns the name of a value of an enum without the prefix that all its names have.
local function shortName(enum, prefix, number)
  local name = (ENUMS[enum] or {})[number or 0]
  if not name then return string.format("%.0f", number or 0) end
  return name:sub(1, #prefix) == prefix and name:sub(#prefix + 1) or name
end

-- Returns a line about a message that has been read: "RESPONSE SEND_TEXT #9 to #7, error RATE_LIMITED".
local function summaryOf(packet)
  local header = packet.seen[HEADER] or {}
  local text = shortName("chatwire.v1.MessageType", "MESSAGE_TYPE_", header.type)
    .. " "
    .. shortName("chatwire.v1.Command", "COMMAND_", header.command)
  if header.sequence then text = text .. string.format(" #%.0f", header.sequence) end
  if header.answers then text = text .. string.format(" to #%.0f", header.answers) end
  local failure = packet.seen[ERROR_INFO]
  if failure then text = text .. ", error " .. shortName("chatwire.v1.ErrorCode", "ERROR_CODE_", failure.code) end
  return text
end

-- Adds a Message, and returns a line about it.
local function addMessage(tree, source, first, last)
  source.packet = newPacket()
  addFields(tree, ROOT, source, first, last, 1)
  return summaryOf(source.packet)
end

-- Adds the message of a sealed datagram that has been opened.
function addOpened(tree, plaintext, packet)
  local tvb = ByteArray.new(plaintext, true):tvb("Opened datagram")
  local item = tree:add(chatwire, tvb(), "Message")
  local text = addMessage(item, { bytes = plaintext, tvb = tvb, base = 0 }, 1, #plaintext)
  item:append_text(", " .. text)
  packet.opened = text
end
