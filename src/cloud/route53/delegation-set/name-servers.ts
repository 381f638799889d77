/**
 * Route 53's name servers: 512 under each of four top-level domains, numbered through (R-R53-4). A zone gets one of
 * each, so that the failure of a domain's registry leaves it three.
 */
import { nextBelow, type RandomState } from '../../../kit/random.ts';

const TLDS = ['com', 'net', 'org', 'co.uk'] as const;
const PER_TLD = 512;
/** Servers that share a domain `awsdns-NN`. */
const PER_DOMAIN = 8;

/** What every private zone shows; nobody ever asks them (R-R53-120). */
export const PRIVATE_NAME_SERVERS: readonly string[] = TLDS.map((_, index) => nameServer(index, 0));

/** Four name servers, none of them among `taken`, in an order of their own. */
export function drawNameServers(random: RandomState, taken: ReadonlySet<string>): string[] {
  const drawn = TLDS.map((_, index) => {
    let number = nextBelow(random, PER_TLD);
    for (let tries = 0; taken.has(nameServer(index, number)) && tries < PER_TLD; tries++)
      number = (number + 1) % PER_TLD;
    return nameServer(index, number);
  });
  const first = nextBelow(random, drawn.length);
  return [...drawn.slice(first), ...drawn.slice(0, first)];
}

function nameServer(tld: number, number: number): string {
  const domain = String(Math.floor(number / PER_DOMAIN)).padStart(2, '0');
  return `ns-${tld * PER_TLD + number}.awsdns-${domain}.${TLDS[tld]}`;
}
