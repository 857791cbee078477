import type { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import type { Feed, FeedCall, Found } from './feed';
import { LastPolls } from './lastPolls';
import { noteDamage, readCursor, takeDamage, writeCursor, type Subject } from './storedCursor';

/** A poll of one feed, and the state of the trigger. */
interface FeedPoll<Call extends FeedCall> {
	feed: Feed<Call, object>;
	call: Call;
	/** What n8n stores for the node between polls. */
	data: IDataObject;
	/** Identifies the node among all nodes of this n8n instance. */
	key: string;
	subject: Subject;
	/** The filters as the user wrote them: an expression may return a different value in each poll. */
	filter: string;
	/** Where a new trigger begins; if not given, now. */
	startDate: DateTime | undefined;
	/** Makes items of the records. If it fails, the next poll reads them again. */
	toItems: (records: IDataObject[]) => Promise<IDataObject[]>;
	/** The product's name in messages, which is also that of its node. */
	product: string;
}

/** What this process knows about the last polls: n8n saves the state of a trigger only when it found something. */
const lastPolls = new LastPolls();

/** Returns what is new since the last poll, and stores how far it got; if it throws, nothing has changed. */
export async function pollFeed<Call extends FeedCall>(
	poll: FeedPoll<Call>,
): Promise<IDataObject[]> {
	const { feed, call, data, subject, filter, toItems } = poll;
	const damagedAt = takeDamage(data);
	if (damagedAt !== undefined) throw restartedTriggerError(damagedAt, poll);
	const stored = readCursor(data, subject, filter, (cursor) => feed.isCursor(cursor));
	const isDamaged = stored !== undefined && stored.cursor === undefined;
	const key = JSON.stringify([poll.key, subject]);
	if (stored?.isRefiltered) call.refiltered = { lastPoll: lastPolls.get(key) };
	const found = await readFrom(stored?.cursor, poll);
	const items = await toItems(found.records);
	writeCursor(data, subject, filter, found.cursor);
	if (isDamaged) noteDamage(data);
	const offset = feed.getOffset?.(found.cursor);
	lastPolls.set(key, { time: call.clocks.earlier(), offset });
	return items;
}

/** Reads on from a cursor, or starts. A trigger that starts now hasn't found anything yet. */
async function readFrom<Call extends FeedCall>(
	cursor: object | undefined,
	{ feed, call, startDate }: FeedPoll<Call>,
): Promise<Found<object>> {
	if (cursor !== undefined) return await feed.read(call, cursor);
	const start = await feed.begin(call, startDate?.toMillis());
	return startDate === undefined ? { records: [], cursor: start } : await feed.read(call, start);
}

/** Thrown once, after the poll that started over: that poll may be the activation's, which must not fail every time. */
function restartedTriggerError(
	damagedAt: string,
	{ startDate, product }: Pick<FeedPoll<FeedCall>, 'startDate' | 'product'>,
): InputError {
	const from =
		startDate === undefined ? `at ${damagedAt}` : `at its start date, ${startDate.toISO()}`;
	return new InputError(
		`What the trigger remembered could not be read, so it has started over ${from}`,
		startDate === undefined
			? `Anything between its last execution and then did not start the workflow: look for it in ${product}, for example with Get Many of the ${product} node. The next poll continues as usual.`
			: 'Everything since the start date is returned again. The next poll continues as usual.',
	);
}

/**
 * Recent records of a feed for the editor.
 *
 * @param pause what to do between creating an example and fetching it, if lists lag behind, e.g. `, wait two minutes`
 * @throws InputError if there are none
 */
export async function readSample<Call extends FeedCall>(
	{ feed, call, product }: Pick<FeedPoll<Call>, 'feed' | 'call' | 'product'>,
	pause = '',
): Promise<IDataObject[]> {
	const records = await feed.sample(call);
	if (records.length > 0) return records;
	throw new InputError(
		`${product} has no data for this trigger yet`,
		`Create an example in ${product}${pause} and fetch again, or loosen the filters.`,
	);
}
