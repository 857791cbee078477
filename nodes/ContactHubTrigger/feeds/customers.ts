import type { IDataObject } from 'n8n-workflow';

import { createTimeFeed, SAMPLE_SIZE, type TimeCursor } from '../../kit';
import { PAGE_SIZE } from '../../ContactHub/api/pages';
import { toTimestamp } from '../../ContactHub/model/times';
import {
	readCustomersFrom,
	readNewestOfAll,
	readNewestWanted,
	type CustomerKey,
} from './customerList';
import type { Feed, FeedCall } from './feed';

/**
 * Customers by the time they were registered or updated. Lists lag behind writes by up to two minutes (ContactHub API 1.7), and a
 * record may show up after newer ones.
 */
export function createCustomerFeed(key: CustomerKey): Feed<TimeCursor> {
	return createTimeFeed({
		plural: 'customers',
		getId: ({ id }) => String(id),
		getTime: (customer) => toTimestamp(customer[key]),
		// A registration sets both times; it isn't an update.
		isWanted: ({ registeredAt, updatedAt }) => key === 'registeredAt' || updatedAt !== registeredAt,
		getOverlap,
		from: (call, start, isKnown) => readCustomersFrom(call, key, start, isKnown),
		newest: async (call) => await readNewest(call, key),
		sample: async (call) => await readNewestWanted(call, key, SAMPLE_SIZE),
	});
}

/** The newest customers show where the list ends now. If there are no customers, everything is new. */
async function readNewest(
	call: FeedCall,
	key: CustomerKey,
): Promise<{ records: IDataObject[]; oldest: number }> {
	const records = await readNewestOfAll(call, key);
	const times = records.map((customer) => toTimestamp(customer[key]));
	// If a page is full, more records may share the last time.
	const oldest = records.length < PAGE_SIZE ? 0 : Math.min(...times) + 1;
	return { records, oldest };
}

function getOverlap({ params }: FeedCall): number {
	return (params.triggerOptions.overlap ?? 5) * 60_000;
}
