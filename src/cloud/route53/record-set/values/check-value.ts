/** How a value of each record type is written; one line a type. */
import type { FatalProblem } from '../../domain-name.ts';
import type { RecordType } from '../record-set.ts';
import { checkIpv4, checkIpv6 } from './addresses.ts';
import { checkText } from './character-strings.ts';
import {
  checkCaa,
  checkDomain,
  checkDs,
  checkMx,
  checkNaptr,
  checkSoa,
  checkSrv,
  checkSshfp,
  checkTlsa,
} from './fields.ts';
import { checkServiceBinding } from './service-binding.ts';

const CHECKS: Readonly<Record<RecordType, (value: string) => FatalProblem | undefined>> = {
  A: checkIpv4,
  AAAA: checkIpv6,
  CAA: checkCaa,
  CNAME: checkDomain,
  DS: checkDs,
  HTTPS: checkServiceBinding,
  MX: checkMx,
  NAPTR: checkNaptr,
  NS: checkDomain,
  PTR: checkDomain,
  SOA: checkSoa,
  SPF: checkText,
  SRV: checkSrv,
  SSHFP: checkSshfp,
  SVCB: checkServiceBinding,
  TLSA: checkTlsa,
  TXT: checkText,
};

/** Types whose value is one word. */
const ONE_WORD: readonly RecordType[] = ['A', 'AAAA', 'CNAME', 'NS', 'PTR'];

export function checkValue(type: RecordType, value: string): FatalProblem | undefined {
  if (ONE_WORD.includes(type) && /\s/.test(value))
    return { code: `${type}RRDATANotSingleField`, text: 'Value contains spaces', piece: value };
  return CHECKS[type](value);
}

/** Types of which a set holds one value (R-R53-24, R-R53-32). */
export const SINGLE_VALUED: readonly RecordType[] = ['CNAME', 'SOA'];
