import type { IDataObject } from 'n8n-workflow';

import type { CollectionPage, ConstantContactApi } from '../../../nodes/ConstantContact/api/client';
import type { V3Query } from '../../../nodes/ConstantContact/api/query';
import { ServerError, type HttpObserver } from '../../../nodes/kit';
import { seconds } from '../../sandbox/constantcontact-v3/wire';
import { SortedList, type Entry } from '../sortedList';
import { UnreliableApi } from '../unreliableApi';
import {
	LIST_LIES,
	REPORT_LIES,
	reverseEqualTimes,
	withListLie,
	type ListLie,
	type ReportLie,
} from './lies';
import type { Life } from './life';
import type { ActivityState, Campaign, ContactState, TrackedState } from './states';
import type { World } from './world';

type UsedParts = Pick<
	ConstantContactApi,
	'account' | 'observedBy' | 'page' | 'pages' | 'get' | 'list' | 'readOnce' | 'stopSignal'
>;

/** What the API leaves unspecified. */
export interface Unknowns {
	/** Whether filters by time include the time itself. */
	isInclusive: boolean;
	/** Whether a link identifies the next page by the number of preceding records, or by its first record. */
	hasOffsets: boolean;
}

/** Number of lists kept as of their first page: a trigger reads two at a time. */
const MAX_LISTINGS = 20;

/** Records on a page of a report, whatever is asked for: few, so that most reports have several pages. */
const REPORT_PAGE = 20;

/** A list as of its first page. Records are created page by page. */
interface Listing {
	number: number;
	total: number;
	slice(from: number, to: number): IDataObject[];
}

/** What the trigger reads, replacing the client of the API: the same responses. */
export class SimulatedApi extends UnreliableApi<World> implements UsedParts {
	readonly account = 'account';

	readonly stopSignal = undefined;

	/** How many responses contain something untrue. */
	lieRate = 0.002;

	/** What is currently wrong with all responses. */
	lie: { list: ListLie; report: ReportLie } | undefined;

	private readonly listings: Listing[] = [];

	private listingsRead = 0;

	constructor(
		world: World,
		life: Life,
		private readonly unknowns: Unknowns,
	) {
		super(world, life);
	}

	/** The trigger's own view of this client, which serves one trigger at a time. */
	observedBy(observer: HttpObserver): ConstantContactApi {
		this.observer = observer;
		return this as unknown as ConstantContactApi;
	}

	async readOnce<Value>(_name: string, read: () => Promise<Value>): Promise<Value> {
		return await read();
	}

	async page(
		target: string,
		_name: string,
		query: V3Query = {},
		next?: string,
	): Promise<CollectionPage> {
		this.request(target);
		const size = Number(query.limit ?? 50);
		const cursor = next?.split('=')[1]?.split(',').map(Number);
		if (target.startsWith('/reports/'))
			return this.reportPage(target, Math.min(size, REPORT_PAGE), cursor);
		return this.listPage(target, query, size, cursor);
	}

	async *pages(target: string, name: string, query: V3Query = {}): AsyncGenerator<IDataObject[]> {
		let next: string | undefined;
		do {
			const page = await this.page(target, name, query, next);
			yield page.items;
			next = page.next;
		} while (next !== undefined);
	}

	async get(target: string): Promise<IDataObject> {
		this.request(target);
		const [, , id] = target.split('/');
		const { activityId, shown } = this.campaign((campaign) => campaign.id === id);
		return {
			campaign_id: id,
			name: shown?.name,
			campaign_activities: [
				{ campaign_activity_id: 'page', role: 'permalink' },
				{ campaign_activity_id: activityId, role: 'primary_email' },
			],
		};
	}

	async list(target: string): Promise<IDataObject[]> {
		this.request(target);
		const [, , , id] = target.split('/');
		const { shown } = this.campaign((campaign) => campaign.activityId === id);
		return (shown?.sendings ?? []).map(({ id: send_id, time, count }) => ({
			send_id,
			run_date: new Date(time).toISOString(),
			count,
			send_status: 'COMPLETED',
		}));
	}

