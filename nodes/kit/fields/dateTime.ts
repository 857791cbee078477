import type { DateTime } from 'luxon';

import { isBlank } from '../values/json';
import { isNoDate, parseDateTime } from '../values/dateTimes';
import type { Field, FieldTexts } from './field';

/** A moment in time, or undefined when left empty. A text without an offset is one in the time zone of the workflow. */
export function dateTime(texts: FieldTexts): Field<DateTime | undefined> {
	return {
		property: { type: 'dateTime', default: '', ...texts },
		read: (raw, context) =>
			isBlank(raw) || isNoDate(raw) ? undefined : parseDateTime(raw, context.label, context),
	};
}
