/** Values of A and AAAA records (R-R53-22, R-R53-23). */
import { parseAddress } from '../../../../kit/address.ts';
import type { FatalProblem } from '../../domain-name.ts';

export function checkIpv4(value: string): FatalProblem | undefined {
  if (parseAddress(value)?.family === 4) return undefined;
  return { code: 'ARRDATAIllegalIPv4Address', text: 'Value is not a valid IPv4 address', piece: value };
}

export function checkIpv6(value: string): FatalProblem | undefined {
  if (parseAddress(value)?.family === 6 && !value.includes('%')) return undefined;
  return { code: 'AAAARRDATAIllegalIPv6Address', text: 'Value is not a valid IPv6 address', piece: value };
}
