import { collection, isRecord, path, schema } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { define } from '../operation';
import { tables } from './all';
import { countSentCampaigns } from './emailCampaigns';
import { tablesField, trackingByField } from './fields';
import type { AccountSize, TableName } from './table';

/** Requests that a standard key has in a minute (V2 API 1.4). */
const PER_MINUTE = 240;

export const estimate = define.item({
	value: 'estimate',
	name: 'Estimate Requests',
	action: 'Estimate requests of tables',
	description:
		'Tell about how many requests a full replication of tables takes, and how many minutes at four a second',
	requests: 'Up to two, and one per 50 sent campaigns',
	output: schema.object(
		{ table: { type: 'string' }, requests: { type: 'integer' }, minutes: { type: 'integer' } },
		['table', 'requests', 'minutes'],
	),
	fields: {
		tables: tablesField,
		tableOptions: collection({
			displayName: 'Options',
			fields: { trackingBy: trackingByField },
		}),
	},
	once: true,
	async run({ api, params }) {
		const { trackingBy = 'campaign' } = params.tableOptions;
		const size = await measureSize(api, params.tables);
		return tables
			.filter(({ value }) => params.tables.includes(value))
			.map((table) => {
				const requests = table.expectedRequests(size, { trackingBy });
				return { table: table.value, requests, minutes: Math.ceil(requests / PER_MINUTE) };
			});
	},
});

/** Reads only what the chosen tables depend on. */
async function measureSize(api: ConstantContactV2Api, chosen: TableName[]): Promise<AccountSize> {
	const needs = (...names: TableName[]) => names.some((name) => chosen.includes(name));
	return {
		contacts: needs('contacts', 'contactTracking') ? await countContacts(api) : 0,
		sentCampaigns: needs('contactTracking', 'emailCampaigns', 'emailCampaignSummary')
			? await countSentCampaigns({ api })
			: 0,
		files: needs('myLibraryFiles') ? await countFiles(api) : 0,
	};
}

async function countContacts(api: ConstantContactV2Api): Promise<number> {
	const lists = await api.list(path`/lists`);
	return lists.reduce((sum, { contact_count: count }) => sum + (Number(count) || 0), 0);
}

async function countFiles(api: ConstantContactV2Api): Promise<number> {
	const [info] = await api.records(path`/library/info`);
	const usage = isRecord(info?.usage_summary) ? info.usage_summary : {};
	return Number(usage.file_count) || 0;
}
