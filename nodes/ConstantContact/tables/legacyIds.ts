import type { IDataObject } from 'n8n-workflow';

import { InputError, isBlank, listSome, mapConcurrently, path } from '../../kit';
import type { Column } from '../../constantContactShared/replication/column';
import { splitIds } from '../fields/itemIds';
import { parseId } from '../legacyId/lookup';
import type { TableCall } from './table';

/** How the IDs of one kind of record are looked up (V3 API 10). */
interface LegacyKind {
	/** In texts. */
	plural: string;
	target: string;
	parameter: string;
	/** Keys of both IDs in the response. */
	older: string;
	current: string;
	/** Maximum IDs per request. */
	most: number;
}

/** Kinds of records by the table whose `id` identifies them. */
const KINDS = {
	contacts: {
		plural: 'contacts',
		target: path`/contacts/contact_id_xrefs`,
		parameter: 'sequence_ids',
		older: 'sequence_id',
		current: 'contact_id',
		most: 500,
	},
	contactLists: {
		plural: 'lists',
		target: path`/contact_lists/list_id_xrefs`,
		parameter: 'sequence_ids',
		older: 'sequence_id',
		current: 'list_id',
		most: 500,
	},
	emailCampaigns: {
		plural: 'campaigns',
		target: path`/emails/campaign_id_xrefs`,
		parameter: 'v2_email_campaign_ids',
		older: 'v2_email_campaign_id',
		current: 'campaign_id',
		most: 50,
	},
} satisfies Record<string, LegacyKind>;

type KindName = keyof typeof KINDS;

/** The kinds of IDs in the rows of tables. */
const NEEDED: Partial<Record<string, KindName[]>> = {
	contacts: ['contacts'],
	contactLists: ['contactLists'],
	emailCampaigns: ['emailCampaigns'],
	contactTracking: ['contacts', 'emailCampaigns'],
	emailCampaignSummary: ['emailCampaigns'],
};

/** A column with the ID of an older version. */
export function legacyIdColumn(name: string): Column {
	return { name, type: 'text', isLegacyId: true };
}

/**
 * Checks the items that provide the IDs of older versions: each has one under `legacy_id` or `id`, and its table under `table` if
 * the chosen tables have IDs of several kinds. Anything that isn't an older ID is ignored: a copy contains current IDs, too.
 *
 * @throws InputError if an item doesn't say which table its ID belongs to, or none has an ID
 */
export function checkLegacyRecords(records: IDataObject[], tables: string[]): void {
	const needed = findNeededKinds(tables);
	if (needed.length === 0) return;
	const unclear = records.findIndex((record) => {
		const isKnown = record.table !== undefined && record.table !== null;
		return isKnown ? !Object.hasOwn(KINDS, String(record.table)) : needed.length > 1;
	});
	const choices = needed.map((kind) => `'${kind}'`).join(' or ');
	if (unclear !== -1) {
		throw new InputError(
			`Input item ${unclear} doesn't say under 'table' which table its ID belongs to`,
			`Add a field 'table' with ${choices}, or turn off 'Legacy IDs'.`,
		);
	}
	if (needed.some((kind) => listLegacyIds(records, kind, needed).length > 0)) return;
	throw new InputError(
		"'Legacy IDs' is on, but no input item has an ID of version 1 or 2",
		"Put a node before this one that reads the IDs that your copy has, as 'id' or 'legacy_id', or turn off 'Legacy IDs'.",
	);
}

function findNeededKinds(tables: string[]): KindName[] {
	return [...new Set(tables.flatMap((table) => NEEDED[table] ?? []))];
}

/** The IDs of a kind in the items. */
function listLegacyIds(records: IDataObject[], kind: KindName, needed: KindName[]): string[] {
	const ids = records.flatMap(({ table = needed[0], legacy_id: older, id }) => {
		if ((table ?? needed[0]) !== kind) return [];
		return parseId(String(isBlank(older) ? id : older).trim()) ?? [];
	});
	return [...new Set(ids)];
}

/** Finds the older ID of a record by its current one; undefined if it is unknown or not wanted. */
type FindLegacyId = (id: unknown) => string | undefined;

/** How many IDs a hint lists. */
const MOST_NAMED = 10;

/**
 * Looks up the IDs in the input items, once for all tables of a run: the API finds current IDs by older ones, but not the reverse
 * (V3 API 10).
 */
export async function readLegacyIds(
	{ api, options, hint }: Pick<TableCall, 'api' | 'hint' | 'options'>,
	kind: KindName,
): Promise<FindLegacyId> {
	const { legacyRecords } = options;
	if (legacyRecords === undefined) return () => undefined;
	const { target, parameter, older, current, most, plural } = KINDS[kind];
	const found = await api.readOnce(`legacy IDs of ${kind}`, async () => {
		const ids = listLegacyIds(legacyRecords, kind, [kind]);
		const read = async (chunk: string[]) => await api.list(target, { [parameter]: chunk }, 'xrefs');
		const xrefs = (await mapConcurrently(splitIds(ids, most), read, api.concurrency)).flat();
		const byId = new Map(
			xrefs
				.filter((xref) => !isBlank(xref[current]))
				.map((xref) => [String(xref[current]).toLowerCase(), String(xref[older])]),
		);
		const known = new Set(byId.values());
		const unknown = ids.filter((id) => !known.has(id));
		if (unknown.length > 0) {
			hint(
				`The account knows no ${plural} for ${unknown.length} of ${ids.length} older IDs: ${listSome(unknown, MOST_NAMED)}`,
			);
		}
		return byId;
	});
	return (id) => found.get(String(id).toLowerCase());
}
