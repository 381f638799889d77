/** What can be done with CIDR collections. */
import type {
  ChangeCidrCollectionRequest,
  ChangeCidrCollectionResponse,
  CidrCollection,
  CidrCollectionChange,
  CreateCidrCollectionRequest,
  CreateCidrCollectionResponse,
  DeleteCidrCollectionRequest,
  ListCidrBlocksRequest,
  ListCidrBlocksResponse,
  ListCidrCollectionsRequest,
  ListCidrCollectionsResponse,
  ListCidrLocationsRequest,
  ListCidrLocationsResponse,
} from '@aws-sdk/client-route-53';
import { formatPrefix, parsePrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type PageInput, paginate } from '../../kernel/pagination.ts';
import type { Operations } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import { invalidInput, limitsExceeded } from '../errors.ts';
import { hostedZone } from '../hosted-zone/hosted-zone.ts';
import { drawUuid } from '../ids.ts';
import { type CidrCollectionItem, cidrCollection, noSuchCollection } from './cidr-collection.ts';

export const cidrCollectionOperations: Operations = {
  CreateCidrCollection: write<CreateCidrCollectionRequest, CreateCidrCollectionResponse>(create),
  ChangeCidrCollection: write<ChangeCidrCollectionRequest, ChangeCidrCollectionResponse>(change),
  DeleteCidrCollection: write<DeleteCidrCollectionRequest, object>(remove),
  ListCidrCollections: read<ListCidrCollectionsRequest, ListCidrCollectionsResponse>((input, context) => {
    const { items, token } = pageOf(context.list(cidrCollection), input);
    const shown = items.map(({ Arn, Id, Name, Version }) => ({ Arn, Id, Name, Version }));
    return { CidrCollections: shown, ...token };
  }),
  ListCidrLocations: read<ListCidrLocationsRequest, ListCidrLocationsResponse>((input, context) => {
    const { locations } = requireCollection(input.CollectionId, context);
    const { items, token } = pageOf(Object.keys(locations).sort(), input);
    return { CidrLocations: items.map((LocationName) => ({ LocationName })), ...token };
  }),
  ListCidrBlocks: read<ListCidrBlocksRequest, ListCidrBlocksResponse>(listBlocks),
};

/** R-R53-90. */
const COLLECTIONS_PER_ACCOUNT = 5;
const BLOCKS_PER_COLLECTION = 1000;
const ITEMS_PER_PAGE = 100;

function requireCollection(id: string | undefined, context: Context): CidrCollectionItem {
  const found = context.find(cidrCollection, id);
  if (!found) throw noSuchCollection(id ?? '');
  return found;
}

function create(input: CreateCidrCollectionRequest, context: Context): CreateCidrCollectionResponse {
  const { Name = '', CallerReference = '' } = input;
  const known = context.list(cidrCollection);
  if (!/^[0-9A-Za-z_-]{1,64}$/.test(Name)) throw invalidInput(`Invalid parameter: name: ${Name}`);
  if (known.some((item) => item.Name === Name || item.CallerReference === CallerReference)) {
    throw new AwsError(
      'CidrCollectionAlreadyExistsException',
      'A CIDR collection with this name and a different caller reference already exists in this account.',
    );
  }
  if (known.length >= COLLECTIONS_PER_ACCOUNT)
    throw limitsExceeded('MAX_CIDR_COLLECTIONS_BY_OWNER', 'Cannot create more CIDR collections.');
  const id = drawUuid(context.random);
  const item = context.add(cidrCollection, {
    Id: id,
    Arn: `arn:aws:route53:::cidrcollection/${id}`,
    Name,
    Version: 1,
    CallerReference,
    locations: {},
  });
  const shown: CidrCollection = { Arn: item.Arn, Id: id, Name, Version: item.Version };
  return { Collection: shown, Location: `https://route53.amazonaws.com/2013-04-01/cidrcollection/${id}` };
}

