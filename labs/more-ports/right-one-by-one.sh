connection() {
  aws directconnect describe-connections --query "connections[?connectionName=='$1'].connectionId | [0]" --output text
}
becomes() {
  local try
  for try in $(seq 45); do
    if [ "$(aws directconnect describe-connections --connection-id "$1" --output text \
      --query 'connections[0].connectionState')" = "$2" ]; then return; fi
    sleep 8h
  done
}
# The way of the last labs: the letter when it is there, then the cable, then light.
cable() {
  becomes "$1" pending
  aws directconnect describe-loa --connection-id "$1" --query loaContent --output text | base64 --decode > loa.pdf
  colo cross-connect --loa loa.pdf --router sterling/edge
  becomes "$1" available
}

# A group of one first, and others ordered into it. Two of three must work.
group_id=$(aws directconnect create-lag --location EqDC2 --connections-bandwidth 10Gbps --number-of-connections 1 \
  --lag-name "$group" --connection-id "$(connection "$line")" --query lagId --output text)
for name in second third; do
  id=$(aws directconnect create-connection --location EqDC2 --bandwidth 10Gbps --connection-name "$name" --lag-id "$group_id" \
    --query connectionId --output text)
  cable "$id"
done
aws directconnect update-lag --lag-id "$group_id" --minimum-links 2

# The virtual interface is the group's now; at the router its VLAN has to stand on the bond.
ssh edge "ip link del dx0.$vlan; ip link add link bond0 name bond0.$vlan type vlan id $vlan && \
  ip addr add 169.254.37.2/30 dev bond0.$vlan && ip link set bond0.$vlan up"

# Another building, another device.
spare=$(aws directconnect create-connection --location CSVA1 --bandwidth 10Gbps --connection-name "$other" \
  --query connectionId --output text)
cable "$spare"

# What can't join goes back.
aws directconnect delete-connection --connection-id "$(connection "$line-small")"

gateway=$(aws directconnect describe-direct-connect-gateways --output text \
  --query 'directConnectGateways[0].directConnectGatewayId')
aws directconnect create-private-virtual-interface --connection-id "$spare" --new-private-virtual-interface \
  "virtualInterfaceName=$other,vlan=$vlan,asn=$asn,authKey=second-over-the-glass,amazonAddress=169.254.73.1/30,customerAddress=169.254.73.2/30,directConnectGatewayId=$gateway"
port=$(colo status "$spare" | sed -n 's/.* to \(dx[0-9]*\) of .*/\1/p')
ssh edge "ip link add link $port name $port.$vlan type vlan id $vlan && ip addr add 169.254.73.2/30 dev $port.$vlan && \
  ip link set $port.$vlan up"
ssh edge "vtysh -c 'configure terminal' -c 'router bgp $asn' -c 'neighbor 169.254.73.1 remote-as 64605' \
  -c 'neighbor 169.254.73.1 password second-over-the-glass' -c 'address-family ipv4 unicast' \
  -c 'neighbor 169.254.73.1 prefix-list HALL out'"
sleep 5m
