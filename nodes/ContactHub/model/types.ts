import type { INodePropertyOptions } from 'n8n-workflow';

import { compareNames } from '../../kit';

/** How a field's value is checked before it is sent (ContactHub API 3.1). */
export type FieldKind =
	| 'text'
	| 'email'
	| 'url'
	| 'date'
	| 'dateTime'
	| 'number'
	| 'integer'
	| 'year'
	| 'boolean'
	| 'locale'
	| 'timezone'
	| 'choice'
	| 'stringList'
	| 'keyValuePairs'
	| 'any'
	| 'json'
	| 'object';

/** One field of a ContactHub record. */
export interface RecordField {
	/** Dotted path in the record, e.g. `base.contacts.email`. */
	path: string;
	/** The label for users. */
	label: string;
	description?: string;
	kind: FieldKind;
	/** Values of a `choice`. */
	options?: INodePropertyOptions[];
	/** Further names that columns of incoming items may have. */
	aliases?: string[];
}

/** Options whose names are the API's own values, made readable: `HIGH_SCHOOL` is shown as `High School`. */
export function toEnumOptions(values: readonly string[]): INodePropertyOptions[] {
	return values
		.map((value) => ({ name: toReadable(value), value }))
		.sort((left, right) => compareNames(left.name, right.name));
}

const SPECIAL_WORDS: Record<string, string> = {
	ECOMMERCE: 'E-Commerce',
	IM: 'IM',
	IOT: 'IoT',
	SMS: 'SMS',
};

function toReadable(value: string): string {
	return value
		.split(/[_-]/)
		.map(
			(word) => SPECIAL_WORDS[word] ?? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
		)
		.join(' ');
}
