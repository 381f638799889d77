# Each network on one line only: that steers as well, until one of them dies.
ssh west vtysh <<ROUTER
configure terminal
ip prefix-list ARCHIVE permit $archive_vpc
route-map FROM-AWS permit 5
 match ip address prefix-list ARCHIVE
 set local-preference 200
exit
router bgp $asn
 address-family ipv4 unicast
  no network $office_cidr
ROUTER
ssh east vtysh <<ROUTER
configure terminal
router bgp $asn
 address-family ipv4 unicast
  no network $vault_low
  no network $vault_high
  no network $vault_cidr
ROUTER
sleep 2m