function change(input: ChangeCidrCollectionRequest, context: Context): ChangeCidrCollectionResponse {
  const item = requireCollection(input.Id, context);
  const { CollectionVersion: version } = input;
  if (version !== undefined && Number(version) !== item.Version) {
    throw new AwsError(
      'CidrCollectionVersionMismatchException',
      'The CIDR collection version you provided, does not match the one in the CIDR collection.',
      409,
    );
  }
  for (const each of input.Changes ?? []) applyChange(item, each);
  const count = Object.values(item.locations).reduce((sum, blocks) => sum + blocks.length, 0);
  if (count > BLOCKS_PER_COLLECTION)
    throw limitsExceeded('MAX_CIDR_BLOCKS_BY_COLLECTION', 'Cannot add more CIDR blocks.');
  refuseLostLocations(item, context);
  item.Version += 1;
  return { Id: item.Id };
}

function applyChange(item: CidrCollectionItem, each: CidrCollectionChange): void {
  const { LocationName: location = '', Action: action, CidrList: texts = [] } = each;
  if (!/^[0-9A-Za-z_-]{1,16}$/.test(location))
    throw invalidInput(`Invalid parameter: locationName: ${location}`);
  const blocks = texts.map(requireBlock);
  const kept = (item.locations[location] ?? []).filter((block) => !blocks.includes(block));
  if (action === 'PUT') {
    for (const block of blocks) refuseTaken(item, location, block);
    item.locations[location] = [...kept, ...new Set(blocks)];
  } else if (kept.length > 0) item.locations[location] = kept;
  else delete item.locations[location];
}

/** /1 to /24, /1 to /48; a block means its network, whatever host bits it is written with. */
function requireBlock(text: string): string {
  const prefix = parsePrefix(text);
  const most = prefix?.family === 4 ? 24 : 48;
  if (!prefix || prefix.length < 1 || prefix.length > most)
    throw invalidInput(`Invalid parameter: cidr: ${text}`);
  return formatPrefix(prefix);
}

function refuseTaken(item: CidrCollectionItem, location: string, block: string): void {
  const holder = Object.entries(item.locations).find(
    ([name, blocks]) => name !== location && blocks.includes(block),
  );
  if (!holder) return;
  throw new AwsError(
    'CidrBlockInUseException',
    `The CIDR block ${block} is already in use by the location ${holder[0]}.`,
  );
}

/** A location that records name can't lose its last block. */
function refuseLostLocations(item: CidrCollectionItem, context: Context): void {
  for (const location of locationsInUse(item.Id, context)) {
    if (location === '*' || Object.hasOwn(item.locations, location)) continue;
    throw new AwsError(
      'CidrBlockInUseException',
      `The location ${location} is in use by resource record sets.`,
    );
  }
}

function locationsInUse(collectionId: string, context: Context): string[] {
  return context
    .peek(hostedZone)
    .flatMap((zone) => Object.values(zone.records))
    .filter((set) => set.CidrRoutingConfig?.CollectionId === collectionId)
    .map((set) => set.CidrRoutingConfig?.LocationName ?? '');
}

function remove(input: DeleteCidrCollectionRequest, context: Context): object {
  const item = requireCollection(input.Id, context);
  if (Object.keys(item.locations).length > 0 || locationsInUse(item.Id, context).length > 0) {
    throw new AwsError(
      'CidrCollectionInUseException',
      'The CIDR collection is in use by records, or still has locations.',
    );
  }
  context.remove(cidrCollection, item.Id);
  return {};
}

function listBlocks(input: ListCidrBlocksRequest, context: Context): ListCidrBlocksResponse {
  const { locations } = requireCollection(input.CollectionId, context);
  const { LocationName: wanted } = input;
  if (wanted !== undefined && !Object.hasOwn(locations, wanted)) {
    throw new AwsError('NoSuchCidrLocationException', 'The CIDR collection location does not exist.', 404);
  }
  const blocks = Object.keys(locations)
    .sort()
    .filter((name) => wanted === undefined || name === wanted)
    .flatMap((LocationName) =>
      (locations[LocationName] ?? []).map((CidrBlock) => ({ CidrBlock, LocationName })),
    );
  const { items, token } = pageOf(blocks, input);
  return { CidrBlocks: items, ...token };
}

function pageOf<T>(all: readonly T[], { MaxResults, NextToken }: PageInput): { items: T[]; token: object } {
  const size = MaxResults === undefined ? ITEMS_PER_PAGE : Number(MaxResults);
  const page = paginate(all, { MaxResults: size, NextToken }, { least: 1, most: ITEMS_PER_PAGE });
  return { items: [...page.items], token: page.nextToken === undefined ? {} : { NextToken: page.nextToken } };
}
