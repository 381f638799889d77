/** Addresses that devices are sent to. https://docs.aws.amazon.com/snowball/latest/api-reference/API_Address.html */
import type { Address } from '@aws-sdk/client-snowball';
import type { Stored } from '../../kernel/plain.ts';
import { defineResource } from '../../kernel/resource.ts';
import { invalidResource } from '../errors.ts';

export type AddressItem = Stored<
  Address,
  'AddressId' | 'Name' | 'Street1' | 'City' | 'Country' | 'PostalCode' | 'PhoneNumber'
>;

export const shippingAddress = defineResource<AddressItem>({
  kind: 'snowball-address',
  prefix: 'ADID',
  id: (item) => item.AddressId,
  notFound: invalidResource,
  malformed: invalidResource,
  filters: {},
});
