import type { IDataObject } from 'n8n-workflow';

import { DateTime, path } from '../../kit';
import { listCustomers } from '../../ContactHub/customer/listing';
import { formatMoment } from '../../ContactHub/model/values';
import {
	encodeCustomerQuery,
	narrow,
	type Condition,
	type CustomerQuery,
} from '../../ContactHub/query/language';
import { readQuery } from '../../ContactHub/query/queryFields';
import { cursorFrom, MOST_SEEN, pruned, type TimeCursor } from '../cursor';
import { SAMPLE_SIZE, timeOf, type Feed, type FeedCall, type Found } from './feed';

/** By what customers are followed. */
export type CustomerKey = 'registeredAt' | 'updatedAt';

/**
 * Customers by the time at which they were registered or updated.
 *
 * Lists lag behind writes by up to two minutes (API notes 2.1), and a record may show up after newer ones. So each poll goes back by
 * the overlap before the newest time that it read, and knows by their IDs those that it handed on. What lies behind
 * the overlap by both clocks can't show up any more and isn't read again.
 */
export function customerFeed(key: CustomerKey): Feed<TimeCursor> {
	return {
		begin: async (call, from) =>
			from === undefined ? await beginNow(call, key) : cursorFrom(from),
		read: async (call, place) => await readNew(call, key, place),
		sample: async (call) => await newest(call, key, SAMPLE_SIZE),
	};
}

/** A page of customers that show where the list ends now: those among them aren't new. */
const LOOK_BACK = 50;

async function beginNow(call: FeedCall, key: CustomerKey): Promise<TimeCursor> {
	const customers = await newest(call, key, LOOK_BACK);
	const times = customers.map((customer) => timeOf(customer[key]));
	const [mark] = times;
	if (mark === undefined) return cursorFrom(call.clocks.earlier() - overlapOf(call));
	// Of a full page the last one may have others of the same time behind it.
	const oldest = customers.length < LOOK_BACK ? -Infinity : Math.min(...times) + 1;
	const seen = Object.fromEntries(customers.map(({ id }, index) => [String(id), times[index]]));
	const { serverTime } = call.clocks;
	const from = Math.max(mark - overlapOf(call), oldest);
	return pruned({ from, mark, serverTime, seen: seen as TimeCursor['seen'] });
}

async function newest(call: FeedCall, key: CustomerKey, size: number): Promise<IDataObject[]> {
	const { api, params } = call;
	const { node, fields } = params.customerFilters ?? {};
	const query = queryOf(call);
	const page = await api.page(
		path`/customers`,
		{
			nodeId: api.nodeId(node),
			query: query && encodeCustomerQuery(query),
			fields: fields && [...new Set(['id', 'registeredAt', key, ...fields])].join(','),
			sort: `${key},desc`,
		},
		0,
		size,
	);
	return page.items;
}

async function readNew(
	call: FeedCall,
	key: CustomerKey,
	place: TimeCursor,
): Promise<Found<TimeCursor>> {
	const { api, params, limit, clocks, isLate, warn } = call;
	const from = windowStart(call, place);
	const seen = { ...place.seen };
	let remembered = Object.keys(seen).length;
	let { mark } = place;
	const records: IDataObject[] = [];
	const { node, fields } = params.customerFilters ?? {};
	const list = {
		nodeId: api.nodeId(node),
		query: narrow(queryOf(call), since(key, from)),
		fields: fields && ['registeredAt', ...fields],
		sort: { attribute: key, direction: 'asc' as const },
	};
	reading: for await (const page of listCustomers(api, list, Infinity)) {
		for (const customer of page) {
			const id = String(customer.id);
			const time = timeOf(customer[key]);
			if (seen[id] === time) continue;
			// A registration sets both times; it is no update.
			const wanted = key === 'registeredAt' || customer.updatedAt !== customer.registeredAt;
			if (wanted && (records.length >= limit || remembered >= MOST_SEEN)) {
				if (remembered >= MOST_SEEN)
					warn(`more than ${MOST_SEEN} customers within the overlap; the others follow later`);
				break reading;
			}
			if (wanted) {
				records.push(customer);
				if (seen[id] === undefined) remembered++;
				seen[id] = time;
			}
			// A time in the future would hide everything until then.
			mark = Math.max(mark, Math.min(time, clocks.later()));
		}
		if (isLate()) break;
	}
	return { records, place: pruned({ from, mark, serverTime: clocks.serverTime, seen }) };
}

/** Where a poll begins. Before the first answer only the server's clock of the last poll is known; that one is earlier. */
function windowStart(call: FeedCall, { from, mark, serverTime }: TimeCursor): number {
	const overlap = overlapOf(call);
	const settled = Math.min(mark, call.clocks.earlier(serverTime) - overlap);
	return Math.max(from, mark - overlap, settled);
}

function overlapOf({ params }: FeedCall): number {
	return (params.triggerOptions.overlap ?? 5) * 60_000;
}

function queryOf({ params }: FeedCall): CustomerQuery | undefined {
	return readQuery({ ...params, queryMode: params.queryMode ?? 'none' });
}

function since(attribute: CustomerKey, from: number): Condition {
	const value = formatMoment(DateTime.fromMillis(from));
	return { type: 'atomic', attribute, operator: 'GTE', value };
}
