# All is preferred as it should be, but the vault's halves are still there, and the longest prefix comes first.
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
 set community 7224:7300
exit
ROUTER
ssh east vtysh <<ROUTER
configure terminal
ip prefix-list OFFICE permit $office_cidr
route-map TO-AWS permit 5
 match ip address prefix-list OFFICE
 set community 7224:7300
exit
ROUTER
sleep 2m
