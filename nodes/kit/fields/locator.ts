import type { INodePropertyMode } from 'n8n-workflow';

import { InputError } from '../errors';
import { isBlank, isRecord } from '../json';
import { required, show, textOfNumber } from './basic';
import type { Field, FieldTexts } from './field';

/** How a record is picked: from a searchable list, or by typing what identifies it. */
export interface LocatorTexts {
	/** Name of the node's list search method. */
	searchListMethod: string;
	/** The mode beside the list. Default: By ID. */
	typed?: { name?: 'id' | 'name'; displayName?: string; placeholder?: string };
	/** Which mode the editor starts with. Default: list. */
	startWith?: 'list' | 'id' | 'name';
}

/** One record, picked from a list or typed. */
export function locator(texts: FieldTexts<LocatorTexts>): Field<string> {
	return required(optionalLocator(texts));
}

/** One record, picked from a list or typed; undefined when left empty. */
export function optionalLocator(texts: FieldTexts<LocatorTexts>): Field<string | undefined> {
	const { searchListMethod, typed, startWith = 'list', ...shown } = texts;
	const list: INodePropertyMode = {
		...mode('From List', 'list', 'list'),
		typeOptions: { searchListMethod, searchable: true },
	};
	const byText: INodePropertyMode = {
		...mode(typed?.displayName ?? 'By ID', typed?.name ?? 'id', 'string'),
		...(typed?.placeholder && { placeholder: typed.placeholder }),
	};
	return {
		property: {
			type: 'resourceLocator',
			default: { mode: startWith, value: '' },
			...shown,
			modes: [list, byText],
		},
		read(raw, { label }) {
			// The editor stores the mode beside the value; an expression may give the value alone.
			const value = isRecord(raw) && '__rl' in raw ? raw.value : raw;
			if (isBlank(value)) return undefined;
			if (typeof value === 'string') return requireValue(value.trim(), label);
			if (typeof value === 'number') return textOfNumber(value, label);
			throw new InputError(
				`'${label}' is ${show(raw)}`,
				'Choose an entry from the list, or give its ID as text.',
			);
		},
	};
}

/** @throws InputError for what an expression makes of a missing value: it names no record */
function requireValue(text: string, label: string): string {
	if (!/^(?:NaN|undefined|null|\[object Object\])$/.test(text)) return text;
	throw new InputError(
		`'${label}' is '${text}', which an expression gives for something that is missing`,
		'Check the expression: it names a field that the item lacks, or an object in place of its ID.',
	);
}

/** A way to pick a record. */
function mode(
	displayName: string,
	name: string,
	type: INodePropertyMode['type'],
): INodePropertyMode {
	return { displayName, name, type };
}
