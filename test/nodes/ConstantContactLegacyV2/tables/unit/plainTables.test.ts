import type { IDataObject } from 'n8n-workflow';

import { accountInfo } from '../../../../../nodes/ConstantContactLegacyV2/tables/accountInfo';
import { tables } from '../../../../../nodes/ConstantContactLegacyV2/tables/all';
import { contactLists } from '../../../../../nodes/ConstantContactLegacyV2/tables/contactLists';
import { events } from '../../../../../nodes/ConstantContactLegacyV2/tables/events';
import { myLibraryFiles } from '../../../../../nodes/ConstantContactLegacyV2/tables/myLibraryFiles';
import type { Table } from '../../../../../nodes/ConstantContactLegacyV2/tables/table';
import { trashFiles } from '../../../../../nodes/ConstantContactLegacyV2/tables/trashFiles';
import { COLUMNS } from '../columns';
import { readAll } from './setup';

const since = '2026-03-01T11:50:00.000Z';

it('there are nine tables, in the order of the menu', () => {
	expect(tables.map(({ value }) => value)).toEqual([
		'accountInfo',
		'contactLists',
		'contactTracking',
		'contacts',
		'emailCampaignSummary',
		'emailCampaigns',
		'events',
		'myLibraryFiles',
		'trashFiles',
	]);
});

it.each(tables.map(({ value, columns }) => [value, columns] as const))(
	'%s has the columns of the documents',
	(value, columns) => {
		expect(columns.map(({ name }) => name)).toEqual(COLUMNS[value]);
	},
);

it('the account is one row', async () => {
	const { pages, asked } = await readAll(accountInfo, { '/account/info': { website: 'w' } });
	expect(pages).toEqual([{ records: [{ website: 'w' }] }]);
	expect(asked).toEqual(['/account/info']);
});

it.each<[string | undefined, string]>([
	[undefined, '/lists'],
	[since, `/lists?modified_since=${since}`],
])('the lists since %s take one request', async (start, request) => {
	const records = [{ id: '1' }, { id: '2' }];
	const { pages, asked } = await readAll(contactLists, { [request]: records }, { since: start });
	expect(pages).toEqual([{ records }]);
	expect(asked).toEqual([request]);
});

it('the lists have the time of their last change as the key', () => {
	expect(contactLists.changedAt?.({ modified_date: 'now', created_date: 'then' })).toBe('now');
});

const ALL_FILES = '/library/files?type=ALL&source=ALL&sort_by=MODIFIED_DATE_DESC&limit=1000';

it.each<[Table, string]>([
	[events, '/eventspot/events?limit=50'],
	[myLibraryFiles, ALL_FILES],
	[trashFiles, '/library/folders/trash/files?limit=50'],
])('$value are read as a whole, each record once', async (table, request) => {
	expect(table.changedAt).toBeUndefined();
	const first = { items: [{ id: '1' }, { id: '2' }], next: 'b' };
	const responses = { [request]: first, b: { items: [{ id: '2' }, { id: '3' }] } };
	const { pages, asked } = await readAll(table, responses, { since });
	expect(pages.map(({ records }) => records)).toEqual([
		[{ id: '1' }, { id: '2' }],
		[{ id: '3' }],
		[],
		[],
		[],
	]);
	expect(asked).toEqual([request, 'b', request, 'b']);
});

it.each<[IDataObject, unknown]>([
	[{ file_type: 'JPG' }, 'JPG'],
	[{ type: 'PNG' }, 'PNG'],
	[{ file_type: 'JPG', type: 'PNG' }, 'JPG'],
	[{}, undefined],
])('the file %j has the type %j', (file, type) => {
	const column = trashFiles.columns.find(({ name }) => name === 'file_type');
	expect(column?.from?.(file)).toBe(type);
});

it.each<[Table, files: number, requests: number]>([
	[accountInfo, 5000, 1],
	[contactLists, 5000, 1],
	[events, 5000, 1],
	[trashFiles, 5000, 1],
	[myLibraryFiles, 0, 1],
	[myLibraryFiles, 1000, 1],
	[myLibraryFiles, 1001, 4],
])('$value, with %i files, takes %i requests', (table, files, requests) => {
	const size = { contacts: 7000, sentCampaigns: 300, files };
	expect(table.expectedRequests(size, { trackingBy: 'campaign' })).toBe(requests);
});