	/** What is wrong with a response, if anything. @param lasting what is currently wrong with all responses */
	private chooseLie<Lie>(all: readonly Lie[], lasting: Lie | undefined): Lie | undefined {
		const { world } = this;
		const once = world.random.next() < this.lieRate ? all[world.upTo(all.length)] : undefined;
		const lie = lasting ?? once;
		if (lie !== undefined) this.lies++;
		return lie;
	}

	private listPage(
		target: string,
		query: V3Query,
		size: number,
		[number, skip = 0, isRepeated]: number[] = [],
	): CollectionPage {
		const lie = this.chooseLie(LIST_LIES, this.lie?.list);
		const listing =
			number === undefined
				? this.openListing(target, query, lie)
				: this.listings.find((known) => known.number === number);
		if (listing === undefined || (number !== undefined && lie === 'link refused'))
			throw refusedLinkError(target);
		const isAgain = lie === 'page repeated' && skip > 0 && isRepeated !== 1;
		const from = isAgain ? skip - size : skip;
		const next = isAgain ? [skip, 1] : [skip + size];
		const page: CollectionPage = {
			items: listing.slice(from, from + size),
			total: listing.total,
			next: from + size < listing.total ? toLink(target, [listing.number, ...next]) : undefined,
		};
		return lie === undefined ? page : withListLie(page, lie, this.world.upTo(page.items.length));
	}

	private openListing(target: string, query: V3Query, lie: ListLie | undefined): Listing {
		const listing = { number: ++this.listingsRead, ...this.find(target, query, lie) };
		this.listings.push(listing);
		if (this.listings.length > MAX_LISTINGS) this.listings.shift();
		return listing;
	}

	private find(target: string, query: V3Query, lie: ListLie | undefined): Omit<Listing, 'number'> {
		const isInclusive = this.unknowns.isInclusive !== (lie === 'boundary the other way');
		const isReversed = lie === 'another order';
		if (target === '/contacts') {
			return toListing(
				this.contacts(query, isInclusive, isReversed ? this.requests : 0),
				toContact,
			);
		}
		const found = target === '/emails' ? this.campaigns(query, isInclusive) : this.activities();
		return toListing(isReversed ? found.reverse() : found, (item) => item);
	}

	/** In an order unrelated to their times. */
	private contacts(query: V3Query, isInclusive: boolean, salt: number): ContactState[] {
		const { world } = this;
		const isDeleted = query.status === 'deleted';
		const kinds = [
			['created', world.created],
			['updated', isDeleted ? world.deleted : world.updated],
			['optout', world.optedOut],
		] as const;
		for (const [kind, list] of kinds) {
			const after = query[`${kind}_after`];
			if (after === undefined) continue;
			const found = within(list, isInclusive, String(after), query[`${kind}_before`]);
			return shuffle(found, salt).flatMap(({ contact }) => contact.shown ?? []);
		}
		throw new Error('All contacts are read');
	}

	private campaign(isMeant: (campaign: Campaign) => boolean): Campaign {
		const found = this.world.campaigns.find(isMeant);
		if (found === undefined)
			throw new ServerError({ status: 404, request: 'GET /emails', serverMessage: 'not found' });
		return found;
	}

	private campaigns({ after_date: after }: V3Query, isInclusive: boolean): IDataObject[] {
		const from = Date.parse(String(after)) + (isInclusive ? 0 : 1);
		return this.world.campaigns
			.flatMap(({ id, shown }) =>
				shown !== undefined && shown.updated >= from ? [{ id, ...shown }] : [],
			)
			.sort((left, right) => right.updated - left.updated)
			.map(({ id, name, updated }) => ({
				campaign_id: id,
				name,
				current_status: 'Done',
				updated_at: new Date(updated).toISOString(),
			}));
	}

	private activities(): IDataObject[] {
		return this.world.activities.map(toBulkActivity).reverse();
	}

