/** A zone of AWS's own: what every zone has at its apex, and sets below. */
import { fixedSet, type Name, type RecordSet, type Zone } from '../../dns/index.ts';

const SOA_TTL = 900;
const NEGATIVE_TTL = 60;
const NS_TTL = 172_800;

/** Name servers without their last dot, the primary first. */
export function serviceZone(apex: Name, servers: readonly string[], sets: readonly RecordSet[]): Zone {
  const soa = `${servers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 ${NEGATIVE_TTL}`;
  const names = servers.map((server) => `${server}.`);
  return {
    apex,
    sets: [fixedSet(apex, 'SOA', SOA_TTL, [soa]), fixedSet(apex, 'NS', NS_TTL, names), ...sets],
  };
}
