/**
 * The other side of the cage: the colocation site's staff, carriers and partners. None of it is AWS's, so it has no model;
 * the console's `colo` speaks to it.
 */
import type { Context } from '../../kernel/context.ts';
import { type Operations, read, type Service, write } from '../../kernel/resource.ts';
import { orderHosted } from '../hosted/order.ts';
import { crossConnect } from './cross-connect.ts';
import { type Cabled, cabledIn } from './everywhere.ts';
import { type Light, lightOf } from './light.ts';
import { orderCrossConnect } from './order.ts';
import { coloRefuses } from './refusal.ts';

interface Named {
  /** Of the cross-connect, or of the connection that it leads to; or that connection's name. */
  id: string;
}

const operations: Operations = {
  OrderCrossConnect: write(orderCrossConnect),
  OrderHosted: write(orderHosted),
  ListCrossConnects: read(({ id }: Partial<Named>, context: Context) => ({
    cables: (id === undefined ? cabledIn(context.world) : [named(id, context)]).map((one) =>
      withLight(one, context),
    ),
  })),
  CancelCrossConnect: write(({ id }: Named, context) => {
    const { cable, region } = named(id, context);
    const cancelled = { ...cable };
    context.elsewhere(region).remove(crossConnect, cable.CrossConnectId);
    return cancelled;
  }),
  RollFibre: write(({ id }: Named, context) => {
    const { cable } = named(id, context);
    if (cable.State !== 'made') throw coloRefuses(`${cable.CrossConnectId} is not made yet.`);
    cable.rolled = !cable.rolled;
    return { ...cable };
  }),
};

export const colo: Service = { name: 'colo', resources: [], operations };

/** A cable, and what light comes out at its ends. */
export interface CableStatus {
  readonly cable: Cabled['cable'];
  readonly light: Light;
  /** Of the connection; undefined where there is none any more. */
  readonly connectionState: string | undefined;
}

function withLight({ cable, connection }: Cabled, { world }: Context): CableStatus {
  const port = connection ?? { connectionId: cable.connectionId, location: cable.location, awsDeviceV2: '' };
  const light = lightOf(port, connection && cable, world);
  return { cable, light, connectionState: connection?.connectionState };
}

function named(id: string, { world }: Context): Cabled {
  const found = cabledIn(world).find(
    ({ cable, connection }) =>
      cable.CrossConnectId === id || cable.connectionId === id || connection?.connectionName === id,
  );
  if (!found) throw coloRefuses(`There is no cross-connect '${id}'. \`colo status\` lists them.`);
  return found;
}
