# Local preference is one's own affair: said to another AS, it is never sent, and AWS goes on as before.
ssh west vtysh <<ROUTER
configure terminal
ip prefix-list ARCHIVE permit $archive_vpc
route-map FROM-AWS permit 5
 match ip address prefix-list ARCHIVE
 set local-preference 200
exit
ip prefix-list VAULT permit $vault_cidr
route-map TO-AWS permit 5
 match ip address prefix-list VAULT
 set local-preference 200
exit
ROUTER
ssh east vtysh <<ROUTER
configure terminal
ip prefix-list OFFICE permit $office_cidr
route-map TO-AWS permit 5
 match ip address prefix-list OFFICE
 set local-preference 200
exit
router bgp $asn
 address-family ipv4 unicast
  no network $vault_low
  no network $vault_high
ROUTER
sleep 2m
