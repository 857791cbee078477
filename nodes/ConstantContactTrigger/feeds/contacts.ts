import type { IDataObject } from 'n8n-workflow';

import {
	createTimeFeed,
	isRecord,
	listRecords,
	MOST_SEEN,
	SAMPLE_SIZE,
	unreadableResponseError,
	type TimeList,
} from '../../kit';
import { CONTACTS, isDeleted } from '../../ConstantContact/contact/contacts';
import { USUAL_PARTS } from '../../ConstantContact/contact/listing';
import type { V3Query } from '../../ConstantContact/api/query';
import { findChosenIds, LIST_KIND, TAG_KIND } from '../../ConstantContact/fields/chosenRecords';
import { getOverlap, parseTime, type TriggerFeedCall } from '../call';
import type { CONTACT_EVENTS } from '../events';
import {
	readAscending,
	countSince,
	buildRangeQuery,
	readSomeSince,
	type RangedList,
} from './timeRanges';

type ContactEvent = (typeof CONTACT_EVENTS)[number];

const DAY = 24 * 3_600_000;

/** How contacts are followed. */
interface ContactList {
	/** The time filters of the list, with what else each request asks for. */
	requests: Array<{ kind: 'created' | 'updated' | 'optout'; query?: V3Query }>;
	/** The time by which a contact is followed. @param start of several times, the first one from then on counts */
	getTime(contact: IDataObject, start: number): number;
	isWanted(contact: IDataObject): boolean;
}

const LISTS: Record<ContactEvent, ContactList> = {
	contactCreated: {
		requests: [{ kind: 'created' }],
		getTime: ({ created_at: time }) => parseTime(time),
		isWanted: () => true,
	},
	contactDeleted: {
		requests: [{ kind: 'updated', query: { status: 'deleted' } }],
		getTime: ({ updated_at: time }) => parseTime(time),
		isWanted: wasJustDeleted,
	},
	contactUnsubscribed: {
		requests: [{ kind: 'optout', query: { status: 'all' } }],
		getTime: getOptOutTime,
		isWanted: () => true,
	},
	contactUpdated: {
		// An opt-out doesn't update the time of a contact's last change (V3 pitfalls 1).
		requests: [{ kind: 'updated' }, { kind: 'optout', query: { status: 'all' } }],
		getTime: getUpdateTime,
		isWanted: wasChanged,
	},
};

/** Contacts by the time they were created, updated, unsubscribed or deleted. */
export const contactFeeds = {
	contactCreated: createTimeFeed(toTimeList(LISTS.contactCreated)),
	contactDeleted: createTimeFeed(toTimeList(LISTS.contactDeleted)),
	contactUnsubscribed: createTimeFeed(toTimeList(LISTS.contactUnsubscribed)),
	contactUpdated: createTimeFeed(toTimeList(LISTS.contactUpdated)),
};

function toTimeList(list: ContactList): TimeList<TriggerFeedCall> {
	return {
		plural: 'contacts',
		getId,
		getTime: list.getTime,
		isWanted: list.isWanted,
		getOverlap,
		async *from(call, start) {
			yield* readAscending(call, await toRangedList(call, list), start);
		},
		newest: async (call) => await readNewest(call, await toRangedList(call, list)),
		sample: async (call) => await sample(call, list),
	};
}

async function toRangedList(
	{ api, params }: TriggerFeedCall,
	{ requests, getTime: getListTime }: ContactList,
): Promise<RangedList> {
	const { lists = [], tags = [] } = params.contactFilters ?? {};
	const listIds = await findChosenIds(api, lists, { ...LIST_KIND, most: 25 });
	const tagIds = await findChosenIds(api, tags, TAG_KIND);
	const { include = USUAL_PARTS } = params.triggerOptions;
	const common: V3Query = {
		...(listIds.length > 0 && { lists: listIds }),
		...(tagIds.length > 0 && { tags: tagIds }),
		...(include.length > 0 && { include }),
		include_count: true,
		limit: 500,
	};
	return {
		target: CONTACTS,
		name: 'contacts',
		queries: requests.map(({ kind, query }) => (range) => ({
			...buildRangeQuery(kind, range),
			...query,
			...common,
		})),
		getId,
		getTime: (contact, start) => requireTime(contact, getListTime(contact, start)),
	};
}

