/** What to look at when a resolution fails: one sentence for each thing that went wrong, in the order of the walk. */
import type { Step, StepKind } from '../../../../dns/index.ts';

const REMEDY: Partial<Record<StepKind, (step: Step) => string>> = {
  timeout: ({ server }) =>
    `${named(server)} is silent: see that it runs, and that filters and routes let udp/53 and tcp/53 to it, and its answers back.`,
  unreachable: ({ server }) =>
    `Nothing answers questions at ${named(server)}: see that the address is right, and that a name server listens there.`,
  lame: ({ server }) =>
    `${named(server)} is not in charge of ${server?.zone ?? 'the name'}: give the zone above, and the registrar, the name servers that the zone itself names.`,
  nodata: ({ question }) =>
    `${question.name} has records, but none of type ${question.type}: ask for another type, or add one.`,
  nxdomain: ({ question, server }) =>
    `The servers of ${server?.zone ?? 'the zone'} know no ${question.name}: look at the spelling, add the record there, or, where a zone of its own has it, have that zone's name servers entered there.`,
  'negative-hit': ({ ttl }) =>
    `The cache remembers that there is nothing: what you add now is seen once ${ttl ?? 0} more seconds have passed.`,
};

const NO_RESOLVER =
  'There is nobody to ask: give the host a resolver, say with domain-name-servers in its DHCP options.';

function named(server: Step['server']): string {
  return server?.name ?? server?.address ?? 'the server';
}

/** Empty where all went well in the end. */
export function remedies(steps: readonly Step[]): string[] {
  if (steps.length === 0) return [NO_RESOLVER];
  const outcome = steps.findLast(({ kind, depth }) => depth === 0 && ENDS.includes(kind));
  if (!outcome || outcome.kind === 'answer' || outcome.kind === 'cache-hit') return [];
  return [...new Set(steps.flatMap((step) => REMEDY[step.kind]?.(step) ?? []))];
}

const ENDS: readonly StepKind[] = [
  'answer',
  'cache-hit',
  'negative-hit',
  'nodata',
  'nxdomain',
  'timeout',
  'unreachable',
  'failed',
];
