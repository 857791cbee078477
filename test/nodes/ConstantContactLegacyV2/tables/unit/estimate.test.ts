import { table } from '../../../../../nodes/ConstantContactLegacyV2/tables';
import { apiOf, runPlain } from './setup';

const estimate = table.operations.find(({ value }) => value === 'estimate')!;

const LISTS = '/lists';
const SENT = '/emailmarketing/campaigns?status=SENT&limit=50';
const FILES = '/library/info';

/** An account with 1,200 contacts, 60 sent campaigns and 1,001 files. */
const ACCOUNT = {
	[LISTS]: [{ contact_count: 1000 }, { contact_count: '200' }, { contact_count: 'many' }, {}],
	[SENT]: { items: Array.from({ length: 60 }, (_, id) => ({ id: String(id) })) },
	[FILES]: [{ usage_summary: { file_count: 1001 } }],
};

async function estimated(tables: string[], tableOptions = {}, responses = {}) {
	const { api, asked } = apiOf({ ...ACCOUNT, ...responses });
	const rows = await runPlain(estimate, { api, params: { tables, tableOptions } });
	return { asked, rows };
}

it.each<[string, requests: number, minutes: number, asked: string[]]>([
	['accountInfo', 1, 1, []],
	['contactLists', 1, 1, []],
	['contacts', 3, 1, [LISTS]],
	['contactTracking', 64, 1, [LISTS, SENT]],
	['emailCampaigns', 3, 1, [SENT]],
	['emailCampaignSummary', 64, 1, [SENT]],
	['events', 1, 1, []],
	['myLibraryFiles', 4, 1, [FILES]],
	['trashFiles', 1, 1, []],
])('%s takes %i requests and %i minutes', async (table, requests, minutes, asked) => {
	expect(await estimated([table])).toEqual({ asked, rows: [{ table, requests, minutes }] });
});

it('tracking by contact takes one request per contact', async () => {
	const { rows } = await estimated(['contactTracking'], { trackingBy: 'contact' });
	expect(rows).toEqual([{ table: 'contactTracking', requests: 1203, minutes: 6 }]);
});

it.each([
	[230, 240, 1],
	[231, 241, 2],
])('%i sent campaigns make %i requests, in %i minutes', async (count, requests, minutes) => {
	const items = Array.from({ length: count }, (_, id) => ({ id: String(id) }));
	const { rows } = await estimated(['emailCampaignSummary'], {}, { [SENT]: { items } });
	expect(rows).toEqual([{ table: 'emailCampaignSummary', requests, minutes }]);
});

it('all are reported in the order of the menu, however they were chosen', async () => {
	const { rows, asked } = await estimated(['myLibraryFiles', 'contacts', 'contactTracking']);
	expect((rows as Array<{ table: string }>).map(({ table }) => table)).toEqual([
		'contactTracking',
		'contacts',
		'myLibraryFiles',
	]);
	expect(asked).toEqual([LISTS, SENT, FILES]);
});

it.each<[unknown]>([
	[[]],
	[[{}]],
	[[{ usage_summary: 'none' }]],
	[[{ usage_summary: null }]],
	[[{ usage_summary: {} }]],
	[[{ usage_summary: { file_count: 'many' } }]],
])('a library that is described as %j has no files', async (info) => {
	const { rows } = await estimated(['myLibraryFiles'], {}, { [FILES]: info });
	expect(rows).toEqual([{ table: 'myLibraryFiles', requests: 1, minutes: 1 }]);
});

it('without lists there are no contacts', async () => {
	const { rows } = await estimated(['contacts'], {}, { [LISTS]: [] });
	expect(rows).toEqual([{ table: 'contacts', requests: 1, minutes: 1 }]);
});
