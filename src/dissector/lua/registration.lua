-- The registration with Wireshark: fields, ports and preferences.

chatwire.fields = registered
chatwire.experts = notes
chatwire_udp.fields = datagram

-- Returns 0 if the bytes are no datagram of the protocol.
local function dissectDatagram(tvb, pinfo, root)
  local bytes = tvb:raw()
  local header = readHeader(bytes)
  if not header then return 0 end
  pinfo.cols.protocol = "Chatwire"
  local item = root:add(chatwire_udp, tvb(), "Chatwire Datagram")
  local packet = {}
  local text = addDatagram(item, { bytes = bytes, tvb = tvb, base = 0 }, header, packet)
  pinfo.cols.info = packet.opened and text .. ": " .. packet.opened or text
  return tvb:len()
end

chatwire_udp.dissector = dissectDatagram
chatwire_udp:register_heuristic("udp", function(tvb, pinfo, root)
  return chatwire.prefs.any_udp_port and dissectDatagram(tvb, pinfo, root) > 0
end)

-- The tables of ports, the preference of each, and the ports that are registered now.
local PORTS = {
  { table = "tls.port", preference = "tls_ports", proto = chatwire, ports = "" },
  { table = "tcp.port", preference = "plain_ports", proto = chatwire, ports = "" },
  { table = "udp.port", preference = "udp_ports", proto = chatwire_udp, ports = "" },
}

local function registerPorts()
  for _, each in ipairs(PORTS) do
    local ports = DissectorTable.get(each.table)
    if each.ports ~= "" then ports:remove(each.ports, each.proto) end
    each.ports = chatwire.prefs[each.preference]
    if each.ports ~= "" then ports:add(each.ports, each.proto) end
  end
end

function chatwire.prefs_changed()
  registerPorts()
  readDatagramKeys()
end

-- Runs before each capture is read.
function chatwire.init()
  calledPaths = {}
  readDatagramKeys()
end

registerPorts()
