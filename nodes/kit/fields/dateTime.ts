import type { DateTime } from 'luxon';

import { isBlank } from '../json';
import { isNoDate, parseMoment } from '../moments';
import type { Field, FieldTexts } from './field';

/** A moment in time, or undefined when left empty. A text without an offset is one in the time zone of the workflow. */
export function moment(texts: FieldTexts): Field<DateTime | undefined> {
	return {
		property: { type: 'dateTime', default: '', ...texts },
		read: (raw, context) =>
			isBlank(raw) || isNoDate(raw) ? undefined : parseMoment(raw, context.label, context),
	};
}
