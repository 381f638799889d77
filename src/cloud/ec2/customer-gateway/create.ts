/** CreateCustomerGateway (R-VPN-3, R-VPN-4). */
import type { CreateCustomerGatewayRequest, CreateCustomerGatewayResult } from '@aws-sdk/client-ec2';
import { formatAddress, parseAddress } from '../../../kit/address.ts';
import type { Context } from '../../kernel/context.ts';
import {
  AwsError,
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
} from '../../kernel/errors.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags, withoutEmptyTags } from '../../kernel/tags.ts';
import { limitExceeded } from '../errors.ts';
import { type CustomerGatewayItem, customerGateway } from './customer-gateway.ts';

const GATEWAYS_PER_REGION = 50;
const DEFAULT_ASN = 65_000;
const LAST_ASN = 2_147_483_647;
const LAST_EXTENDED_ASN = 4_294_967_294;

/** Amazon's own, which a customer cannot have: everywhere, and in regions that are older than the choice of an ASN. */
const RESERVED_ASNS: Readonly<Record<string, readonly number[]>> = {
  'eu-west-1': [9059],
  'ap-northeast-1': [10_124],
  'ap-southeast-1': [17_493],
};
const RESERVED_EVERYWHERE = 7224;

export function createCustomerGateway(
  input: CreateCustomerGatewayRequest,
  context: Context,
): Plain<CreateCustomerGatewayResult> {
  const tags = requestTags(customerGateway.kind, input.TagSpecifications);
  refuseOptions(input, ['CertificateArn']);
  requireType(input.Type);
  const asked = {
    ...readAsn(input, context),
    IpAddress: readAddress(input),
    ...(input.DeviceName !== undefined && { DeviceName: input.DeviceName }),
  };
  const live = context.list(customerGateway).filter(({ State }) => State === 'available');
  const known = live.find((item) => isSame(item, asked));
  if (known) return { CustomerGateway: withoutEmptyTags(known) };
  if (live.length >= GATEWAYS_PER_REGION) {
    throw limitExceeded('CustomerGatewayLimitExceeded', 'customer gateways');
  }
  const created = context.add<CustomerGatewayItem>(customerGateway, {
    ...asked,
    CustomerGatewayId: context.newId(customerGateway.prefix),
    State: 'available',
    Type: 'ipsec.1',
    Tags: tags,
  });
  return { CustomerGateway: withoutEmptyTags(created) };
}

type Asked = Pick<CustomerGatewayItem, 'IpAddress' | 'BgpAsn' | 'BgpAsnExtended' | 'DeviceName'>;

function isSame(item: CustomerGatewayItem, asked: Asked): boolean {
  return (['IpAddress', 'BgpAsn', 'BgpAsnExtended', 'DeviceName'] as const).every(
    (name) => item[name] === asked[name],
  );
}

export function requireType(type: string | undefined): void {
  if (type === undefined) throw missingParameter('type');
  if (type !== 'ipsec.1') throw invalidParameterValue(type, 'type', 'Expecting: ipsec.1.');
}

function readAddress({ IpAddress, PublicIp }: CreateCustomerGatewayRequest): string {
  if (IpAddress !== undefined && PublicIp !== undefined) {
    throw invalidParameterCombination('The parameter ipAddress cannot be used with the parameter publicIp');
  }
  const text = IpAddress ?? PublicIp;
  if (text === undefined) throw missingParameter('ipAddress');
  const address = parseAddress(text);
  if (!address) throw invalidParameterValue(text, 'ipAddress', 'This is not a valid IP address.');
  if (address.family === 4) return formatAddress(address);
  throw new AwsError(
    'NotSimulated',
    'netlab simulates tunnels between IPv4 addresses only: give the customer gateway an IPv4 address',
    501,
  );
}

function readAsn(
  { BgpAsn, BgpAsnExtended }: CreateCustomerGatewayRequest,
  context: Context,
): Pick<Asked, 'BgpAsn' | 'BgpAsnExtended'> {
  if (BgpAsn !== undefined && BgpAsnExtended !== undefined) {
    throw invalidParameterCombination(
      'The parameter bgpAsn cannot be used with the parameter bgpAsnExtended',
    );
  }
  if (BgpAsnExtended !== undefined) {
    checkRange(BgpAsnExtended, 'bgpAsnExtended', LAST_ASN + 1, LAST_EXTENDED_ASN);
    return { BgpAsnExtended: String(BgpAsnExtended) };
  }
  const asn = BgpAsn ?? DEFAULT_ASN;
  checkRange(asn, 'bgpAsn', 1, LAST_ASN);
  if (asn === RESERVED_EVERYWHERE || RESERVED_ASNS[context.region]?.includes(asn)) {
    throw invalidParameterValue(asn, 'bgpAsn', `The ASN is reserved by Amazon in ${context.region}.`);
  }
  return { BgpAsn: String(asn) };
}

function checkRange(asn: number, parameter: string, first: number, last: number): void {
  if (asn >= first && asn <= last) return;
  throw invalidParameterValue(asn, parameter, `Expecting an ASN from ${first} to ${last}.`);
}
