# West: what it hears of the archive's VPC is to be preferred, here and at east, which hears of it inside. And AWS is to
# prefer this way to the vault.
ssh west vtysh <<ROUTER
configure terminal
ip prefix-list ARCHIVE permit $archive_vpc
ip prefix-list VAULT permit $vault_cidr
route-map FROM-AWS permit 5
 match ip address prefix-list ARCHIVE
 set local-preference 200
exit
route-map TO-AWS permit 5
 match ip address prefix-list VAULT
 set community 7224:7300
exit
ROUTER

# East: AWS is to prefer this way to the office. And away with the vault's two halves: no preference for the whole is ever
# looked at while there is a longer prefix.
ssh east vtysh <<ROUTER
configure terminal
ip prefix-list OFFICE permit $office_cidr
route-map TO-AWS permit 5
 match ip address prefix-list OFFICE
 set community 7224:7300
exit
router bgp $asn
 address-family ipv4 unicast
  no network $vault_low
  no network $vault_high
ROUTER

sleep 2m # convenience
