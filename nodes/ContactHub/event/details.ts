import type { IDataObject } from 'n8n-workflow';

import { InputError, type DateTime } from '../../kit';
import { formatDateTime } from '../model/values';

/** Values of `eventDetails`. */
interface EventDetails {
	contextInfo?: IDataObject;
	date?: DateTime;
	tracking?: Record<string, string | undefined>;
}

/** Maximum bytes of `properties` and of `contextInfo` (ContactHub API 1.5). */
const LARGEST_PART = 64 * 1024;

/** The parts of an event's body that were filled in. */
export function readDetails({ contextInfo, date, tracking = {} }: EventDetails): IDataObject {
	const ga = Object.entries(tracking).filter(([, value]) => value !== undefined);
	if (contextInfo !== undefined) checkPart(contextInfo, 'Context Info');
	return {
		...(contextInfo !== undefined && { contextInfo }),
		...(date !== undefined && { date: formatDateTime(date) }),
		...(ga.length > 0 && { tracking: { ga: Object.fromEntries(ga) } }),
	};
}

/** @throws InputError if a part of an event is larger than ContactHub accepts */
export function checkPart(part: IDataObject, label: string): void {
	const bytes = Buffer.byteLength(JSON.stringify(part));
	if (bytes <= LARGEST_PART) return;
	throw new InputError(
		`'${label}' has ${bytes} bytes; the maximum is ${LARGEST_PART}`,
		'Shorten the values.',
	);
}
