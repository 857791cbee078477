import type { JsonObject } from '../../json';
import type { Call } from '../api';
import { NEW_MS } from '../contacts/endpoints';
import { invalid } from '../errors';
import { boolean, id, integer, list, object, readBody, textOf, textsOf } from '../schema';
import { exportFile, isExportField } from './exportFile';
import type { Order } from './record';
import { EXCLUDE, readSource, type Chosen } from './sources';

const EXPORT = object({
	contact_ids: list(id, 500),
	list_ids: list(id, 50),
	tag_ids: list(id, 50),
	new_subscriber: boolean,
	segment_id: integer(0),
	fields: list({ type: 'string' }),
	status: { type: 'string' },
	exclude: EXCLUDE,
});

/** What can be combined; everything else is mutually exclusive (V3 API 6). */
const TOGETHER: Record<string, string[]> = {
	contact_ids: ['status'],
	list_ids: ['status', 'exclude', 'new_subscriber'],
	tag_ids: [],
	segment_id: [],
	new_subscriber: ['list_ids', 'exclude'],
	status: ['contact_ids', 'list_ids'],
	exclude: ['list_ids', 'new_subscriber'],
};

const MAX_EXCLUDED = 50;

function checkTogether(body: JsonObject): void {
	const given = Object.keys(TOGETHER).filter((name) => {
		const value = body[name];
		return value !== undefined && value !== null && value !== false;
	});
	for (const name of given) {
		const other = given.find((one) => one !== name && !TOGETHER[name]!.includes(one));
		if (other !== undefined) throw invalid(`${name} and ${other} are mutually exclusive`);
	}
}

const STATUSES: Record<string, string> = { removed: 'deleted' };

/** The contacts in an export: without a selection, all that aren't deleted. */
function chosenBy({ account, now }: Call, body: JsonObject): Chosen {
	const { contacts } = account;
	const status = textOf(body.status);
	const left = textsOf((body.exclude as JsonObject | undefined)?.contact_ids) ?? [];
	if (left.length > MAX_EXCLUDED) {
		throw invalid(`exclude has more than ${MAX_EXCLUDED} contact_ids`);
	}
	const excluded = new Set(left.map((one) => contacts.numberOf(one.toLowerCase())));
	const { contact_ids, list_ids, tag_ids, segment_id } = body;
	const name = ['contact_ids', 'list_ids', 'tag_ids', 'segment_id'].find((one) => one in body);
	const source = { contact_ids, list_ids, tag_ids, segment_id }[name ?? ''];
	const wanted = status === undefined ? undefined : (STATUSES[status] ?? status);
	const isWanted = (number: number): boolean =>
		!excluded.has(number) &&
		(wanted === undefined
			? contacts.status(number) !== 'deleted'
			: wanted === 'all' || contacts.status(number) === wanted) &&
		(body.new_subscriber !== true || contacts.createdTime(number) > now - NEW_MS);
	if (name === undefined || source === undefined) {
		return { numbers: () => contacts.numbers(isWanted), faults: [] };
	}
	const chosen = readSource(account, { [name]: source }, undefined, now);
	return { numbers: () => [...chosen.numbers()].filter(isWanted), faults: chosen.faults };
}

/**
 * Parses a request to export contacts.
 * @throws ApiError 400
 */
export function exportOrder(call: Call): Order {
	const { account, request } = call;
	const body = readBody(request, EXPORT, account.options);
	checkTogether(body);
	const fields = textsOf(body.fields);
	const unknown = fields?.find((name) => !isExportField(name));
	if (unknown !== undefined && account.options.unknownNames === 'reject') {
		throw invalid(`fields '${unknown}' is not valid`);
	}
	const { numbers, faults } = chosenBy(call, body);
	const total = [...numbers()].length;
	return {
		expected: { items_total_count: total, items_completed_count: 0 },
		hasFile: true,
		run: () => {
			const { file, count } = exportFile(account, numbers(), fields);
			return {
				faults,
				counters: { items_total_count: count, items_completed_count: count },
				file,
			};
		},
	};
}
