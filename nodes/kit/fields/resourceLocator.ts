import type { INodePropertyMode } from 'n8n-workflow';

import { refuseEmptyName } from './emptyExpressions';
import { InputError } from '../errors/errors';
import { isBlank, isRecord } from '../values/json';
import { trimInvisible } from '../values/invisible';
import { formatNumber } from '../values/numbers';
import { requirePlainText } from '../values/plainText';
import { show } from '../values/show';
import { requireName } from '../values/texts';
import { required } from './basic';
import type { Field, FieldContext, FieldTexts } from './field';

/** How a record is chosen: from a searchable list, or by typing its identifier. */
interface ResourceLocatorTexts {
	/** Name of the node's list search method. */
	searchListMethod: string;
	/** The mode besides the list. Default: By ID. */
	typed?: { name?: 'id' | 'name'; displayName?: string; placeholder?: string };
	/** The mode in which the editor starts. Default: list. */
	startWith?: 'list' | 'id' | 'name';
}

/** One record, chosen from a list or typed. */
export function resourceLocator(texts: FieldTexts<ResourceLocatorTexts>): Field<string> {
	return required(optionalResourceLocator(texts));
}

/** One record, chosen from a list or typed; undefined if empty. */
export function optionalResourceLocator(
	texts: FieldTexts<ResourceLocatorTexts>,
): Field<string | undefined> {
	const { searchListMethod, typed, startWith = 'list', ...shown } = texts;
	return {
		property: {
			type: 'resourceLocator',
			default: { mode: startWith, value: '' },
			...shown,
			modes: [
				listMode(searchListMethod),
				typedMode(typed?.name ?? 'id', typed?.displayName ?? 'By ID', typed?.placeholder),
			],
		},
		read: readValue,
	};
}

/** A way to identify a record by typing. */
export interface TypedMode<Name extends string = string> {
	name: Name;
	displayName: string;
	placeholder: string;
	hint?: string;
}

/** The identifier of a record. */
export interface RecordReference<Mode extends string> {
	/** The mode in which it was entered; `id` also if it was chosen from the list. */
	by: Mode | 'id';
	value: string;
}

/** One record, chosen from a list or identified in one of several ways; undefined if empty. */
export function optionalReference<Mode extends string>(
	texts: FieldTexts<{ searchListMethod: string; typed: Array<TypedMode<Mode>> }>,
): Field<RecordReference<Mode> | undefined> {
	const { searchListMethod, typed, ...shown } = texts;
	return {
		property: {
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			...shown,
			modes: [
				listMode(searchListMethod),
				...typed.map(({ name, displayName, placeholder, hint }) => ({
					...typedMode(name, displayName, placeholder),
					...(hint && { hint }),
				})),
			],
		},
		read(raw, context) {
			const value = readValue(raw, context);
			if (value === undefined) return undefined;
			const mode = isRecord(raw) && '__rl' in raw ? raw.mode : 'id';
			const chosen = typed.find(({ name }) => name === mode);
			return { by: chosen?.name ?? 'id', value };
		},
	};
}

/** The editor stores the mode beside the value; an expression may return just the value. */
function readValue(raw: unknown, context: FieldContext): string | undefined {
	const { label } = context;
	const value = isRecord(raw) && '__rl' in raw ? raw.value : raw;
	if (isBlank(value)) return undefined;
	refuseEmptyName(context);
	if (typeof value === 'string') {
		return requirePlainText(requireName(trimInvisible(value).trim(), label), label);
	}
	if (typeof value === 'number') return formatNumber(value, label);
	throw new InputError(
		`'${label}' is ${show(raw)}`,
		'Choose an entry from the list, or give its ID as text.',
	);
}

function listMode(searchListMethod: string): INodePropertyMode {
	return {
		...mode('From List', 'list', 'list'),
		typeOptions: { searchListMethod, searchable: true },
	};
}

function typedMode(
	name: string,
	displayName: string,
	placeholder: string | undefined,
): INodePropertyMode {
	return { ...mode(displayName, name, 'string'), ...(placeholder && { placeholder }) };
}

/** A way to choose a record. */
function mode(
	displayName: string,
	name: string,
	type: INodePropertyMode['type'],
): INodePropertyMode {
	return { displayName, name, type };
}
