import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	dynamicListText,
	hasStatus,
	listRecords,
	mapConcurrently,
	path,
	toResult,
	when,
} from '../../kit';
import { atLeastOne, idChoices } from '../../constantContactShared/fields/idChoices';
import type { ConstantContactApi } from '../api/client';
import { splitIds, idFields, readIds, type GivenId } from '../fields/itemIds';
import { define } from '../operation';
import { statsSchema } from './schema';

/** What is counted, and how many fit in a request (V3 API 8). */
const LEVELS = {
	activity: {
		target: (ids: string) => path`/reports/stats/email_campaign_activities/${ids}`,
		idName: 'campaign_activity_id',
		most: 10,
	},
	campaign: {
		target: (ids: string) => path`/reports/stats/email_campaigns/${ids}`,
		idName: 'campaign_id',
		most: 150,
	},
} as const;

const { idSource, idField, ids } = idFields('campaign_id');

export const getStats = define.batch({
	value: 'getStats',
	name: 'Get Stats',
	action: 'Get stats of campaigns',
	description:
		"Retrieve the statistics of any number of campaigns. IDs that don't exist are output with found: false and the reason.",
	requests: 'One per 150 campaigns, or per 10 activities',
	output: statsSchema,
	fields: {
		level: choice({
			displayName: 'Level',
			default: 'campaign',
			options: [
				{
					name: 'Activities',
					value: 'activity',
					description: 'With reasons for bounces',
				},
				{ name: 'Campaigns', value: 'campaign', description: 'With percentages' },
			],
		}),
		idSource,
		idField,
		campaigns: when(
			{ level: ['campaign'], idSource: ['ids'] },
			atLeastOne(
				idChoices({
					displayName: 'Campaign Names or IDs',
					description: dynamicListText(),
					loadOptionsMethod: 'getCampaigns',
				}),
				'Choose at least one campaign.',
			),
		),
		ids: when({ level: ['activity'], idSource: ['ids'] }, ids),
	},
	async *run({ api, params, items, hint }) {
		const { level, campaigns = [], ids: typed = toGiven(campaigns) } = params;
		const given = readIds(items, { ...params, ids: typed }, () => undefined);
		const results = await readStats(api, level, given);
		const missing = given.filter(({ id }) => results.get(id.toLowerCase())?.found !== true);
		if (missing.length > 0) {
			hint(`${missing.length} of ${given.length} have no stats; they are output with found: false`);
		}
		for (const { id, item } of given) {
			const { idName } = LEVELS[level];
			const json = { [idName]: id, ...(results.get(id.toLowerCase()) ?? { found: false }) };
			yield { json, items: [item] };
		}
	},
});

function toGiven(chosen: string[]): GivenId[] {
	return chosen.map((id) => ({ id, item: 0 }));
}

/** The result for each ID, in lower case: its counters, or why there are none. */
async function readStats(
	api: ConstantContactApi,
	level: keyof typeof LEVELS,
	given: GivenId[],
): Promise<Map<string, IDataObject>> {
	const { target, idName, most } = LEVELS[level];
	const read = async (chunk: string[]): Promise<IDataObject> => {
		const result = await toResult(api.get(target(chunk.join(','))));
		if (result.ok) return { chunk, ...result.value };
		// If none of the IDs exist, the response is an error for all of them (V3 API 8).
		if (!hasStatus(result.error, 404)) throw result.error;
		return { chunk, errors: [{ error_message: result.error.serverMessage }] };
	};
	const known = new Map<string, IDataObject>();
	const wanted = given.map(({ id }) => id.toLowerCase());
	const chunks = splitIds(wanted, most);
	for (const response of await mapConcurrently(chunks, read, api.concurrency)) {
		const { chunk, results, errors } = response;
		for (const id of chunk as string[]) known.set(id, { found: false, ...toReason(id, errors) });
		for (const counters of listRecords(results)) {
			known.set(String(counters[idName]).toLowerCase(), { found: true, ...counters });
		}
	}
	return known;
}

/** Why an ID has no counters; errors mention the ID only in their text, if at all. */
function toReason(id: string, errors: unknown): IDataObject {
	const all = listRecords(errors);
	const own = all.find(({ error_message: text }) => String(text).toLowerCase().includes(id));
	return own ?? (all.length === 1 ? (all[0] as IDataObject) : {});
}
