import type { DateTime } from 'luxon';

import { isBlank } from '../values/json';
import { isNoDate, parseDateTime } from '../values/dateTimes';
import type { Field, FieldTexts } from './field';

/** A date and time; undefined if empty. A text without an offset is in the workflow's time zone. */
export function dateTime(texts: FieldTexts): Field<DateTime | undefined> {
	return {
		property: { type: 'dateTime', default: '', ...texts },
		read: (raw, context) =>
			isBlank(raw) || isNoDate(raw) ? undefined : parseDateTime(raw, context.label, context),
	};
}
