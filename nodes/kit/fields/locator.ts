import type { INodePropertyMode } from 'n8n-workflow';

import { InputError } from '../errors';
import { isBlank, isRecord } from '../json';
import { required, show } from './basic';
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
			if (typeof value === 'string') return value.trim();
			if (typeof value === 'number') return String(value);
			throw new InputError(
				`'${label}' is ${show(raw)}`,
				'Choose an entry from the list, or give its ID as text.',
			);
		},
	};
}

/** A way to pick a record. */
function mode(
	displayName: string,
	name: string,
	type: INodePropertyMode['type'],
): INodePropertyMode {
	return { displayName, name, type };
}
