import type { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import type { Feed, FeedCall, Found } from './feed';
import { LastPolls } from './lastPolls';
import { noteDamage, readCursor, takeDamage, writeCursor, type Subject } from './storedCursor';

/** A poll of one feed, and what the trigger remembers of it. */
interface FeedPoll<Call extends FeedCall> {
	feed: Feed<Call, object>;
	call: Call;
	/** What n8n keeps of the node between polls. */
	data: IDataObject;
	/** Tells the node from all others of this n8n. */
	key: string;
	subject: Subject;
	/** The filters as the user wrote them: an expression may give another value with each poll. */
	filter: string;
	/** Where a new trigger begins; now where it is not given. */
	startDate: DateTime | undefined;
	/** Where to look for what was missed after the memory was damaged, e.g. `in the service, for example with Get Many`. */
	whereToLook: string;
}

/** What this process knows of the last polls: n8n saves what a trigger remembers only when something was found. */
const lastPolls = new LastPolls();

/**
 * What came since the last poll. Notes in the data how far it got; when it throws, nothing has
 * moved.
 */
export async function pollFeed<Call extends FeedCall>(
	poll: FeedPoll<Call>,
): Promise<IDataObject[]> {
	const { feed, call, data, subject, filter } = poll;
	const damagedAt = takeDamage(data);
	if (damagedAt !== undefined) throw restartedTriggerError(damagedAt, poll);
	const stored = readCursor(data, subject, filter, (cursor) => feed.isCursor(cursor));
	const isDamaged = stored !== undefined && stored.cursor === undefined;
	const key = JSON.stringify([poll.key, subject]);
	if (stored?.isRefiltered) call.refiltered = { lastPoll: lastPolls.get(key) };
	const found = await readFrom(stored?.cursor, poll);
	writeCursor(data, subject, filter, found.cursor);
	if (isDamaged) noteDamage(data);
	const offset = feed.getOffset?.(found.cursor);
	lastPolls.set(key, { time: call.clocks.earlier(), offset });
	return found.records;
}

/** Reads on from a cursor, or begins. A trigger that begins now has found nothing yet. */
async function readFrom<Call extends FeedCall>(
	cursor: object | undefined,
	{ feed, call, startDate }: FeedPoll<Call>,
): Promise<Found<object>> {
	if (cursor !== undefined) return await feed.read(call, cursor);
	const start = await feed.begin(call, startDate?.toMillis());
	return startDate === undefined ? { records: [], cursor: start } : await feed.read(call, start);
}

/** What is thrown once, after the poll that began anew: that one may be the activation's, which must not fail each time. */
function restartedTriggerError(
	damagedAt: string,
	{ startDate, whereToLook }: Pick<FeedPoll<FeedCall>, 'startDate' | 'whereToLook'>,
): InputError {
	const from =
		startDate === undefined ? `at ${damagedAt}` : `at its start date, ${startDate.toISO()}`;
	return new InputError(
		`What the trigger remembered could not be read, so it has started over ${from}`,
		startDate === undefined
			? `Anything between its last execution and then did not start the workflow: look for it ${whereToLook}. The next poll continues as usual.`
			: 'Everything since the start date is returned again. The next poll continues as usual.',
	);
}
