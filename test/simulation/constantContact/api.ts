import type { IDataObject } from 'n8n-workflow';

import type {
	CollectionPage,
	ConstantContactApi,
	V3Query,
} from '../../../nodes/ConstantContact/api/client';
import { ServerError, type HttpObserver } from '../../../nodes/kit';
import { SortedList } from '../sortedList';
import { UnreliableApi } from '../unreliableApi';
import type { Life } from './life';
import { type Campaign, type Contact } from './states';
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

/** Number of links to pages that are kept: more than seven triggers need, few enough for the lists that they keep in memory. */
const MAX_LINKS = 5000;

/** What the trigger reads, replacing the client of the API: the same responses. */
export class SimulatedApi extends UnreliableApi<World> implements UsedParts {
	readonly account = 'account';

	readonly stopSignal = undefined;

	/** Pages to which links lead. */
	private readonly links = new Map<string, () => CollectionPage>();

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
		if (next !== undefined) {
			const page = this.links.get(next);
			if (page === undefined)
				throw new ServerError({
					status: 400,
					request: `GET ${target}`,
					serverMessage: 'invalid cursor',
				});
			return page();
		}
		const size = Number(query.limit ?? 50);
		if (target === '/contacts') return this.paged(this.contacts(query), size, target);
		if (target === '/emails') return this.paged(this.campaigns(query), size, target);
		if (target === '/activities') return this.paged(this.activities(), size, target);
		return this.report(target, size, Infinity, Infinity);
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

	/** A list as it was when its first page was read. */
	private paged(items: IDataObject[], size: number, target: string, skip = 0): CollectionPage {
		const next =
			skip + size < items.length
				? this.link(target, () => this.paged(items, size, target, skip + size))
				: undefined;
		return { items: items.slice(skip, skip + size), total: items.length, next };
	}

	private link(target: string, page: () => CollectionPage): string {
		const link = `${target}?cursor=${this.links.size}-${this.requests}`;
		this.links.set(link, page);
		const [oldest] = this.links.keys();
		if (oldest !== undefined && this.links.size > MAX_LINKS) this.links.delete(oldest);
		return link;
	}

	/** In an order unrelated to their times. */
	private contacts(query: V3Query): IDataObject[] {
		const { world } = this;
		const isDeleted = query.status === 'deleted';
		const kinds = [
			['created', world.created],
			['updated', isDeleted ? world.deleted : world.updated],
			['optout', world.optedOut],
		] as const;
		for (const [kind, list] of kinds) {
			const after = query[`${kind}_after`];
			if (after !== undefined) {
				const found = this.within(list, String(after), query[`${kind}_before`]);
				return found
					.sort((left, right) => ((left.sequence * 7919) % 1009) - ((right.sequence * 7919) % 1009))
					.map(({ contact }) => toContact(contact));
			}
		}
		throw new Error('All contacts are read');
	}

	private within<T extends { time: number; sequence: number }>(
		list: SortedList<T>,
		after: string,
		before: unknown,
	): T[] {
		const { isInclusive } = this.unknowns;
		const from = list.positionOf(Date.parse(after) + (isInclusive ? 0 : 1));
		const to =
			before === undefined
				? list.length
				: list.positionOf(Date.parse(String(before)) + (isInclusive ? 1 : 0));
		return list.slice(from, to);
	}

	private campaign(isMeant: (campaign: Campaign) => boolean): Campaign {
		const found = this.world.campaigns.find(isMeant);
		if (found === undefined)
			throw new ServerError({ status: 404, request: 'GET /emails', serverMessage: 'not found' });
		return found;
	}

	private campaigns({ after_date: after }: V3Query): IDataObject[] {
		const { isInclusive } = this.unknowns;
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
		return this.world.activities
			.map(({ id, created, completed }) => ({
				activity_id: id,
				state: completed === undefined ? 'processing' : 'completed',
				created_at: new Date(created).toISOString(),
				...(completed !== undefined && { completed_at: new Date(completed).toISOString() }),
			}))
			.reverse();
	}

	/** Newest first, starting at a record, or after a number of records. */
	private report(
		target: string,
		size: number,
		time: number,
		sequence: number,
		skip = 0,
	): CollectionPage {
		const [, , , activity = '', , type = ''] = target.split('/');
		const list = this.world.reports.get(`${activity} ${type}`) ?? new SortedList();
		const { hasOffsets } = this.unknowns;
		const end = hasOffsets ? list.length - skip : list.positionOf(time, sequence);
		const found = list.slice(Math.max(0, end - size), Math.max(0, end)).reverse();
		const last = found.at(-1);
		const next =
			last !== undefined && end > size
				? this.link(target, () => this.report(target, size, last.time, last.sequence, skip + size))
				: undefined;
		const items = found.map(({ time: created, contact, url }) => ({
			contact_id: contact,
			campaign_activity_id: activity,
			tracking_activity_type: type,
			created_time: new Date(created).toISOString(),
			...(url !== undefined && { url_id: url }),
		}));
		return { items, next };
	}
}

function toContact({ shown }: Contact): IDataObject {
	if (shown === undefined) return {};
	const { id, created, updated, optOut, isDeleted } = shown;
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

function seconds(time: number): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
