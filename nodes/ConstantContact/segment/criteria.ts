import type { IDataObject } from 'n8n-workflow';

import { hasStatus, InputError, toResult } from '../../kit';

/** Maximum characters of the criteria as JSON (V3 API 5). */
const LONGEST = 20_000;

/** A segment with its criteria as an object, whichever format they were returned in (V3 API 5). */
export function withCriteria(segment: IDataObject): IDataObject {
	const { segment_criteria: criteria } = segment;
	return {
		...segment,
		...(typeof criteria === 'string' && { segment_criteria: tryParse(criteria) }),
	};
}

function tryParse(text: string): IDataObject | string {
	const isObject = /^\s*\{[\s\S]*\}\s*$/.test(text);
	try {
		return isObject ? (JSON.parse(text) as IDataObject) : text;
	} catch {
		return text;
	}
}

/**
 * Sends a segment. The specification requires criteria as JSON text; if the service refuses that, they are sent as an object.
 *
 * @throws InputError if they are too long
 */
export async function sendSegment(
	send: (body: IDataObject) => Promise<IDataObject>,
	name: unknown,
	criteria: unknown,
): Promise<IDataObject> {
	const text = typeof criteria === 'string' ? criteria : JSON.stringify(criteria);
	if (text.length > LONGEST) {
		throw new InputError(
			`'Criteria' has ${text.length} characters as JSON; the maximum is ${LONGEST}`,
			'Use fewer conditions.',
		);
	}
	const sent = await toResult(send({ name, segment_criteria: text } as IDataObject));
	if (sent.ok) return withCriteria(sent.value);
	if (!isAboutCriteria(sent.error)) throw sent.error;
	const again = await toResult(send({ name, segment_criteria: tryParse(text) } as IDataObject));
	if (again.ok) return withCriteria(again.value);
	throw isAboutCriteria(again.error) ? sent.error : again.error;
}

function isAboutCriteria(error: unknown): boolean {
	return hasStatus(error, 400) && error.serverMessage.includes('segment_criteria');
}
