import type { IDataObject, IPollFunctions, INodeExecutionData } from 'n8n-workflow';

import { InputError, isRecord, pollNode, type PollCall } from '../kit';
import { ContactHubApi } from '../ContactHub/api/client';
import { simplifyCustomer } from '../ContactHub/customer/schema';
import { simplifyEvent } from '../ContactHub/event/schema';
import { knownErrors } from '../ContactHub/api/knownErrors';
import {
	noteDamage,
	readCursor,
	takeDamage,
	writeCursor,
	type Subject,
	type TriggerEvent,
} from './cursor';
import { changeFeed } from './feeds/changes';
import { Clocks } from './feeds/clocks';
import { createCustomerFeed } from './feeds/customers';
import { eventFeed } from './feeds/events';
import type { Feed, FeedCall, Found } from './feeds/feed';
import { triggerFields, type TriggerParams } from './fields';
import { LastPolls } from './lastPolls';

const FEEDS = {
	changeReceived: changeFeed,
	customerCreated: createCustomerFeed('registeredAt'),
	customerUpdated: createCustomerFeed('updatedAt'),
	eventReceived: eventFeed,
} as unknown as Record<TriggerEvent, Feed<object>>;

/** What a poll does, for messages. */
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
		product: 'ContactHub',
		fields: triggerFields,
		knownErrors,
		action: ({ event }) => ACTIONS[event],
		connect: ContactHubApi.connect,
		poll,
		sample: readSample,
	});
}

/** What a poll of this trigger works with. */
export type TriggerCall = PollCall<ContactHubApi, typeof triggerFields>;

/** What this process knows of the last polls: n8n saves what a trigger remembers only when something was found. */
const lastPolls = new LastPolls();

/**
 * What came since the last poll. Notes in the data how far it got; when it throws, nothing has
 * moved.
 */
export async function poll(call: TriggerCall): Promise<IDataObject[]> {
	const { params, data } = call;
	const damagedAt = takeDamage(data);
	if (damagedAt !== undefined) throw restartedTriggerError(damagedAt, params);
	const subject = toSubject(call);
	const feed = FEEDS[params.event];
	const filter = toFilterKey(call);
	const stored = readCursor(data, subject, filter, (cursor) => feed.isCursor(cursor));
	const isDamaged = stored !== undefined && stored.cursor === undefined;
	const key = JSON.stringify([call.key, subject]);
	const feedCall = createFeedCall(call);
	if (stored?.isRefiltered) feedCall.refiltered = { lastPoll: lastPolls.get(key) };
	const found = await readFrom(stored?.cursor, feed, feedCall);
	writeCursor(data, subject, filter, found.cursor);
	if (isDamaged) noteDamage(data);
	const { offset } = found.cursor as { offset?: number };
	lastPolls.set(key, { time: feedCall.clocks.earlier(), offset });
	return found.records.map((record) => simplifyRecord(record, params));
}

/** Reads on from a cursor, or begins. A trigger that begins now has found nothing yet. */
async function readFrom(
	cursor: object | undefined,
	feed: Feed<object>,
	call: FeedCall,
): Promise<Found<object>> {
	if (cursor !== undefined) return await feed.read(call, cursor);
	const { startDate } = call.params;
	const start = await feed.begin(call, startDate?.toMillis());
	return startDate === undefined ? { records: [], cursor: start } : await feed.read(call, start);
}

/** What is thrown once, after the poll that began anew: that one may be the activation's, which must not fail each time. */
function restartedTriggerError(damagedAt: string, { startDate }: TriggerParams): InputError {
	const from =
		startDate === undefined ? `at ${damagedAt}` : `at its start date, ${startDate.toISO()}`;
	return new InputError(
		`What the trigger remembered could not be read, so it has begun anew ${from}`,
		startDate === undefined
			? 'What came between its last execution and then did not start the workflow: look for it in ContactHub, for example with Get Many of the ContactHub node. The next poll goes on as usual.'
			: 'What was handed on since the start date comes again. The next poll goes on as usual.',
	);
}

function toSubject({ api, params, rawParameters }: TriggerCall): Subject {
	const start = params.startDate === undefined ? 'now' : String(rawParameters.startDate);
	return { event: params.event, start, workspace: api.workspaceId };
}

/** Parameters that narrow what is found. */
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

/** The filters as the user wrote them: an expression may give another value with each poll. */
function toFilterKey({ rawParameters }: TriggerCall): string {
	const options: unknown = rawParameters.triggerOptions;
	const { fields, node } = isRecord(options) ? options : {};
	const narrowing = [...FILTERS.map((name) => rawParameters[name]), fields, node];
	return JSON.stringify(narrowing.map((value) => value ?? null));
}

async function readSample(call: TriggerCall): Promise<IDataObject[]> {
	const { params } = call;
	const records = await FEEDS[params.event].sample(createFeedCall(call));
	if (records.length > 0) return records.map((record) => simplifyRecord(record, params));
	throw new InputError(
		'ContactHub has nothing yet that this trigger would find',
		'Create an example in ContactHub, wait two minutes and fetch again, or loosen the filters.',
	);
}

function createFeedCall({ api, params, isLate, warn }: TriggerCall): FeedCall {
	const clocks = new Clocks();
	const limit = params.triggerOptions.maxPerPoll ?? 1000;
	return { api: api.observedBy(clocks), params, limit, clocks, isLate, warn };
}

function simplifyRecord(record: IDataObject, params: TriggerParams): IDataObject {
	if (params.simplify !== true) return record;
	if (params.event === 'eventReceived') return simplifyEvent(record);
	return params.triggerOptions.fields === undefined ? simplifyCustomer(record) : record;
}
