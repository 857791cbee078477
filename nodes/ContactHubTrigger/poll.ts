import type { IDataObject, IPollFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	createFeedCall,
	pollFeed,
	pollNode,
	readSample,
	toFilterKey,
	toSubject,
	type PollCall,
} from '../kit';
import type { ContactHubApi } from '../ContactHub/api/client';
import { contactHub } from '../ContactHub/api/product';
import { simplifyCustomer } from '../ContactHub/customer/schema';
import { simplifyEvent } from '../ContactHub/event/schema';
import type { TriggerEvent } from './events';
import { changeFeed } from './feeds/changes';
import { createCustomerFeed } from './feeds/customers';
import { eventFeed } from './feeds/events';
import type { Feed } from './feeds/feed';
import { MAX_PER_POLL, triggerFields, type TriggerParams } from './fields';

const FEEDS = {
	changeReceived: changeFeed,
	customerCreated: createCustomerFeed('registeredAt'),
	customerUpdated: createCustomerFeed('updatedAt'),
	eventReceived: eventFeed,
} as unknown as Record<TriggerEvent, Feed<object>>;

/** The action of a poll, for messages. */
const ACTIONS: Record<TriggerEvent, string> = {
	changeReceived: 'look for changes',
	customerCreated: 'look for new customers',
	customerUpdated: 'look for updated customers',
	eventReceived: 'look for events',
};

/** A poll of the trigger. */
export async function pollContactHub(
	functions: IPollFunctions,
): Promise<INodeExecutionData[][] | null> {
	return await pollNode(functions, {
		...contactHub,
		fields: triggerFields,
		action: ({ event }) => ACTIONS[event],
		poll,
		sample,
	});
}

/** The context of a poll of this trigger. */
export type TriggerCall = PollCall<ContactHubApi, typeof triggerFields>;

/** The records since the last poll. */
export async function poll(call: TriggerCall): Promise<IDataObject[]> {
	const { api, params, rawParameters, data, key } = call;
	return await pollFeed({
		feed: FEEDS[params.event],
		call: createFeedCall(call, MAX_PER_POLL.default),
		data,
		key,
		subject: toSubject(params, rawParameters, api.workspaceId),
		filter: toFilterKey(rawParameters, FILTERS, ['fields', 'node']),
		startDate: params.startDate,
		toItems: async (records) => records.map((record) => simplifyRecord(record, params)),
		product: contactHub.product,
	});
}

/** Parameters that filter the records. */
const FILTERS = [
	'queryMode',
	'match',
	'conditions',
	'conjunction',
	'queries',
	'queryJson',
	'eventFilters',
	'changeFilters',
];

async function sample(call: TriggerCall): Promise<IDataObject[]> {
	const { params } = call;
	const feed = FEEDS[params.event];
	const feedCall = createFeedCall(call, MAX_PER_POLL.default);
	const { product } = contactHub;
	const records = await readSample({ feed, call: feedCall, product }, ', wait two minutes');
	return records.map((record) => simplifyRecord(record, params));
}

function simplifyRecord(record: IDataObject, params: TriggerParams): IDataObject {
	if (params.simplify !== true) return record;
	if (params.event === 'eventReceived') return simplifyEvent(record);
	return params.triggerOptions.fields === undefined ? simplifyCustomer(record) : record;
}
