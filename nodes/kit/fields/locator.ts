import type { INodePropertyMode } from 'n8n-workflow';

import { isBlank } from '../json';
import { missing, show } from './basic';
import type { Field, FieldTexts } from './field';
import { InputError } from '../errors';

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
	const optional = optionalLocator(texts);
	return {
		property: { ...optional.property, required: true },
		read: (raw, context) => optional.read(raw, context) ?? missing(context),
	};
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
			if (isBlank(raw)) return undefined;
			if (typeof raw === 'string') return raw.trim();
			if (typeof raw === 'number') return String(raw);
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
