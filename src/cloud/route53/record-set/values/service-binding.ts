/** Values of SVCB and HTTPS records (R-R53-36): priority, target, and parameters. RFC 9460 §2. */
import { parseAddress } from '../../../../kit/address.ts';
import type { FatalProblem } from '../../domain-name.ts';
import { checkDomain } from './fields.ts';

const PARAMETERS: Readonly<Record<string, (value: string) => boolean>> = {
  mandatory: (value) => /^[a-z0-9-]+(?:,[a-z0-9-]+)*$/.test(value),
  alpn: (value) => value !== '',
  'no-default-alpn': (value) => value === '',
  port: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
  ipv4hint: (value) => addresses(value, 4),
  ipv6hint: (value) => addresses(value, 6),
  ech: (value) => /^[A-Za-z0-9+/]+=*$/.test(value),
  dohpath: (value) => value.startsWith('/'),
};

export function checkServiceBinding(value: string): FatalProblem | undefined {
  const [priority = '', target, ...parameters] = value.trim().match(/(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g) ?? [];
  if (target === undefined) return bad('Value needs a priority and a target name', value);
  if (!/^\d{1,5}$/.test(priority) || Number(priority) > 65_535)
    return bad('SvcPriority is not an integer from 0 to 65535', priority);
  const name = checkDomain(target);
  if (name) return name;
  if (Number(priority) === 0 && parameters.length > 0)
    return bad('SvcParams are not permitted in AliasMode', value);
  return checkParameters(parameters);
}

function checkParameters(parameters: readonly string[]): FatalProblem | undefined {
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const [, key = '', , quoted, plain = ''] = /^([^=]*)(=(?:"(.*)"|(.*)))?$/s.exec(parameter) ?? [];
    const known = Object.hasOwn(PARAMETERS, key) ? PARAMETERS[key] : undefined;
    if (!known && !/^key(?:0|[1-9]\d{0,4})$/.test(key)) return bad('SvcParamKey is unknown', parameter);
    if (seen.has(key)) return bad('SvcParamKey is duplicated', parameter);
    seen.add(key);
    if (known && !known(quoted ?? plain)) return bad('SvcParamValue is invalid', parameter);
  }
  return undefined;
}

function addresses(value: string, family: 4 | 6): boolean {
  return value.split(',').every((text) => parseAddress(text)?.family === family);
}

function bad(text: string, piece: string): FatalProblem {
  return { code: 'SVCBRRDATAInvalid', text, piece };
}
