# With nothing but longer prefixes: halves where it should come in, the whole at both, for the day when one dies.
ssh west vtysh <<ROUTER
configure terminal
ip prefix-list ARCHIVE permit $archive_vpc
route-map FROM-AWS permit 5
 match ip address prefix-list ARCHIVE
 set local-preference 200
exit
router bgp $asn
 address-family ipv4 unicast
  network $vault_low
  network $vault_high
ROUTER
ssh east vtysh <<ROUTER
configure terminal
ip prefix-list SITE seq 10 permit $office_cidr le 25
router bgp $asn
 address-family ipv4 unicast
  no network $vault_low
  no network $vault_high
  network ${office_cidr%.*}.0/25
  network ${office_cidr%.*}.128/25
ROUTER
sleep 2m
