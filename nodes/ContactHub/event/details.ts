import type { IDataObject } from 'n8n-workflow';

import type { DateTime } from '../../kit';
import { requireSize } from '../model/size';
import { formatDateTime } from '../model/values';

/** Values of `eventDetails`. */
interface EventDetails {
	contextInfo?: IDataObject;
	date?: DateTime;
	tracking?: Record<string, string | undefined>;
}

/** The parts of an event's body that were filled in. */
export function readDetails({ contextInfo, date, tracking = {} }: EventDetails): IDataObject {
	const ga = Object.entries(tracking).filter(([, value]) => value !== undefined);
	requireSize(contextInfo, 'Context Info');
	return {
		...(contextInfo !== undefined && { contextInfo }),
		...(date !== undefined && { date: formatDateTime(date) }),
		...(ga.length > 0 && { tracking: { ga: Object.fromEntries(ga) } }),
	};
}
