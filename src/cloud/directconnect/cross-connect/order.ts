/**
 * Ordering a cross-connect: the letter is read, compared with what AWS has assigned, and somebody is sent on working days
 * (R-DX-12, R-DX-13, R-DX-15).
 */
import { workingDaysLater } from '../../../kit/business-days.ts';
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { type ConnectionItem, isGone } from '../connection/connection.ts';
import { drawId } from '../ids.ts';
import { connectionIn, type Letter, letterFor, readLetter, validUntil } from '../loa/letter.ts';
import { findLocation } from '../location/locations.ts';
import { type CrossConnectItem, crossConnect } from './cross-connect.ts';
import { destinationOf, lineMaker } from './destination.ts';
import { cabledIn, connectionAnywhere } from './everywhere.ts';
import { coloRefuses } from './refusal.ts';

/** R-DX-15: of the site's own staff. */
const IN_HOUSE_DAYS: readonly [number, number] = [1, 5];
const OPENS = 9;
const CLOSES = 17;
/** Tenths of a dBm that a cable may lose. */
const MOST_LOSS = 60;

export interface CrossConnectOrder {
  /** The file: a PDF, or the text of it. */
  letter: string;
  /** `lisbon/edge`. */
  router: string;
  provider?: string;
}

export function orderCrossConnect(order: CrossConnectOrder, context: Context): CrossConnectItem {
  const { letter, item, region } = authorised(order.letter, context);
  const named = /, by (.+)$/.exec(letter.Requester)?.[1];
  if (
    order.provider !== undefined &&
    named !== undefined &&
    order.provider.toLowerCase() !== named.toLowerCase()
  )
    throw coloRefuses(
      `The letter authorises ${named}, not ${order.provider}. Ask ${named}, or download the LOA-CFA with --provider-name "${order.provider}".`,
    );
  const location = findLocation(item.location);
  if (!location) throw coloRefuses(`There is no location ${item.location}.`);
  const destination = destinationOf(order.router, location, context);
  const carrier = lineMaker(order.provider ?? named, location, destination);
  const { at, hour } = { at: context.now, hour: OPENS + nextBelow(context.random, CLOSES - OPENS) };
  return addCable(
    {
      connectionId: item.connectionId,
      location: location.code,
      router: destination.router,
      port: destination.port,
      by: carrier?.name ?? `the staff at ${location.code}`,
      carried: carrier !== undefined,
      dueAt: workingDaysLater(at, between(carrier?.lineDays ?? IN_HOUSE_DAYS, context), hour),
    },
    'made',
    context.elsewhere(region),
  );
}

export function between([least, most]: readonly [number, number], { random }: Context): number {
  return least + nextBelow(random, most - least + 1);
}

type Ordered = Omit<CrossConnectItem, 'CrossConnectId' | 'State' | 'rolled' | 'loss' | 'orderedAt'>;

/** Notes the order; `then` happens to it when it is due. */
export function addCable(ordered: Ordered, then: 'made' | 'allocate', context: Context): CrossConnectItem {
  const cable = context.add<CrossConnectItem>(crossConnect, {
    CrossConnectId: drawId(crossConnect.prefix, context.random),
    State: 'ordered',
    ...ordered,
    rolled: false,
    loss: nextBelow(context.random, MOST_LOSS),
    orderedAt: context.now,
  });
  context.later(cable.dueAt - context.now, crossConnect, cable.CrossConnectId, then);
  return cable;
}

interface Authorised {
  readonly letter: Letter;
  readonly item: ConnectionItem;
  readonly region: string;
}

/** The connection whose port the letter opens; throws for letters that open none. */
function authorised(file: string, context: Context): Authorised {
  const { letter, ...rest } = readLetter(file, context.world);
  if (!letter)
    throw coloRefuses(
      'This file is no LOA-CFA. `aws directconnect describe-loa` gives one, in base64: pipe it through `base64 --decode`.',
    );
  if (!('genuine' in rest) || !rest.genuine)
    throw coloRefuses(
      'The authorization code does not belong to what the letter says: it was changed, or AWS did not issue it to you.',
    );
  const id = connectionIn(letter);
  const found = connectionAnywhere(context.world, id);
  if (!found || isGone(found.item) || found.item.ownerAccount !== letter.Account)
    throw coloRefuses(`AWS has no port assigned to ${id} any more: the letter is void.`);
  if (context.now >= validUntil(letter))
    throw coloRefuses(
      `The letter was valid until ${letter['Valid until']}. Download the LOA-CFA again: that renews its authority.`,
    );
  checkPort(letter, found.item);
  if (cabledIn(context.world).some(({ cable }) => cable.connectionId === id))
    throw coloRefuses(
      `A cross-connect to the port of ${id} is there already, or ordered. \`colo cancel\` ends it.`,
    );
  return { letter, ...found };
}

const PORT_FIELDS = ['Location', 'Port speed', 'Cage', 'Rack', 'Patch panel', 'Port'] as const;

function checkPort(letter: Letter, item: ConnectionItem): void {
  const now = letterFor(item, undefined, 0);
  const wrong = PORT_FIELDS.find((name) => now[name] !== letter[name]);
  if (wrong)
    throw coloRefuses(`${wrong} in the letter is '${letter[wrong]}', but AWS's port is '${now[wrong]}'.`);
}