/** The records that exist if the trigger begins now, from the lookback window on; fewer if there are more than can be remembered. */
async function readNewest(call: TriggerFeedCall, list: RangedList) {
	const { clocks } = call;
	let span = getOverlap(call);
	// The first response contains the server's time.
	await countSince(call, list, clocks.earlier() - span);
	let oldest = clocks.earlier() - span;
	const end = clocks.later();
	while (end - oldest > 1000 && (await countSince(call, list, oldest)) > MOST_SEEN) {
		span = (end - oldest) / 2;
		oldest = end - span;
	}
	const records: IDataObject[] = [];
	for await (const some of readAscending(call, list, oldest)) {
		for (const record of some) records.push(record);
	}
	return { records, oldest };
}

/** How far back to look for the editor's examples, in days. */
const LOOK_BACK = [1, 30, 365, 7300];

async function sample(call: TriggerFeedCall, list: ContactList): Promise<IDataObject[]> {
	const ranged = await toRangedList(call, list);
	let found: IDataObject[] = [];
	let start = 0;
	for (const days of LOOK_BACK) {
		start = Date.now() - days * DAY;
		found = (await readSomeSince(call, ranged, start)).filter(list.isWanted);
		if (found.length >= SAMPLE_SIZE) break;
	}
	return found
		.sort((left, right) => ranged.getTime(right, start) - ranged.getTime(left, start))
		.slice(0, SAMPLE_SIZE);
}

/**
 * When a contact's email address or text message number was unsubscribed: the first time since the start, or else the last one.
 * The list returns a contact for an earlier opt-out only as long as reading begins before that.
 */
function getOptOutTime(contact: IDataObject, start: number): number {
	const email = isRecord(contact.email_address) ? contact.email_address : {};
	const sms = isRecord(contact.sms_channel) ? contact.sms_channel.sms_channel_consents : [];
	const consents = listRecords(sms);
	const times = [email, ...consents]
		.map(({ opt_out_date: date }) => parseTime(date))
		.filter(Number.isFinite);
	const since = times.filter((time) => time >= start);
	if (since.length > 0) return Math.min(...since);
	return times.length > 0 ? Math.max(...times) : parseTime(email.updated_at ?? contact.updated_at);
}

/** When a contact was changed: an opt-out is recorded on its address only. */
function getUpdateTime(contact: IDataObject): number {
	const email = isRecord(contact.email_address) ? contact.email_address : {};
	const optOut = parseTime(email.opt_out_date);
	const update = parseTime(contact.updated_at);
	return Number.isFinite(optOut) ? Math.max(update, optOut) : update;
}

/** The creation isn't an update; without its time, any change counts. Deletions have their own event. */
function wasChanged(contact: IDataObject): boolean {
	const isNew = getUpdateTime(contact) <= parseTime(contact.created_at);
	return !isDeleted(contact) && !isNew;
}

/**
 * A deletion has only a date, in an unknown time zone. If the contact was deleted long before, it has been changed since, for
 * whatever reason.
 */
function wasJustDeleted({ deleted_at: date, updated_at: update }: IDataObject): boolean {
	const day = parseTime(date);
	return Number.isNaN(day) || day + 2 * DAY >= parseTime(update);
}

/** Without its time, neither the cursor nor the records already output can be determined. */
function requireTime({ contact_id: id }: IDataObject, time: number): number {
	if (Number.isFinite(time)) return time;
	const seen = `contact ${String(id)} has no readable time`;
	throw unreadableResponseError(`GET ${CONTACTS}`, seen);
}

function getId({ contact_id: id }: IDataObject): string {
	return String(id);
}
