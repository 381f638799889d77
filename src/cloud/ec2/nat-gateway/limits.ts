/** How many addresses a NAT gateway can have (R-VPC-94). */
export const ELASTIC_IPS_PER_GATEWAY = 2;
export const ADDRESSES_PER_GATEWAY = 8;
