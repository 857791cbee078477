import type { IDataObject } from 'n8n-workflow';

import type { ContactHubApi } from '../../../nodes/ContactHub/api/client';
import {
	PAGE_SIZE,
	requireWhole,
	type Page,
	type PageRange,
} from '../../../nodes/ContactHub/api/pages';
import type { HttpObserver, Query } from '../../../nodes/kit';
import { formatInstant } from '../../sandbox/contacthub/dates';
import { UnreliableApi } from '../unreliableApi';
import { FEED_LIES, LIST_LIES, withFeedLie, withListLie, type FeedLie, type ListLie } from './lies';
import type { CustomerState, EventState } from './states';
import type { World } from './world';

type UsedParts = Pick<
	ContactHubApi,
	'workspaceId' | 'nodeId' | 'observedBy' | 'page' | 'pages' | 'get'
>;

/** The four lists that the trigger reads, replacing the client of the REST API: the same responses. */
export class SimulatedApi extends UnreliableApi<World> implements UsedParts {
	readonly workspaceId = 'workspace';

	/** How many responses contain something untrue. */
	lieRate = 0.002;

	/** What is currently wrong with all responses. */
	lie: { list: ListLie; feed: FeedLie } | undefined;

	private totalBefore = 0;

	private found: { key: string; events: EventState[] } = { key: '', events: [] };

	nodeId(): string {
		return 'node';
	}

	/** The trigger's own view of this client, which serves one trigger at a time. */
	observedBy(observer: HttpObserver): ContactHubApi {
		this.observer = observer;
		return this as unknown as ContactHubApi;
	}

	async page(target: string, query: Query, number: number, limit = Infinity): Promise<Page> {
		this.request(target);
		const size = Math.min(PAGE_SIZE, limit);
		const lie = this.chooseLie(LIST_LIES, this.lie?.list);
		const { items, total } =
			target === '/customers'
				? this.customers(query, number * size, size, lie === 'filter ignored')
				: this.events(lie === 'filter ignored' ? {} : query, number * size, size);
		const before = this.totalBefore;
		this.totalBefore = total;
		const page = { items, number, totalPages: Math.ceil(total / size), totalElements: total };
		return lie === undefined ? page : withListLie(page, lie, before);
	}

	/** As in the client: a full page may be followed by another, whatever the total says. */
	async *pages(target: string, query: Query, { after }: PageRange): AsyncGenerator<Page> {
		let last = after;
		while (last === undefined || last.number + 1 < last.totalPages || isFull(last)) {
			const page = await this.page(target, query, (last?.number ?? -1) + 1);
			yield requireWhole(page, `GET ${target}`);
			last = page;
		}
	}

	async get(target: string, query: Query = {}): Promise<IDataObject> {
		this.request(target);
		const { changes } = this.world;
		if (target.endsWith('last-offset')) return { lastOffset: changes.at(-1)?.offset ?? 0 };
		const offset = Number(query.offset);
		const from = lowerBound(changes, offset);
		const page = changes.slice(from, from + Number(query.size));
		const updates = page.map((change) => ({
			operation: change.operation,
			entity: { type: change.type, data: { id: change.id, offset: change.offset } },
		}));
		const response = { nextOffset: page.at(-1)?.offset ?? offset, updates };
		const lie = this.chooseLie(FEED_LIES, this.lie?.feed);
		return lie === undefined ? response : withFeedLie(response, lie, offset);
	}

	/** What is wrong with a response, if anything. @param lasting what is currently wrong with all responses */
	private chooseLie<Lie>(all: readonly Lie[], lasting: Lie | undefined): Lie | undefined {
		const { world } = this;
		const once = world.random.next() < this.lieRate ? all[world.upTo(all.length)] : undefined;
		const lie = lasting ?? once;
		if (lie !== undefined) this.lies++;
		return lie;
	}

	private customers(query: Query, skip: number, size: number, isUnfiltered: boolean) {
		const [key, direction] = String(query.sort).split(',');
		const list = key === 'registeredAt' ? this.world.byRegistration : this.world.byUpdate;
		if (direction === 'desc') {
			const last = list.slice(Math.max(0, list.length - size), list.length).reverse();
			return { items: last.map(toCustomer), total: list.length };
		}
		const { condition } = (JSON.parse(String(query.query)) as TimeQuery).query.are;
		const [since, until] = condition.conditions ?? [condition];
		const first = isUnfiltered ? 0 : list.positionOf(Date.parse(String(since?.value)));
		const end =
			until === undefined || isUnfiltered
				? list.length
				: list.positionOf(Date.parse(String(until.value)) + 1);
		const items = list.slice(first + skip, Math.min(end, first + skip + size)).map(toCustomer);
		return { items, total: end - first };
	}

	/** In an order unrelated to dates. */
	private events({ dateFrom, dateTo }: Query, skip: number, size: number) {
		const { events, revision } = this.world;
		const from = dateFrom === undefined ? 0 : events.positionOf(Date.parse(String(dateFrom)));
		const to =
			dateTo === undefined ? events.length : events.positionOf(Date.parse(String(dateTo)) + 1);
		const total = to - from;
		// Counting doesn't need an order.
		if (size === 1)
			return { items: events.slice(from, Math.min(from + 1, to)).map(toEvent), total };
		const key = `${revision} ${String(dateFrom)} ${String(dateTo)}`;
		if (this.found.key !== key) {
			const found = events.slice(from, to).sort((a, b) => a.sequence - b.sequence);
			this.found = { key, events: found };
		}
		return { items: this.found.events.slice(skip, skip + size).map(toEvent), total };
	}
}

function isFull({ items }: Page): boolean {
	return items.length >= PAGE_SIZE;
}

/** From a time on, or between two times. */
interface TimeQuery {
	query: { are: { condition: { value?: string; conditions?: Array<{ value: string }> } } };
}

function toCustomer({ id, registeredAt, updatedAt }: CustomerState): IDataObject {
	return { id, registeredAt: formatInstant(registeredAt), updatedAt: formatInstant(updatedAt) };
}

function toEvent({ id, time }: EventState): IDataObject {
	return { id, date: formatInstant(time) };
}

/** The first change after an offset. */
function lowerBound(changes: Array<{ offset: number }>, offset: number): number {
	let low = 0;
	let high = changes.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (changes[middle]!.offset <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}
