# Longer paths where it should not come in: both lines end in one Region, so AWS looks at them. And weight instead of
# local preference, at the router to which all packets come first.
ssh west vtysh <<ROUTER
configure terminal
ip prefix-list OFFICE permit $office_cidr
route-map TO-AWS permit 5
 match ip address prefix-list OFFICE
 set as-path prepend $asn $asn
exit
ROUTER
ssh east vtysh <<ROUTER
configure terminal
ip prefix-list ARCHIVE permit $archive_vpc
route-map INSIDE permit 5
 match ip address prefix-list ARCHIVE
 set weight 100
exit
route-map INSIDE permit 10
exit
ip prefix-list VAULT permit $vault_cidr
route-map TO-AWS permit 5
 match ip address prefix-list VAULT
 set as-path prepend $asn $asn
exit
router bgp $asn
 address-family ipv4 unicast
  no network $vault_low
  no network $vault_high
  neighbor $west_office route-map INSIDE in
ROUTER
sleep 2m
