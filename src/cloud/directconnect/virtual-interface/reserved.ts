/** Addresses that nobody owns on the internet (RFC 6890): never to be announced there (R-DX-38, R-DX-43). */
import { storedPrefix } from '../../ec2/cidr.ts';

export const RESERVED_BLOCKS = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
  'fc00::/7',
  'fe80::/10',
].map(storedPrefix);
