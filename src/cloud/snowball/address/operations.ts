/** Addresses: made, shown, never changed; carriers take no PO boxes and nothing abroad (R-XFER-44). */
import type {
  CreateAddressRequest,
  CreateAddressResult,
  DescribeAddressesRequest,
  DescribeAddressesResult,
  DescribeAddressRequest,
  DescribeAddressResult,
} from '@aws-sdk/client-snowball';
import type { Context } from '../../kernel/context.ts';
import { paginate } from '../../kernel/pagination.ts';
import type { Plain } from '../../kernel/plain.ts';
import { read, write } from '../../kernel/resource.ts';
import { drawUuid } from '../../route53/ids.ts';
import { invalidAddress, notSimulatedHere, unsupportedAddress } from '../errors.ts';
import { shippingArea } from '../shipping.ts';
import { type AddressItem, shippingAddress } from './address.ts';

export const PAGE_LIMITS = { least: 0, most: 100 };

export const addressOperations = {
  CreateAddress: write(createAddress),
  DescribeAddress: read(describeAddress),
  DescribeAddresses: read(describeAddresses),
};

const NEEDED = ['Name', 'Street1', 'City', 'Country', 'PostalCode', 'PhoneNumber'] as const;
const PO_BOX = /\bp\.?\s*o\.?\s*box\b/i;

function createAddress(
  { Address: address = {} }: CreateAddressRequest,
  context: Context,
): CreateAddressResult {
  if (address.Type === 'CUST_PICKUP') throw notSimulatedHere('devices that customers pick up themselves');
  const { Street1, Street2, Street3, StateOrProvince, Country } = address;
  if (NEEDED.some((name) => !address[name]?.trim())) throw invalidAddress();
  if ([Street1, Street2, Street3].some((line) => line !== undefined && PO_BOX.test(line)))
    throw invalidAddress();
  if ((Country === 'US' || Country === 'CA') && !StateOrProvince?.trim()) throw invalidAddress();
  if (!shippingArea(context.region)?.countries.includes(Country as string)) throw unsupportedAddress();
  const item = { ...address, AddressId: `ADID${drawUuid(context.random)}`, IsRestricted: false };
  return { AddressId: context.add(shippingAddress, item as AddressItem).AddressId };
}

function describeAddress(
  { AddressId: id = '' }: DescribeAddressRequest,
  context: Context,
): Plain<DescribeAddressResult> {
  return { Address: context.get(shippingAddress, id) };
}

function describeAddresses(
  input: DescribeAddressesRequest,
  context: Context,
): Plain<DescribeAddressesResult> {
  const { items, nextToken } = paginate(context.list(shippingAddress), input, PAGE_LIMITS);
  return { Addresses: [...items], ...(nextToken !== undefined && { NextToken: nextToken }) };
}