	/** Newest first, starting at a record, or after a number of records. */
	private reportPage(
		target: string,
		size: number,
		[time = Infinity, sequence = Infinity, skip = 0, isRepeated]: number[] = [],
	): CollectionPage {
		const lie = this.chooseLie(REPORT_LIES, this.lie?.report);
		if (skip > 0 && lie === 'link refused') throw refusedLinkError(target);
		const [, , , activity = '', , type = ''] = target.split('/');
		const list = this.world.reports.get(`${activity} ${type}`) ?? new SortedList();
		const { hasOffsets } = this.unknowns;
		const end = Math.max(0, hasOffsets ? list.length - skip : list.positionOf(time, sequence));
		const isAgain = lie === 'page repeated' && skip > 0 && isRepeated !== 1;
		const found = isAgain
			? list.slice(end, end + size).reverse()
			: list.slice(Math.max(0, end - size), end).reverse();
		const last = found.at(-1);
		const place = isAgain
			? [time, sequence, skip, 1]
			: [last?.time ?? 0, last?.sequence ?? 0, skip + size];
		const next = isAgain || end > size ? toLink(target, place) : undefined;
		const shown = lie === 'another order' ? reverseEqualTimes(found) : found;
		return { items: shown.map((tracked) => toActivity(tracked, activity, type)), next };
	}
}

function toLink(target: string, cursor: number[]): string {
	return `${target}?cursor=${cursor.join()}`;
}

function refusedLinkError(target: string): ServerError {
	const request = `GET ${target}`;
	return new ServerError({ status: 400, request, serverMessage: 'invalid cursor' });
}

function toListing<T>(found: T[], write: (item: T) => IDataObject): Omit<Listing, 'number'> {
	return {
		total: found.length,
		slice: (from, to) => found.slice(from, to).map(write),
	};
}

function within<T extends Entry>(
	list: SortedList<T>,
	isInclusive: boolean,
	after: string,
	before: unknown,
): T[] {
	const from = list.positionOf(Date.parse(after) + (isInclusive ? 0 : 1));
	const to =
		before === undefined
			? list.length
			: list.positionOf(Date.parse(String(before)) + (isInclusive ? 1 : 0));
	return list.slice(from, to);
}

/** Created only once when nothing changes any more. */
function toBulkActivity(activity: ActivityState): IDataObject {
	if (activity.written !== undefined) return activity.written;
	const { id, created, completed } = activity;
	const common = { activity_id: id, created_at: new Date(created).toISOString() };
	if (completed === undefined) return { ...common, state: 'processing' };
	const completed_at = new Date(completed).toISOString();
	activity.written = { ...common, state: 'completed', completed_at };
	return activity.written;
}

/** Step widths that visit each record of a list once; at least one of them doesn't divide its length. */
const STEPS = [7919, 7907];

/** In an order unrelated to that of the list. */
function shuffle<T>(list: T[], salt: number): T[] {
	const step = STEPS.find((one) => list.length % one !== 0) ?? 1;
	return list.map((_, at) => list[(salt + at * step) % list.length]!);
}

/** Created only once, because reports are read again and again. */
function toActivity(tracked: TrackedState, activity: string, type: string): IDataObject {
	const { time, sequence, url } = tracked;
	return (tracked.written ??= {
		contact_id: String(sequence),
		campaign_activity_id: activity,
		tracking_activity_type: type,
		created_time: new Date(time).toISOString(),
		...(url !== undefined && { url_id: url }),
	});
}

function toContact({ id, created, updated, optOut, isDeleted }: ContactState): IDataObject {
	return {
		contact_id: id,
		email_address: {
			address: `${id}@example.com`,
			...(optOut !== undefined && { opt_out_date: seconds(optOut) }),
		},
		created_at: seconds(created),
		updated_at: seconds(updated),
		...(isDeleted && { deleted_at: new Date(updated).toISOString().slice(0, 10) }),
	};
}
