import type { IDataObject } from 'n8n-workflow';

import { ManualClock, type SandboxOptions } from '../../../sandbox';
import { campaignsThat, connectReplicator, memoryOf, onRequest, type Replicator } from './setup';

type SandboxSize = SandboxOptions['constantContactV2'];

const DAY = 86_400_000;

let node: Replicator;
let clock: ManualClock;

async function connect(constantContactV2: SandboxSize): Promise<void> {
	clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
	node = await connectReplicator({ clock, constantContactV2 });
}
afterEach(async () => await node.close());

/** A list whose first record is removed while its second page is being read. */
interface Shrinking {
	options: SandboxSize;
	/** The path of the list. */
	path: string;
	/** Removes the first record. */
	shrink: () => void;
	/** IDs of the current records. */
	left: () => string[];
	/** The record's ID in a row. */
	idOf: (row: IDataObject) => unknown;
}

const filesThat = (isTrash: boolean) =>
	node.account.files().filter(({ status }) => (status === 'Deleted') === isTrash);
const newestFirst = (left: { modified: number }, right: { modified: number }) =>
	right.modified - left.modified;
const sent = () => campaignsThat(node, 'SENT').map(String);
const withTracking = () =>
	sent().filter((id) => node.account.trackingOfCampaign(Number(id)).length > 0);
/** In list order: the most recently sent one comes first. */
const lastSent = () => {
	const campaigns = node.account.campaigns().filter(({ status }) => status === 'SENT');
	return campaigns.sort((left, right) => (right.lastRunTime ?? 0) - (left.lastRunTime ?? 0))[0]!.id;
};

const CAMPAIGNS = '/v2/emailmarketing/campaigns';
const manyCampaigns = { campaigns: 130, contacts: 12, recipients: 2 };
const byId = ({ id }: IDataObject) => id;
const byCampaign = ({ campaign_id: id }: IDataObject) => id;

const lists: Array<[table: string, list: Shrinking]> = [
	[
		'myLibraryFiles',
		{
			options: { files: 2100 },
			path: '/v2/library/files',
			shrink: () => node.account.trashFile(filesThat(false).sort(newestFirst)[0]!.id),
			left: () => filesThat(false).map(({ id }) => String(id)),
			idOf: byId,
		},
	],
	[
		'trashFiles',
		{
			options: { files: 3, trashFiles: 120 },
			path: '/v2/library/folders/trash/files',
			shrink: () => {
				const [first] = filesThat(true).sort(newestFirst);
				node.account.putFile({ id: first!.id, folderId: 0 });
			},
			left: () => filesThat(true).map(({ id }) => String(id)),
			idOf: byId,
		},
	],
	[
		'emailCampaignSummary',
		{
			options: manyCampaigns,
			path: CAMPAIGNS,
			shrink: () => node.account.removeCampaign(lastSent()),
			left: sent,
			idOf: byCampaign,
		},
	],
	[
		'contactTracking',
		{
			options: manyCampaigns,
			path: CAMPAIGNS,
			// One that isn't deleted also leaves the list of sent ones
			shrink: () => void node.account.putCampaign({ id: lastSent(), status: 'SCHEDULED' }),
			left: withTracking,
			idOf: byCampaign,
		},
	],
];

describe.each(lists)('%s', (table, { options, path, shrink, left, idOf }) => {
	beforeEach(async () => await connect(options));

	const ids = (rows: IDataObject[]) => [...new Set(rows.map((row) => String(idOf(row))))];
	const pagesRead = () => node.sandbox.log.entries.filter((entry) => entry.path === path).length;

	/** Shortens the list while its second page is being read, whenever `when` returns true. */
	function shrinkAt(when: (request: number) => boolean): void {
		let requests = 0;
		onRequest(node, (arrival) => {
			if (arrival.path === path && when(++requests)) shrink();
		});
	}

	it('has every record once if none is deleted', async () => {
		const rows = await node.rows({ tables: [table] });
		expect(ids(rows).sort()).toEqual(left().sort());
		if (idOf === byId) expect(rows).toHaveLength(left().length);
	});

	it('has every record that is still there when another goes meanwhile', async () => {
		shrinkAt((request) => request === 2);
		const rows = await node.rows({ tables: [table] });
		expect(ids(rows)).toEqual(expect.arrayContaining(left()));
		if (idOf === byId) expect(new Set(ids(rows)).size).toBe(rows.length);
	});

	it('has them if some are repeatedly deleted for a while', async () => {
		shrinkAt((request) => request % 2 === 0 && request < 7);
		const rows = await node.rows({ tables: [table] });
		expect(ids(rows)).toEqual(expect.arrayContaining(left()));
	});

	it('is read with a request for each page, and once more', async () => {
		await node.rows({ tables: [table] });
		const perPage = table === 'myLibraryFiles' ? 1000 : 50;
		const records = path === CAMPAIGNS ? sent() : left();
		expect(pagesRead()).toBe(2 * Math.ceil(records.length / perPage));
	});
});

it('a list to which files are added all the time is read to its end', async () => {
	await connect({ files: 2100 });
	onRequest(node, () => {
		clock.advance(1000);
		node.account.putFile({});
	});
	const rows = await node.rows({ tables: ['myLibraryFiles'] });
	expect(rows.length).toBeGreaterThanOrEqual(2100);
	expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
	expect(node.sandbox.log.count).toBe(6);
});

describe('a list that is cut by the budget', () => {
	it.each([1, 2, 3, 4, 5, 6, 7])(
		'returns every record in the end with %i requests a day',
		async (dailyRequests) => {
			await connect({ files: 1, trashFiles: 120 });
			const found = new Set<string>();
			let days = 0;
			do {
				for (const { id } of await node.rows({
					tables: ['trashFiles'],
					tableOptions: { dailyRequests },
				})) {
					found.add(String(id));
				}
				clock.advance(DAY);
				jest.spyOn(Date, 'now').mockReturnValue(clock.now());
				expect(++days).toBeLessThan(12);
			} while (memoryOf(node, 'trashFiles')?.lastRun === undefined);
			expect(found.size).toBe(120);
		},
	);

	it('repeats no row', async () => {
		await connect({ files: 1, trashFiles: 120 });
		const rows: IDataObject[] = [];
		do {
			rows.push(
				...(await node.rows({ tables: ['trashFiles'], tableOptions: { dailyRequests: 2 } })),
			);
			clock.advance(DAY);
			jest.spyOn(Date, 'now').mockReturnValue(clock.now());
		} while (memoryOf(node, 'trashFiles')?.lastRun === undefined);
		expect(rows).toHaveLength(120);
	});
});
